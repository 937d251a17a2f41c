import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { normaliseExtent } from '@/core/annotation/fragment'
import type { Layer } from '@/core/annotation/layer'
import { codePoint } from '@/core/text/offset'
import { annotationsOf, disagreementKinds } from './case'
import { findCases } from './find-cases'
import { findCasesPairwise } from './pairwise'

/** Layers over a text of some length: the shorter it is, the more overlaps. */
const layersOver = (length: number, pieces: number) =>
  fc.array(
    fc.array(
      fc.record({
        tag: fc.constantFrom('x', 'y', 'z'),
        extent: fc.array(fc.tuple(fc.nat(length), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: pieces }),
      }),
      { maxLength: 14 },
    ),
    { minLength: 1, maxLength: 6 },
  ).map((people) => people.map((own, person): Layer => {
    const annotator = String.fromCharCode(65 + person)
    const annotations = own.map(({ tag, extent }, index): Annotation => ({
      id: `${annotator}${String(index).padStart(2, '0')}`, assignmentId: annotator, version: 1, deleted: false, changedAt: '', origin: byHand, tag,
      extent: normaliseExtent(extent.map(([start, size]) => ({ start: codePoint(start), end: codePoint(start + size) }))), quotes: [], note: '', attributes: {},
    }))
    return { assignmentId: annotator, annotator, annotations }
  }))

const plain = (layers: readonly Layer[]) =>
  findCases(layers)
    .map((one) => ({ key: one.key, ids: annotationsOf(one).map(({ id }) => id).sort(), kinds: one.kinds }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))

test.each([
  ['sparse', 120, 1], ['dense', 24, 1], ['sparse, in pieces', 120, 3], ['dense, in pieces', 24, 3], ['crowded', 8, 2],
] as const)('the cases and kinds are those of the definitions taken pair by pair: %s', (_, length, pieces) => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(layersOver(length, pieces), (layers) => {
      const found = plain(layers)
      for (const { kinds } of found) for (const kind of kinds) seen.add(kind)
      expect(found).toEqual(findCasesPairwise(layers))
    }),
    { numRuns: 100 },
  )
  expect([...seen].sort()).toEqual([...disagreementKinds].sort())
}, 30_000)
