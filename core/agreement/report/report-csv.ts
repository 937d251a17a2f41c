import { protect } from '@/core/export/spreadsheet-cell'
import { type Figure, numberOf } from '../figure'
import type { Breakdown, ConfusionReport, MetricReport, RateReport, ReportRow, ReportScope } from './report'
import { noOtherTag } from './view-words'

/** A cell before it is written: words are guarded against spreadsheets, numbers are not, as they run nothing. */
type Cell = string | number | null

/** What the rows of a table of figures are of, and what they are set beside. */
export interface CsvSource {
  readonly report: Pick<MetricReport, 'metric' | 'name'>
  readonly breakdown: Breakdown
  readonly scope: ReportScope
  /** The same breakdown of another part of the project. */
  readonly beside?: { readonly scope: ReportScope; readonly breakdown: Breakdown } | undefined
}

const head = [
  'metric', 'variant', 'breakdown', 'key', 'label', 'codebook_version', 'from', 'until', 'value', 'undefined_because', 'lower', 'upper', 'level', 'no_interval_because',
  'replicates', 'undefined_replicates', 'observed', 'expected', 'articles', 'contributing_articles', 'annotators', 'spans', 'dropped', 'more_articles_for_0_05',
]

/** The rows of a breakdown with their heading, those it is set beside after them. Cells are not yet quoted for CSV. */
export function figuresCsv({ report, breakdown, scope, beside }: CsvSource): readonly (readonly string[])[] {
  const rowsOf = ({ by, rows }: Breakdown, of: ReportScope) => rows.map((row) => written([report.metric, row.variant ?? report.name, by, row.key, row.label, of.codebook, of.from, of.until, ...cellsOf(row)]))
  return [head, ...rowsOf(breakdown, scope), ...(beside ? rowsOf(beside.breakdown, beside.scope) : [])]
}

function cellsOf({ figure, interval, observed, expected, counts, articlesNeeded }: ReportRow): readonly Cell[] {
  const bounds = interval.kind === 'interval' ? [interval.lower, interval.upper, interval.level, null] : [null, null, null, interval.because]
  return [
    ...withReason(figure), ...bounds, interval.replicates, interval.undefinedReplicates, observed ? numberOf(observed) : null, expected ? numberOf(expected) : null,
    counts.articles, counts.contributing, counts.annotators, counts.spans, counts.dropped, articlesNeeded ?? null,
  ]
}

/** The cells of the table of tags against tags; “no other tag” as on the page. In code points. */
export function confusionCsv({ tags, cells }: ConfusionReport): readonly (readonly string[])[] {
  const name = (tag: string | null) => tag ?? noOtherTag
  const rows = tags.flatMap((row, i) => tags.map((column, j) => written([name(row), name(column), cells[i * tags.length + j] ?? 0])))
  return [['tag', 'against', 'code_points'], ...rows]
}

/** How often each annotator gives each tag. */
export function ratesCsv(rates: readonly RateReport[]): readonly (readonly string[])[] {
  const rows = rates.map(({ tag, annotator, spans, articles, rate, othersRate }) => written([tag, annotator, spans, articles, ...withReason(rate), ...withReason(othersRate)]))
  return [['tag', 'annotator', 'spans', 'articles', 'spans_per_article', 'undefined_because', 'others_spans_per_article', 'others_undefined_because'], ...rows]
}

function withReason(figure: Figure): readonly Cell[] {
  return [numberOf(figure), figure.kind === 'undefined' ? figure.because : null]
}

function written(cells: readonly Cell[]): readonly string[] {
  return cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : protect(cell)))
}
