import type { LabelledSpan } from '../marked-article'
import type { SpanTable } from '../span-table'

/** When a span of one annotator counts as found by another. */
export interface MatchRule {
  /** The exact name of the variant, as it stands beside a figure. */
  readonly name: string
  /** What is done to the spans of one annotator in one article before they are compared. */
  readonly prepare: (spans: readonly LabelledSpan[]) => readonly LabelledSpan[]
  /** How much there is to find: spans, or characters. */
  readonly size: (table: SpanTable) => number
  /** How much of a's is found in b's, and how much of b's in a's, in the unit of `size`. */
  readonly hits: (a: SpanTable, b: SpanTable) => readonly [number, number]
}

/** Nothing is done to them. */
export const asTheyAre = (spans: readonly LabelledSpan[]): readonly LabelledSpan[] => spans

export const spanCount = (table: SpanTable): number => table.count
