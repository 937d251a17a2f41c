import type { SpanTable } from '../span-table'
import { sharedLength, visitOverlaps } from '../span-table'
import type { MatchRule } from './match-rule'
import { asTheyAre, spanCount } from './match-rule'
import { maximumMatching } from './maximum-matching'

/** The same label and at least one common character; each span is matched with one other at most, as many as possible in all. */
export const overlapOneToOne: MatchRule = {
  name: 'overlap, one to one: same tag, a common character, maximum matching',
  prepare: asTheyAre,
  size: spanCount,
  hits: (a, b) => matched(a, b, () => true),
}

/** The same label and intersection over union of at least one half; matched as above. |s ∩ t|/|s ∪ t| ≥ 1/2 is 3·|s ∩ t| ≥ |s| + |t|. */
export const iou50: MatchRule = {
  name: 'IoU ≥ 0.5: same tag, half of the union common, maximum matching',
  prepare: asTheyAre,
  size: spanCount,
  hits: (a, b) => matched(a, b, (i, j) => 3 * sharedLength(a, i, b, j) >= a.ends[i]! - a.starts[i]! + b.ends[j]! - b.starts[j]!),
}

/** A span is found if it shares a character with any span of the same label, however many share it. */
export const overlapAny: MatchRule = {
  name: 'overlap, any: same tag, a common character, many to many',
  prepare: asTheyAre,
  size: spanCount,
  hits: (a, b) => {
    const foundA = new Uint8Array(a.count)
    const foundB = new Uint8Array(b.count)
    visitOverlaps(a, b, (i, j) => {
      foundA[i] = 1
      foundB[j] = 1
    })
    return [total(foundA), total(foundB)]
  },
}

function matched(a: SpanTable, b: SpanTable, fits: (i: number, j: number) => boolean): readonly [number, number] {
  const edges: number[] = []
  visitOverlaps(a, b, (i, j) => {
    if (fits(i, j)) edges.push(i, j)
  })
  const size = edges.length === 0 ? 0 : maximumMatching(a.count, b.count, edges)
  return [size, size]
}

function total(flags: Uint8Array): number {
  let sum = 0
  for (const flag of flags) sum += flag
  return sum
}
