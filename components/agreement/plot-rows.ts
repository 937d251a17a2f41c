import { countedArticles, undefinedWord, writeFigure, writeInterval, writeValue } from '@/core/agreement/report/figure-words'
import type { ReportRow } from '@/core/agreement/report/report'
import type { PlotRow, Point } from './plot/drawing'
import type { RowLink } from './row-link'

/** The rows of a breakdown as a plot takes them; `besideOf` finds the row of the same key that one is set beside. */
export function plotRows(rows: readonly ReportRow[], linkOf: (row: ReportRow) => RowLink | null, besideOf: (row: ReportRow) => ReportRow | undefined): readonly PlotRow[] {
  return rows.map((row) => {
    const beside = besideOf(row)
    const link = linkOf(row)
    return {
      key: row.key,
      label: row.label,
      articles: row.counts.contributing,
      point: pointOf(row),
      beside: beside ? pointOf(beside) : null,
      words: shortWords(row),
      href: link?.href ?? null,
      spoken: link ? `${rowSentence(row)} Show ${link.words}.` : rowSentence(row),
    }
  })
}

/** A row in one sentence: `Loaded language: 0.62, 95 % interval 0.55 to 0.69, 24 articles.` */
export function rowSentence({ label, figure, interval, counts }: ReportRow): string {
  const articles = countedArticles(counts)
  if (figure.kind === 'undefined') return `${label}: ${undefinedWord}, ${articles}. ${figure.because}`
  const sure = interval.kind === 'interval' ? `${Math.round(interval.level * 100)} % interval ${writeInterval(interval, counts.contributing)}` : 'without an interval'
  return `${label}: ${writeFigure(figure)}, ${sure}, ${articles}.`
}

function shortWords({ figure, interval }: ReportRow): string {
  if (figure.kind === 'undefined') return undefinedWord
  return interval.kind === 'interval' ? `${writeValue(figure.value)} [${writeValue(interval.lower)}, ${writeValue(interval.upper)}]` : writeValue(figure.value)
}

function pointOf({ figure, interval }: ReportRow): Point | null {
  if (figure.kind === 'undefined') return null
  return { value: figure.value, lower: interval.kind === 'interval' ? interval.lower : null, upper: interval.kind === 'interval' ? interval.upper : null }
}
