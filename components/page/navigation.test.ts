import { describe, expect, it } from 'vitest'
import { currentEntry, divideForBar, initials, type NavEntry } from './navigation'

const entries: NavEntry[] = [
  { key: 'work', href: '/p/car' },
  { key: 'articles', href: '/p/car/articles', also: ['/p/car/imports'] },
  { key: 'export', href: '/p/car/export' },
]

describe('currentEntry', () => {
  it.each([
    ['/p/car', 'work'],
    ['/p/car/articles', 'articles'],
    ['/p/car/articles/19', 'articles'],
    ['/p/car/imports', 'articles'],
    ['/p/car/imports/7', 'articles'],
    ['/p/car/articlesque', 'work'],
    ['/p/care', undefined],
    ['/', undefined],
  ])('takes %s to belong to %s', (path, key) => {
    expect(currentEntry(entries, path)?.key).toBe(key)
  })
})

describe('divideForBar', () => {
  const many = Array.from({ length: 8 }, (_, index): NavEntry => ({ key: 'team', href: `/${index}` }))

  it('keeps five together', () => {
    expect(divideForBar(many.slice(0, 5))).toEqual({ bar: many.slice(0, 5), more: [] })
  })

  it('leaves the last place to the rest where there are more', () => {
    const { bar, more } = divideForBar(many)
    expect(bar).toHaveLength(4)
    expect([...bar, ...more]).toEqual(many)
  })
})

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Jean de la Fontaine', 'JF'],
    ['plato', 'P'],
    ['E\u0301mile 👩‍🔬', 'E\u0301👩‍🔬'],
    ['ليلى مراد', 'لم'],
    ['  ', ''],
  ])('of “%s” are %s', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})
