import type { Interval } from '@/core/agreement/bootstrap/interval'
import { writeArticles } from '@/core/agreement/report/figure-words'
import type { BreakdownKey, MetricReport, ReportRow } from '@/core/agreement/report/report'

/** What stands over the columns, in a pipe. */
export const columns = ['metric', 'by', 'of', 'figure', 'lower', 'upper', 'articles', 'contributing', 'annotators', 'spans', 'dropped', 'why', 'name'] as const

/** The figures of a report as lines of cells separated by tabs, without a heading: for programs. Figures have all their digits. */
export function tabLines(report: MetricReport, by: readonly BreakdownKey[]): string[] {
  return chosen(report, by).map(([breakdown, row]) => {
    const { figure, interval, counts } = row
    const [lower, upper] = interval.kind === 'interval' ? [String(interval.lower), String(interval.upper)] : ['', '']
    return [
      report.metric, breakdown, row.key, figure.kind === 'value' ? String(figure.value) : '', lower, upper,
      counts.articles, counts.contributing, counts.annotators, counts.spans, counts.dropped, figure.kind === 'undefined' ? figure.because : interval.kind === 'none' ? interval.because : '', row.variant ?? report.name,
    ].map(cell).join('\t')
  })
}

/** The same for people, the name of the variant over its figures. */
export function tableLines(report: MetricReport, by: readonly BreakdownKey[]): string[] {
  const rows = chosen(report, by).map(([breakdown, row]) => [
    breakdown === 'all' && row.key === 'all' ? 'all' : `${breakdown}: ${row.label}`, figureWord(row), intervalWord(row.interval),
    writeArticles(row.counts), String(row.counts.annotators), String(row.counts.spans), String(row.counts.dropped),
  ])
  const heading = ['', 'figure', '95 % interval', 'articles', 'annotators', 'spans', 'dropped']
  const widths = heading.map((word, column) => Math.max(word.length, ...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) => `  ${row.map((word, column) => (column === 0 ? word.padEnd(widths[0]!) : word.padStart(widths[column]!))).join('  ')}`.trimEnd()
  const reasons = chosen(report, by).flatMap(([, row]) => (row.figure.kind === 'undefined' ? [`  – ${row.label}: ${row.figure.because}`] : []))
  const variants = [...new Set(chosen(report, by).flatMap(([breakdown, row]) => (row.variant === null ? [] : [`  ${breakdown}: ${row.variant}`])))]
  return [`${report.metric}: ${report.name}`, `  dropped: ${report.droppedWord}`, ...variants, line(heading), ...rows.map(line), ...reasons, '']
}

function chosen({ breakdowns }: MetricReport, by: readonly BreakdownKey[]): (readonly [BreakdownKey, ReportRow])[] {
  return breakdowns.filter((one) => by.includes(one.by)).flatMap((one) => one.rows.map((row) => [one.by, row] as const))
}

function figureWord({ figure }: ReportRow): string {
  return figure.kind === 'value' ? figure.value.toFixed(3) : '–'
}

function intervalWord(interval: Interval): string {
  return interval.kind === 'interval' ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}` : interval.because.startsWith('Too few') ? 'too few articles' : '–'
}

/** A cell holds no tab and no line break. */
function cell(value: string | number): string {
  return String(value).replace(/\s+/g, ' ')
}
