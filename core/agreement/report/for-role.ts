import type { Role } from '@/core/permission'
import type { BreakdownKey, MetricReport, TagReport } from './report'

/** From how many articles on, done by two at least, whoever is not the lead is told of single people. */
export const fewestForPeople = 5

const tooFew = `Who stands apart is told from ${fewestForPeople} articles on that two have done. In fewer, one person could be followed from article to article; only the lead sees that.`

const ofPeople: readonly BreakdownKey[] = ['pair', 'rest', 'gold']

/**
 * What somebody may be told of single people. The days of a scope can be chosen so that one article is left in it: there,
 * figures of a person or a pair would say what somebody did in that article, under a pseudonym that is the same in all.
 * The lead sees everything; the words that find the cases of two people are for the lead alone.
 */
export function metricForRole(report: MetricReport, role: Role): MetricReport {
  if (role === 'lead') return report
  const few = Math.max(0, ...(report.breakdowns.find(({ by }) => by === 'all')?.rows ?? []).map(({ counts }) => counts.articles)) < fewestForPeople
  const breakdowns = report.breakdowns.map((one) =>
    few && ofPeople.includes(one.by) && one.rows.length > 0
      ? { ...one, rows: [], because: tooFew }
      : { ...one, rows: one.rows.map((row) => ({ ...row, cases: { ...row.cases, people: undefined } })) })
  return { ...report, breakdowns }
}

/** The same of the tables of tags: rates are of single people. */
export function tagsForRole(report: TagReport, role: Role): TagReport {
  return role === 'lead' || report.articles >= fewestForPeople ? report : { ...report, rates: [], ratesWithheld: tooFew }
}
