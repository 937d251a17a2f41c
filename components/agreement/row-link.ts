import type { ReportChoice } from '@/core/agreement/report/choice'
import type { BreakdownKey, CaseWords, ReportRow } from '@/core/agreement/report/report'

/** Where a row leads, and to what: after its name, as in `Loaded language: its cases`. */
export interface RowLink {
  readonly href: string
  readonly words: string
}

interface Ways {
  readonly casesHref: (words: CaseWords) => string | null
  readonly hrefFor: (choice: ReportChoice) => string
}

/**
 * Where the row of a breakdown leads: to its cases, where the review can list just those; one annotator against the rest to
 * the pairs, a codebook version to its own figures. Null where neither would show what the figure is of: a week, say.
 */
export function rowLink(by: BreakdownKey, row: Pick<ReportRow, 'key' | 'cases'>, choice: ReportChoice, { casesHref, hrefFor }: Ways): RowLink | null {
  if (Object.values(row.cases).some((word) => word !== undefined) || by === 'all') {
    const href = casesHref(row.cases)
    return href === null ? null : { href, words: by === 'all' ? 'the cases' : 'its cases' }
  }
  if (by === 'rest') return { href: hrefFor({ ...choice, view: 'pair' }), words: 'pair by pair' }
  if (by === 'codebook' && choice.scope.codebook === null) return { href: hrefFor({ ...choice, view: 'tag', scope: { ...choice.scope, codebook: Number(row.key) }, beside: null }), words: 'its tags' }
  return null
}
