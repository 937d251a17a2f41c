import { type Figure, noFigure } from '../figure'
import { alphaU1995, disagreements1995 } from '../unitizing/alpha-u-1995'
import { coincidenceSize, coincidencesOf } from '../unitizing/coincidence'
import { type Apart, type Continuum, labelsOf, refusedBecause } from '../unitizing/continuum'
import { cuAlpha } from '../unitizing/cu-alpha'
import { uAlpha, uAlphaBinary } from '../unitizing/u-alpha'
import { type SpansInput, anyParams, corpusInput, spansInput } from './input'
import { type Metric, metric } from './metric'

/** One text as the metrics for units take it; a span of somebody who is not among its annotators is a reason to refuse. */
export function continuumOf({ length, annotators, spans }: SpansInput): Continuum | string {
  if (new Set(annotators).size < annotators.length) return 'An annotator is named twice.'
  const layers = new Map(annotators.map((annotator) => [annotator, [] as SpansInput['spans']]))
  for (const span of spans) {
    const layer = layers.get(span.annotator)
    if (!layer) return `${span.annotator} has a span, and is not among the annotators of the article.`
    layer.push(span)
  }
  return { length, layers: [...layers.values()] }
}

function continuaOf(articles: readonly SpansInput[], apart: Apart): readonly Continuum[] | string {
  const continua: Continuum[] = []
  for (const article of articles) {
    const continuum = continuumOf(article)
    if (typeof continuum === 'string') return continuum
    const reason = refusedBecause(continuum, apart)
    if (reason !== undefined) return reason
    continua.push(continuum)
  }
  return continua
}

function of2016(articles: readonly SpansInput[], coefficient: (sums: Float64Array) => { readonly alpha: Figure }): Figure {
  const continua = continuaOf(articles, 'anywhere')
  if (typeof continua === 'string') return noFigure(continua)
  const labels = new Map(labelsOf(continua).map((label, index) => [label, index]))
  const sums = new Float64Array(coincidenceSize(labels.size))
  for (const continuum of continua) for (const [at, value] of coincidencesOf(continuum, labels).entries()) sums[at]! += value
  return coefficient(sums).alpha
}

/** The coefficients for units: one text, and several texts added up before dividing. */
export const unitizingMetrics: Readonly<Record<string, Metric>> = {
  u_alpha: metric(spansInput, anyParams, (input) => of2016([input], uAlpha)),
  u_alpha_binary: metric(spansInput, anyParams, (input) => of2016([input], uAlphaBinary)),
  cu_alpha: metric(spansInput, anyParams, (input) => of2016([input], cuAlpha)),
  u_alpha_multi_article: metric(corpusInput, anyParams, ({ articles }) => of2016(articles, uAlpha)),
  u_alpha_binary_multi_article: metric(corpusInput, anyParams, ({ articles }) => of2016(articles, uAlphaBinary)),
  cu_alpha_multi_article: metric(corpusInput, anyParams, ({ articles }) => of2016(articles, cuAlpha)),
  alpha_u_1995: metric(spansInput, anyParams, (input) => {
    const continua = continuaOf([input], 'withinLabel')
    return typeof continua === 'string' ? noFigure(continua) : alphaU1995(disagreements1995(continua[0]!))
  }),
}
