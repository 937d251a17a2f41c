import type { SpanTable } from '../span-table'
import type { MatchRule } from './match-rule'
import { asTheyAre, spanCount } from './match-rule'

/** The same start, end and label. A span that is there twice is found twice only if the other has it twice. */
export const exact: MatchRule = { name: 'exact: same start, end and tag', prepare: asTheyAre, size: spanCount, hits: commonSpans }

/** The same start and end, whatever the label. */
export const exactUnlabelled: MatchRule = {
  name: 'exact, unlabelled: same start and end',
  prepare: (spans) => spans.map(({ start, end }) => ({ start, end, label: '' })),
  size: spanCount,
  hits: commonSpans,
}

function commonSpans(a: SpanTable, b: SpanTable): readonly [number, number] {
  let common = 0
  let i = 0
  let j = 0
  while (i < a.count && j < b.count) {
    const order = a.labels[i]! - b.labels[j]! || a.starts[i]! - b.starts[j]! || a.ends[i]! - b.ends[j]!
    if (order === 0) common++
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return [common, common]
}
