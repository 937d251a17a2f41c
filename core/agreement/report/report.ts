import type { Interval } from '../bootstrap/interval'
import type { Figure } from '../figure'
import type { MetricKey } from './metric-key'

/** What a table of figures is broken down by. */
export const breakdowns = ['all', 'tag', 'pair', 'rest', 'gold', 'outlet', 'genre', 'week', 'codebook', 'outletShown'] as const

export type BreakdownKey = (typeof breakdowns)[number]

/** What stands behind a figure. */
export interface Counts {
  /** Articles that at least two of those compared have done. */
  readonly articles: number
  /** Those of them that the figure is made of: where it is defined, or where there is some of what is divided. An interval rests on these. */
  readonly contributing: number
  readonly annotators: number
  /** Spans of those compared in these articles, after overlaps within a tag are joined where the metric needs that. */
  readonly spans: number
  /** What the metric could not take, and left out. */
  readonly dropped: number
}

/** Where the cases behind a figure are: words of the filters of the review. Empty for all. */
export type CaseWords = Readonly<Partial<Record<'tag' | 'tags' | 'people' | 'outlet' | 'article', string>>>

/** One figure with all that is needed to judge it. */
export interface ReportRow {
  /** What it is of: the key of a tag, `annotator-1~annotator-3`, an outlet's key, `2020-W43`; `all`. Stable. */
  readonly key: string
  /** The same as it is read. */
  readonly label: string
  /** What this figure is exactly, where it is another than the report's `name` says: the binary coefficient of one tag, say. Null where it is not. */
  readonly variant: string | null
  readonly figure: Figure
  readonly interval: Interval
  /** Observed and expected disagreement (or agreement, as the metric has it), where the metric has them. */
  readonly observed: Figure | undefined
  readonly expected: Figure | undefined
  readonly counts: Counts
  /** How many more articles like the contributing ones would bring the interval to ± 0.05; undefined without an interval. */
  readonly articlesNeeded: number | undefined
  readonly cases: CaseWords
}

/** The figures of one metric under one breakdown. */
export interface Breakdown {
  readonly by: BreakdownKey
  readonly rows: readonly ReportRow[]
  /** Why there are no rows, or why this metric has no such breakdown, as a sentence; null where there are some. */
  readonly because: string | null
}

/** Everything about one metric. */
export interface MetricReport {
  readonly metric: MetricKey
  /** The exact name of the variant, seed and samples and treatment of overlaps included. */
  readonly name: string
  /** What `Counts.dropped` counts here, in the plural: “spans joined to another of the same tag that they overlap”. */
  readonly droppedWord: string
  readonly breakdowns: readonly Breakdown[]
  /** The figure of each article, where the metric is a mean over them, as gamma; else empty. In the order of the articles' ids. */
  readonly perArticle: readonly ArticleFigure[]
}

/** One article of a distribution over articles. */
export interface ArticleFigure {
  /** The slug of the article, which is also a word of the review's filters. */
  readonly article: string
  readonly figure: Figure
}

/** Tags against tags: code points that one annotator gave the row's tag and another the column's. */
export interface ConfusionReport {
  /** Keys of tags; null is nothing. */
  readonly tags: readonly (string | null)[]
  /** Row by row, `tags.length` squared. Symmetric, in code points. */
  readonly cells: readonly number[]
}

/** How often each annotator gives each tag, per article done, beside the others on the same articles. */
export interface RateReport {
  readonly tag: string
  readonly annotator: string
  readonly spans: number
  readonly articles: number
  readonly rate: Figure
  readonly othersRate: Figure
}

/** What is told of tags besides figures. */
export interface TagReport {
  /** Articles that at least two have done. */
  readonly articles: number
  /** Why the rates are not told, if so. */
  readonly ratesWithheld?: string
  readonly confusion: ConfusionReport
  /** Tag by tag in the order of the codebook, in each the annotators in the order of their names. */
  readonly rates: readonly RateReport[]
  /** Names of the tags, in the order of the codebook. */
  readonly names: readonly { readonly key: string; readonly name: string }[]
}

/** Which part of the project a report is of. Null means all of it. */
export interface ReportScope {
  /** Key of a codebook version, as it is numbered. */
  readonly codebook: number | null
  /** First and last day on which layers were submitted, `2026-11-02`, both inclusive. */
  readonly from: string | null
  readonly until: string | null
}
