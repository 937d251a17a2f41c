import { figureOfAll } from '../bootstrap/statistic'
import { type Figure, noFigure } from '../figure'
import { alphaU1995, disagreements1995 } from '../unitizing/alpha-u-1995'
import { type Continuum, refusedBecause } from '../unitizing/continuum'
import { unitizingStatistics } from '../unitizing/statistic'
import { type SpansInput, anyParams, corpusInput, spansInput } from './input'
import { layersOf } from './marked'
import { type Metric, metric } from './metric'

/** One text as the metrics for units take it, or why it contradicts itself. */
export function continuumOf({ length, annotators, spans }: SpansInput): Continuum | string {
  const layers = layersOf(annotators, spans)
  return typeof layers === 'string' ? layers : { length, layers: [...layers.values()] }
}

function continuaOf(articles: readonly SpansInput[]): readonly Continuum[] | string {
  const continua: Continuum[] = []
  for (const article of articles) {
    const continuum = continuumOf(article)
    if (typeof continuum === 'string') return continuum
    continua.push(continuum)
  }
  return continua
}

function of2016(articles: readonly SpansInput[], coefficient: 'u' | 'binary' | 'cu'): Figure {
  const continua = continuaOf(articles)
  return typeof continua === 'string' ? noFigure(continua) : figureOfAll(unitizingStatistics(continua).of(coefficient))
}

/** The coefficients for units: one text, and several texts added up before dividing. */
export const unitizingMetrics: Readonly<Record<string, Metric>> = {
  u_alpha: metric(spansInput, anyParams, (input) => of2016([input], 'u')),
  u_alpha_binary: metric(spansInput, anyParams, (input) => of2016([input], 'binary')),
  cu_alpha: metric(spansInput, anyParams, (input) => of2016([input], 'cu')),
  u_alpha_multi_article: metric(corpusInput, anyParams, ({ articles }) => of2016(articles, 'u')),
  u_alpha_binary_multi_article: metric(corpusInput, anyParams, ({ articles }) => of2016(articles, 'binary')),
  cu_alpha_multi_article: metric(corpusInput, anyParams, ({ articles }) => of2016(articles, 'cu')),
  alpha_u_1995: metric(spansInput, anyParams, (input) => {
    const continuum = continuumOf(input)
    if (typeof continuum === 'string') return noFigure(continuum)
    const because = refusedBecause(continuum, 'withinLabel')
    return because === undefined ? alphaU1995(disagreements1995(continuum)) : noFigure(because)
  }),
}
