import type { SpanTable } from '../span-table'
import { sharedLength, unionWithinLabels, visitOverlaps } from '../span-table'
import type { MatchRule } from './match-rule'

/** Labelled characters as sets: each (character, label) that both have. Spans of one annotator and label count as their union. */
export const characters: MatchRule = {
  name: 'characters: same character, same tag, union within a tag',
  prepare: (spans) => unionWithinLabels(spans, true),
  size: covered,
  hits: (a, b) => {
    let common = 0
    visitOverlaps(a, b, (i, j) => (common += sharedLength(a, i, b, j)))
    return [common, common]
  },
}

function covered(table: SpanTable): number {
  let sum = 0
  for (let at = 0; at < table.count; at++) sum += table.ends[at]! - table.starts[at]!
  return sum
}
