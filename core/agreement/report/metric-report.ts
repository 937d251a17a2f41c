import { articlesNeeded } from '../bootstrap/articles-needed'
import { bootstrapInterval } from '../bootstrap/interval'
import type { AgreementInput } from './input'
import type { GammaCache } from './measure/gamma'
import { byArticle, contributingIn, figureIn } from './measure/measured'
import { type Row, reportMetric } from './metric'
import type { MetricKey } from './metric-key'
import { type ArticleFigure, type Breakdown, type BreakdownKey, type MetricReport, type ReportRow, breakdowns } from './report'
import { agreementSeed } from './seed'
import { articlesIn, goldName, slicesOf } from './slice'

/** How far a report is, in parts that take unlike times. */
export interface ReportProgress {
  readonly done: number
  readonly of: number
}

/**
 * Everything about one metric, step by step: whoever drives it can tell how far it is, and stop by not asking for the
 * next step. The same input gives the same report, in whatever order it comes.
 * @param cache of texts whose γ is known; give γ and γcat the same one, and it is computed once.
 */
export function* metricReport(input: AgreementInput, key: MetricKey, cache: GammaCache = new Map()): Generator<ReportProgress, MetricReport, void> {
  const metric = reportMetric(key, input, cache)
  const rowsBy = new Map(breakdowns.map((by) => [by, metric.without[by] === undefined ? rows(by) : []] as const))
  // Before anything is computed: what one row computes another may use.
  const planned = new Map([...rowsBy.values()].flat().map((row) => [row, metric.steps(row.slice)]))
  const of = [...planned.values()].reduce((sum, steps) => sum + steps, 0)
  let done = 0
  let perArticle: readonly ArticleFigure[] = []
  const made: Breakdown[] = []
  for (const by of breakdowns) {
    const finished: ReportRow[] = []
    for (const row of rowsBy.get(by)!) {
      const { slice, measure } = row
      const until = done + planned.get(row)!
      const steps = measure(slice)
      yield { done, of }
      let step = steps.next()
      while (!step.done) {
        done = Math.min(done + 1, until)
        yield { done, of }
        step = steps.next()
      }
      done = until
      if (by === 'all' && slice.key === 'all' && step.value.perArticle) {
        const slugs = new Map(slice.places.map(({ place }) => [place.article, place.slug]))
        perArticle = step.value.perArticle.map(({ article, figure }) => ({ article: slugs.get(article)!, figure }))
      }
      finished.push(rowOf(row, step.value))
    }
    made.push({ by, rows: finished, because: finished.length > 0 ? null : (metric.without[by] ?? nothingToBreakDown[by]) })
  }
  yield { done: of, of }
  return { metric: key, name: metric.name, droppedWord: metric.droppedWord, breakdowns: made, perArticle }

  function rows(by: BreakdownKey): readonly Row[] {
    return by === 'all' ? metric.all() : slicesOf(input, by).map((slice) => ({ slice, measure: metric.measure }))
  }
}

/** The same in one go. */
export function wholeReport(input: AgreementInput, key: MetricKey, cache?: GammaCache): MetricReport {
  const steps = metricReport(input, key, cache)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function rowOf({ slice }: Row, measured: ReturnType<Row['measure']> extends Generator<void, infer Value, void> ? Value : never): ReportRow {
  const drawn = byArticle(measured.statistic, measured.articles)
  const contributing = contributingIn(drawn, measured.contributes)
  const interval = bootstrapInterval(drawn, { seed: agreementSeed, contributing })
  return {
    key: slice.key, label: slice.label, variant: measured.variant,
    figure: figureIn(measured), interval, observed: measured.observed, expected: measured.expected,
    counts: { articles: articlesIn(slice), contributing, annotators: slice.annotators.filter((name) => name !== goldName).length, spans: measured.spans, dropped: measured.dropped },
    articlesNeeded: articlesNeeded(interval, contributing), cases: slice.cases,
  }
}

const nobody = 'No article was done by two annotators.'

const nothingToBreakDown: Readonly<Record<BreakdownKey, string>> = {
  all: nobody, tag: 'Nobody marked anything.', pair: nobody, rest: nobody,
  gold: 'There is nothing to compare with yet: figures against the gold need an article in which nothing is left to decide. What is gold in others does not count for them.',
  outlet: nobody, genre: nobody, week: nobody, codebook: nobody, outletShown: nobody,
}
