import { sharedLength, unionWithinLabels, visitOverlaps } from '../span-table'
import type { MatchRule } from './match-rule'
import { spanCount } from './match-rule'

/**
 * The score of the propaganda task (G. Da San Martino et al., “SemEval-2020 Task 11: Detection of Propaganda Techniques
 * in News Articles”, 2020; first in “Fine-Grained Analysis of Propaganda in News Articles”, EMNLP 2019): a span s is
 * found to the share |s ∩ t|/|s|, summed over the spans t of the same label. Where spans of one annotator and label
 * overlap, this could exceed 1, so they are made one first; those that only touch stay two.
 */
export const partial: MatchRule = {
  name: 'partial, as in SemEval-2020 task 11: share of each span, overlapping spans of a tag made one',
  prepare: (spans) => unionWithinLabels(spans, false),
  size: spanCount,
  hits: (a, b) => {
    let ofA = 0
    let ofB = 0
    visitOverlaps(a, b, (i, j) => {
      const shared = sharedLength(a, i, b, j)
      ofA += shared / (a.ends[i]! - a.starts[i]!)
      ofB += shared / (b.ends[j]! - b.starts[j]!)
    })
    return [ofA, ofB]
  },
}
