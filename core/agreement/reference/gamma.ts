import { z } from 'zod'
import { type Figure, figure, noFigure } from '../figure'
import { canonicalLayers } from '../gamma/canonical'
import { gammaFrom, gammaOf, sampled } from '../gamma/gamma'
import { type Observed, noGammaBecause, observe } from '../gamma/observed'
import type { Weights } from '../gamma/dissimilarity'
import { type SpansInput, samplesInput, spansInput } from './input'
import { type Metric, metric } from './metric'
import { continuumOf } from './unitizing'

/** α, β and Δ∅, 1 each where nothing is said; positional and categorical parts as in the paper. */
const gammaParams = z.object({
  alpha: z.number().nonnegative().default(1),
  beta: z.number().nonnegative().default(1),
  delta_empty: z.number().positive().default(1),
  sampler: z.string().default('statistical'),
  min_samples: z.number().int().positive().default(300),
})
type GammaParams = z.infer<typeof gammaParams>

const seed = 17

function weightsOf({ alpha, beta, delta_empty: deltaEmpty }: GammaParams): Weights {
  return { alpha, beta, deltaEmpty }
}

function observing(input: SpansInput, params: GammaParams, of: (observed: Observed) => Figure): Figure {
  const continuum = continuumOf(input)
  if (typeof continuum === 'string') return noFigure(continuum)
  const because = noGammaBecause(continuum)
  return because === undefined ? of(observe(canonicalLayers(continuum).layers, weightsOf(params))) : noFigure(because)
}

/** With twice the samples asked for: what is compared was drawn by chance as well. */
function estimated(input: SpansInput, params: GammaParams, which: 'gamma' | 'gammaCat'): Figure {
  const continuum = continuumOf(input)
  if (typeof continuum === 'string') return noFigure(continuum)
  const sampler = params.sampler.startsWith('shuffle') ? 'shuffle' : 'statistical'
  const result = gammaOf(continuum, { sampler, samples: 2 * params.min_samples, seed, weights: weightsOf(params) })
  return 'because' in result ? noFigure(result.because) : result[which]
}

/** Gamma and gamma-cat, whole and in the parts that do not depend on chance. */
export const gammaMetrics: Readonly<Record<string, Metric>> = {
  gamma: metric(spansInput, gammaParams, (input, params) => estimated(input, params, 'gamma')),
  gamma_cat: metric(spansInput, gammaParams, (input, params) => estimated(input, params, 'gammaCat')),
  gamma_observed_disorder: metric(spansInput, gammaParams, (input, params) => observing(input, params, ({ alignment }) => figure(alignment.disorder))),
  gamma_cat_observed_disorder: metric(spansInput, gammaParams, (input, params) => observing(input, params, ({ categorical }) => categorical)),
  gamma_given_samples: metric(samplesInput, gammaParams, (input, params) =>
    observing(input, params, (observed) => {
      const weights = weightsOf(params)
      const chance = input.samples.map((sample) => continuumOf({ length: input.length, ...sample }))
      if (chance.some((one) => typeof one === 'string')) return noFigure('A chance continuum has a span of somebody who is not named.')
      if (input.samples.some(({ spans }) => spans.length === 0)) return noFigure('A chance continuum has no units.')
      return gammaFrom(observed, chance.map((one) => sampled(canonicalLayers(one as Exclude<typeof one, string>).layers, weights))).gamma
    }),
  ),
}
