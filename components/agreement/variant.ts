import type { ReportRow } from '@/core/agreement/report/report'

/** What the figures of some rows are exactly, where that is another variant than the report's. */
export interface SharedVariant {
  /** Of all rows; null where they differ, or are what the report says. */
  readonly words: string | null
  /** What each row still has to say of itself; null where nothing. */
  readonly ofRow: (row: Pick<ReportRow, 'variant'>) => string | null
}

/**
 * Says once what all rows have in common: “|uα of this tag alone”, or, where only the number of tags differs, “Mean over
 * tags of |uα”; then a row says the beginning of its variant, with its number.
 */
export function sharedVariant(rows: readonly Pick<ReportRow, 'variant'>[]): SharedVariant {
  const [first = null, ...others] = [...new Set(rows.map(({ variant }) => variant))]
  if (others.length === 0) return { words: first, ofRow: () => null }
  const alike = new Set([first, ...others].map((variant) => variant?.replace(/ \d+(?: of \d+)?(?= (tags|questions)\b)/, '')))
  const [words] = alike
  if (alike.size === 1 && words !== undefined) return { words, ofRow: ({ variant }) => (variant === null ? null : firstClause(variant)) }
  return { words: null, ofRow: ({ variant }) => variant }
}

/** The name of a variant goes on for several clauses: the first is enough at an axis. */
export function firstClause(words: string): string {
  return words.split(/[:;,]/)[0]!
}
