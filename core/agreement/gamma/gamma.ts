import { randomName, seededRandom } from '../bootstrap/random'
import { type Figure, figure, noFigure } from '../figure'
import type { Continuum, Unit } from '../unitizing/continuum'
import { bestAlignment } from './best-alignment'
import { canonicalLayers } from './canonical'
import { categoricalDisorder } from './categorical-disorder'
import { type Effort, usualEffort } from './component'
import { type Weights, usualWeights } from './dissimilarity'
import { type Observed, noGammaBecause, observe } from './observed'
import { type SamplerName, samplerOf } from './sampler'

/** How gamma is computed. All of it belongs to the name of the figure. */
export interface GammaOptions {
  readonly sampler: SamplerName
  /** How many chance continua; 30 and more. */
  readonly samples: number
  readonly seed: number
  /** α = β = Δ∅ = 1 unless said. */
  readonly weights?: Weights
  readonly effort?: Effort
}

/** The mean over the chance continua. */
export interface Chance {
  readonly mean: Figure
  /** The standard deviation of one chance continuum. */
  readonly deviation: number
  /** How many had a value, and how many had none. */
  readonly samples: number
  readonly undefinedSamples: number
}

export interface GammaResult {
  /** γ = 1 - observed disorder / expected disorder; 1 where the observed one is 0. */
  readonly gamma: Figure
  /** The same of the labels within the alignments; undefined also where chance gives no unlike labels. */
  readonly gammaCat: Figure
  /** The standard error of γ that comes from the chance continua; 0 where it does not depend on them. */
  readonly standardError: number
  readonly observed: Observed
  readonly expected: Chance
  readonly expectedCategorical: Chance
  /** How many of all alignments, chance ones included, are not proven to be the best, as the search was cut. */
  readonly unproven: number
  /** Units that one annotator had entered twice; they were counted once. */
  readonly duplicates: number
  /** What γ is called, with all it depends on. */
  readonly name: string
}

/** How far it is: alignments made of those to be made. */
export interface GammaProgress {
  readonly done: number
  readonly of: number
}

/**
 * γ and γcat of one text (Mathet, Widlöcher and Métivier 2015, Computational Linguistics 41(3); Mathet 2017, 43(3)),
 * step by step: each step is one alignment, so that a worker can report, and stop by not asking for the next.
 * It is the same for the same seed on every machine, whatever the order and the names of people, spans and labels.
 * @returns the result, or why there is none: fewer than two annotators, no units, or a unit that is refused.
 */
export function* gammaSteps(continuum: Continuum, options: GammaOptions): Generator<GammaProgress, GammaResult | { readonly because: string }, void> {
  const because = noGammaBecause(continuum)
  if (because !== undefined) return { because }
  const { layers, dropped } = canonicalLayers(continuum)
  const { weights = usualWeights, effort = usualEffort } = options
  const of = options.samples + 1
  yield { done: 0, of }
  const observed = observe(layers, weights, effort)
  const draw = samplerOf(options.sampler, layers, continuum.length)
  const random = seededRandom(options.seed)
  const samples: Sampled[] = []
  while (samples.length < options.samples) {
    yield { done: samples.length + 1, of }
    samples.push(sampled(draw(random), weights, effort))
  }
  return { ...gammaFrom(observed, samples), duplicates: dropped, name: gammaName(options) }
}

/** The same in one go. */
export function gammaOf(continuum: Continuum, options: GammaOptions): GammaResult | { readonly because: string } {
  const steps = gammaSteps(continuum, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** One chance continuum's disorders. */
export interface Sampled {
  readonly disorder: number
  readonly categorical: Figure
  readonly proven: boolean
}

/** Aligns a chance continuum. @param layers with at least one unit. */
export function sampled(layers: readonly (readonly Unit[])[], weights: Weights, effort: Effort = usualEffort): Sampled {
  const alignment = bestAlignment(layers, weights, effort)
  return { disorder: alignment.disorder, categorical: categoricalDisorder(alignment), proven: alignment.proven }
}

/** The figures from what was observed and what chance gave. */
export function gammaFrom(observed: Observed, samples: readonly Sampled[]): Omit<GammaResult, 'duplicates' | 'name'> {
  const expected = chanceOf(samples.map(({ disorder }) => figure(disorder)))
  const expectedCategorical = chanceOf(samples.map(({ categorical }) => categorical))
  const gamma = corrected(figure(observed.alignment.disorder), expected.mean)
  const mean = expected.mean.kind === 'value' ? expected.mean.value : 0
  return {
    gamma,
    gammaCat:
      expectedCategorical.mean.kind === 'value' && expectedCategorical.mean.value === 0
        ? noFigure('There is one tag only, so there is no variation.')
        : corrected(observed.categorical, expectedCategorical.mean),
    standardError: mean > 0 ? (observed.alignment.disorder * expected.deviation) / (mean * mean * Math.sqrt(expected.samples)) : 0,
    observed,
    expected,
    expectedCategorical,
    unproven: [observed.alignment, ...samples].filter(({ proven }) => !proven).length,
  }
}

function corrected(observed: Figure, expected: Figure): Figure {
  if (observed.kind === 'undefined') return observed
  if (observed.value === 0) return figure(1)
  if (expected.kind === 'undefined') return expected
  return expected.value === 0 ? noFigure('Chance gives no disorder at all.') : figure(1 - observed.value / expected.value)
}

function chanceOf(figures: readonly Figure[]): Chance {
  const values = figures.flatMap((one) => (one.kind === 'value' ? [one.value] : []))
  const undefinedSamples = figures.length - values.length
  if (values.length === 0) return { mean: noFigure('Undefined in every chance continuum.'), deviation: 0, samples: 0, undefinedSamples }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean: figure(mean), deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)), samples: values.length, undefinedSamples }
}

function gammaName({ sampler, samples, seed, weights: { alpha, beta, deltaEmpty } = usualWeights }: GammaOptions): string {
  return `γ (Mathet et al. 2015), α=${alpha}, β=${beta}, Δ∅=${deltaEmpty}, ${sampler} sampler, ${samples} samples, seed ${seed} (${randomName})`
}
