import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, BlockKind } from '../article/block'
import { codePoint } from '../text/offset'
import { offsetTable } from '../text/offset-table'
import { type Selectable, snapFragment, snapSelection, unusualBlocksIn } from './snap'

/** An article from its lines; a line that begins with `~` is furniture. */
function article(...lines: string[]): Selectable {
  const blocks: Block[] = []
  let at = 0
  const bare = lines.map((line) => line.replace(/^~/, ''))
  bare.forEach((line, index) => {
    const kind: BlockKind = lines[index]!.startsWith('~') ? 'furniture' : 'paragraph'
    blocks.push({ kind, start: codePoint(at), end: codePoint(at + [...line].length) })
    at += [...line].length + 1
  })
  const text = bare.join('\n')
  return { text, table: offsetTable(text), blocks }
}

const fragment = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })

/** What is selected by snapping what stands between ‹ and › in the text. */
function snapped(marked: string, to: 'words' | 'characters'): string | undefined {
  const start = [...marked.slice(0, marked.indexOf('‹'))].length
  const inside = marked.slice(marked.indexOf('‹') + 1, marked.indexOf('›'))
  const one = article(...marked.replace(/[‹›]/g, '').split('\n'))
  const found = snapFragment(one, fragment(start, start + [...inside].length), to)
  return found && one.table.slice(found.start, found.end)
}

const family = '👨‍👩‍👧'
const flag = '🇨🇫'
const eAcute = 'e\u0301'

describe('snapFragment', () => {
  it.each([
    ['to whole words', 'Moscow air‹lifted a sec›ond batch', 'airlifted a second'],
    ['within one word', 'a s‹eco›nd batch', 'second'],
    ['without white space at its edges', 'a‹ second ›batch', 'second'],
    ['over a line feed', 'the fir‹st\nbat›ch arrived', 'first\nbatch'],
    ['not to the next paragraph', 'the ‹first batch\n›arrived', 'first batch'],
    ['with an apostrophe inside the word', 'Rus‹sia›’s plan', 'Russia’s'],
    ['keeping quotation marks that are selected', 'he said ‹“peace›” first', '“peace'],
    ['keeping an emoji whole', `an ${family} h‹ere ${family.slice(0, 2)}›${family.slice(2)}`, `here ${family}`],
    ['keeping a flag whole', `in ‹${flag.slice(0, 2)}›${flag.slice(2)} now`, flag],
    ['keeping combining marks', `caf‹e›\u0301s`, `caf${eAcute}s`],
    ['in right-to-left text', 'كتب الصح‹في الم›قال', 'الصحفي المقال'],
  ])('snaps %s', (_, marked, expected) => expect(snapped(marked, 'words')).toBe(expected))

  it.each([
    ['a part of a word', 'air‹lif›ted', 'lif'],
    ['never half a combined character', 'caf‹e›\u0301s', eAcute],
    ['never half an emoji', `‹${family.slice(0, 2)}›${family.slice(2)}!`, family],
  ])('to characters: %s', (_, marked, expected) => expect(snapped(marked, 'characters')).toBe(expected))

  it('is nothing when only white space is selected', () => expect(snapped('a‹ \n ›b', 'words')).toBeUndefined())

  it('gives no white space at the edges, keeps what was selected, and snapping twice changes nothing', () => {
    const words = fc.array(fc.constantFrom('Moscow', 'said', family, eAcute, 'مرحبا', '“no”', '\u00a0', '\n', '-', ' \u0301', `x${flag}`), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.constantFrom('words' as const, 'characters' as const), (parts, one, other, to) => {
        const given = article(...parts.join(' ').split('\n'))
        const [start, end] = [one % (given.table.length + 1), other % (given.table.length + 1)].sort((a, b) => a - b) as [number, number]
        const found = snapFragment(given, fragment(start, end), to)
        const selected = given.table.slice(codePoint(start), codePoint(end)).trim()
        expect(found === undefined).toBe(selected === '')
        if (!found) return
        const quote = given.table.slice(found.start, found.end)
        expect(quote).toBe(quote.trim())
        if (!selected.startsWith('\u0301')) expect(quote).toContain(selected)
        expect(snapFragment(given, found, to)).toEqual(found)
      }),
    )
  })
})

describe('snapSelection', () => {
  const given = article(`The first 👍 ${eAcute}`, '~Related: مقال', '~Share this', 'batch arrived')

  it('leaves out furniture that the selection runs across', () => {
    const extent = snapSelection(given, fragment(4, given.table.length - 8), 'words')
    expect(extent.map((one) => given.table.slice(one.start, one.end))).toEqual([`first 👍 ${eAcute}`, 'batch'])
    expect(unusualBlocksIn(given.blocks, extent)).toEqual([])
  })

  it('keeps furniture that the selection begins in', () => {
    const extent = snapSelection(given, fragment(15, given.table.length), 'words')
    expect(extent).toHaveLength(1)
    expect(unusualBlocksIn(given.blocks, extent).map(({ kind }) => kind)).toEqual(['furniture', 'furniture'])
  })

  it.each([['title', false], ['paragraph', false], ['byline', true], ['date', true], ['caption', true], ['footer', true]] as const)('of a %s asks first: %s', (kind, asks) => {
    const one: Block = { kind, start: codePoint(0), end: codePoint(9) }
    expect(unusualBlocksIn([one], [fragment(2, 5)])).toEqual(asks ? [one] : [])
    expect(unusualBlocksIn([one], [fragment(9, 12)])).toEqual([])
  })

  it('is empty for white space', () => expect(snapSelection(given, fragment(3, 4), 'words')).toEqual([]))
})

it('takes masked words whole', () => {
  expect(snapped('So ██‹█ ██›█ said', 'words')).toBe('███ ███')
  expect(snapped('So ██‹█ ██›█ said', 'characters')).toBe('█ ██')
})
