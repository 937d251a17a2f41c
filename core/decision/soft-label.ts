import type { Extent } from '@/core/annotation/fragment'
import type { Case } from '@/core/disagreement/case'
import { type Tagging, taggingsOf } from '@/core/disagreement/tagging'

/**
 * How many of the annotators gave exactly this tag to exactly these words: k of n, a label for those
 * who learn from disagreement. What nobody marked has none; a near miss (another edge) is its own label.
 */
export interface SoftLabel {
  readonly tag: string
  readonly extent: Extent
  /** The words at each fragment. */
  readonly quotes: readonly string[]
  readonly k: number
  readonly n: number
}

/** The soft labels of some cases, in the order of the cases and of the text. */
export function softLabels(cases: readonly Case[]): readonly SoftLabel[] {
  return cases.flatMap((one) => taggingsOf(one.lanes).map((tagging) => softLabel(tagging, one.lanes.length)))
}

/** The soft label of one tagging among `n` annotators. */
export function softLabel({ tag, extent, quotes, lanes }: Tagging, n: number): SoftLabel {
  return { tag, extent, quotes, k: lanes.length, n }
}
