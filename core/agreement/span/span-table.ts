import type { LabelledSpan } from './marked-article'

/** The spans of one annotator in one article as columns, sorted by label, then start, then end. */
export interface SpanTable {
  readonly count: number
  /** Numbers of labels, the same for the same label in all tables that are compared. */
  readonly labels: Float64Array
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** At each place, the largest end among the spans of its label so far. */
  readonly reach: Float64Array
}

/** Numbers labels in the order in which they come. */
export type LabelNumbers = Map<string, number>

export function numberOfLabel(numbers: LabelNumbers, label: string): number {
  const known = numbers.get(label)
  if (known !== undefined) return known
  numbers.set(label, numbers.size)
  return numbers.size - 1
}

/** Sorts spans into columns. */
export function spanTable(spans: readonly LabelledSpan[], numbers: LabelNumbers): SpanTable {
  const sorted = spans
    .map(({ start, end, label }) => ({ start, end, label: numberOfLabel(numbers, label) }))
    .sort((a, b) => a.label - b.label || a.start - b.start || a.end - b.end)
  const table = {
    count: sorted.length,
    labels: Float64Array.from(sorted, ({ label }) => label),
    starts: Float64Array.from(sorted, ({ start }) => start),
    ends: Float64Array.from(sorted, ({ end }) => end),
    reach: new Float64Array(sorted.length),
  }
  for (let at = 0; at < table.count; at++) {
    const before = at > 0 && table.labels[at - 1] === table.labels[at] ? table.reach[at - 1]! : -Infinity
    table.reach[at] = Math.max(before, table.ends[at]!)
  }
  return table
}

/**
 * Calls `visit` with the numbers of every two spans, one of each table, that have the same label and share at least one
 * position. Near-linear in the spans and the pairs, unless long spans lie over many others.
 */
export function visitOverlaps(a: SpanTable, b: SpanTable, visit: (i: number, j: number) => void): void {
  let from = 0
  for (let i = 0; i < a.count; i++) {
    const label = a.labels[i]!
    const start = a.starts[i]!
    const end = a.ends[i]!
    while (from < b.count && (b.labels[from]! < label || (b.labels[from] === label && b.reach[from]! <= start))) from++
    for (let j = from; j < b.count && b.labels[j] === label && b.starts[j]! < end; j++) if (b.ends[j]! > start) visit(i, j)
  }
}

/** How many positions two spans have in common. They must overlap. */
export function sharedLength(a: SpanTable, i: number, b: SpanTable, j: number): number {
  return Math.min(a.ends[i]!, b.ends[j]!) - Math.max(a.starts[i]!, b.starts[j]!)
}

/** Spans of one label that overlap are made one; with `touching`, also those that only touch. Labels are kept apart. */
export function unionWithinLabels(spans: readonly LabelledSpan[], touching: boolean): LabelledSpan[] {
  const sorted = [...spans].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.start - b.start))
  const melted: { start: number; end: number; label: string }[] = []
  for (const { start, end, label } of sorted) {
    const last = melted.at(-1)
    if (last !== undefined && last.label === label && (start < last.end || (touching && start === last.end))) last.end = Math.max(last.end, end)
    else melted.push({ start, end, label })
  }
  return melted
}
