import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import type { Annotation, AnnotationContent } from './annotation'
import { bringIn, countWrites } from './bring-in'
import { byHand } from './origin'
import { change, confirm, contentOf, openLayer } from './working-layer'

const content = (note: string): AnnotationContent => ({ tag: 'labelling', note, attributes: {}, quotes: ['e\u0301 👍 سلام'], extent: [{ start: codePoint(0), end: codePoint(9) }] })
const stored = (id: string, note: string, version = 1, deleted = false): Annotation => ({ ...content(note), origin: byHand, id, version, deleted, assignmentId: 'x', changedAt: 'then' })
const none: ReadonlySet<string> = new Set()

describe('bringIn', () => {
  const opened = openLayer('x', [stored('a', 'old'), stored('b', 'old')])

  it('shows what is new, changed and deleted, and says which', () => {
    const { layer, changed } = bringIn(opened, [stored('a', 'theirs', 2), stored('b', 'old', 2, true), stored('c', 'theirs')], none)
    expect(changed.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect([...layer.annotations.values()].map((one) => contentOf(one)?.note ?? null)).toEqual(['theirs', null, 'theirs'])
    expect(change(layer, 'a', content('mine'))!.write).toMatchObject({ basedOn: 2 })
  })

  it('leaves what waits here, on the version that its writer saw', () => {
    const mine = change(opened, 'a', content('mine'))!.layer
    const { layer, changed } = bringIn(mine, [stored('a', 'theirs', 2)], new Set(['a']))
    expect(changed).toEqual([])
    expect(change(layer, 'a', content('mine, later'))!.write).toMatchObject({ basedOn: 1 })
    expect(contentOf(layer.annotations.get('a'))?.note).toBe('mine')
  })

  it('changes nothing where what comes is as old as what is known, or older', () => {
    const confirmed = confirm(change(opened, 'a', content('mine'))!.layer, stored('a', 'mine', 2))
    expect(bringIn(confirmed, [stored('a', 'old'), stored('b', 'old')], none)).toEqual({ layer: confirmed, changed: [] })
    expect(bringIn(confirmed, [], none).layer).toBe(confirmed)
  })

  it('brings a page to what the server has, however old the page is', () => {
    const versions = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 4 }))
    fc.assert(fc.property(versions, versions, (known, since) => {
      const server = { ...known, ...Object.fromEntries(Object.entries(since).map(([id, more]) => [id, (known[id] ?? 0) + more])) }
      const rows = (of: Record<string, number>) => Object.entries(of).map(([id, version]) => stored(id, `${version}`, version, version % 3 === 0))
      const before = openLayer('x', rows(known))
      const { layer, changed } = bringIn(before, rows(server), none)
      expect(changed.map(({ id }) => id).toSorted()).toEqual(Object.keys(since).toSorted())
      expect(new Map([...layer.annotations].toSorted())).toEqual(new Map(rows(server).map((one) => [one.id, one] as const).toSorted()))
      // Where both count the same nothing was missed, and only there.
      expect(countWrites(before.stored.values(), []) === countWrites(rows(server), [])).toBe(changed.length === 0)
    }))
  })
})
