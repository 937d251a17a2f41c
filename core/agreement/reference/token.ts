import { figureOfAll } from '../bootstrap/statistic'
import type { Figure } from '../figure'
import { noFigure } from '../figure'
import { tokenKappaStatistic } from '../token/token-kappa'
import type { TagScheme } from '../token/token-tags'
import type { TokensInput } from './input'
import { anyParams, tokensInput } from './input'
import { layersOf } from './marked'
import type { Metric } from './metric'
import { metric } from './metric'

const kappas = { token_kappa: 'cohen', token_fleiss: 'fleiss' } as const

/** Kappa over tokens: Cohen's of two annotators, Fleiss' of more. */
export const tokenMetrics: Readonly<Record<string, Metric>> = Object.fromEntries(
  Object.entries(kappas).flatMap(([name, kappa]) =>
    (['bio', 'io'] as const).map((scheme) => [`${name}_${scheme}`, metric(tokensInput, anyParams, (input) => tokenKappa(input, scheme, kappa))]),
  ),
)

function tokenKappa({ articles, annotators }: TokensInput, scheme: TagScheme, kappa: 'cohen' | 'fleiss'): Figure {
  const marked = []
  for (const { id, length, tokens, spans, annotators: present } of articles) {
    const layers = layersOf(present, spans)
    if (typeof layers === 'string') return noFigure(layers)
    marked.push({ id, length, tokens, layers })
  }
  return figureOfAll(tokenKappaStatistic(marked, annotators, scheme, kappa))
}
