import { alphaU1995, disagreements1995 } from '../../unitizing/alpha-u-1995'
import { refusedBecause } from '../../unitizing/continuum'
import { noFigure } from '../../figure'
import type { Slice } from '../slice'
import { type Measured, joined, meanOverArticles } from './measured'
import { comparedIn, countSpans } from './unitizing'

/** αU of 1995 of each article, and its mean over them. */
export function measureAlphaU1995(slice: Slice): Measured {
  const { continua, articles } = comparedIn(slice)
  const figures = continua.map(({ length, layers }, index) => {
    const continuum = { length, layers: layers.map((spans) => joined(spans, slice.tag).spans) }
    const because = refusedBecause(continuum, 'withinLabel')
    return { article: articles[index]!, figure: because === undefined ? alphaU1995(disagreements1995(continuum)) : noFigure(because) }
  })
  return { ...meanOverArticles(figures, 'Nobody marked anything in an article that two have done.'), ...countSpans(slice), variant: slice.tag === null ? null : 'αU of this tag alone, mean over articles' }
}
