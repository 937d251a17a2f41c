import type { Figure } from '../figure'
import { type Continuum, type Unit, refusedBecause } from '../unitizing/continuum'
import { type Alignment, bestAlignment } from './best-alignment'
import { categoricalDisorder } from './categorical-disorder'
import { type Effort, usualEffort } from './component'
import type { Weights } from './dissimilarity'

/** The best alignment of what was marked, and the disorder of its labels. */
export interface Observed {
  readonly alignment: Alignment
  readonly categorical: Figure
  /**
   * False where another alignment of the same disorder gives another categorical disorder: then the one with fewer
   * unlike pairs was taken, and gamma-cat is not unique.
   */
  readonly unique: boolean
}

/** Why gamma is not defined for this continuum, or undefined where it is. */
export function noGammaBecause(continuum: Continuum): string | undefined {
  if (continuum.layers.length < 2) return 'Fewer than two annotators did the article.'
  if (continuum.layers.every((layer) => layer.length === 0)) return 'Nobody marked anything: there are no units.'
  return refusedBecause(continuum, 'mayOverlap')
}

/** What equal disorders may differ by. */
const rounding = 1e-9

/**
 * Looks for the best alignment, and among several for one with fewer pairs of unlike labels.
 * @param layers as `bestAlignment` takes them.
 */
export function observe(layers: readonly (readonly Unit[])[], weights: Weights, effort: Effort = usualEffort): Observed {
  const plain = bestAlignment(layers, weights, effort)
  const [fewer, more] = (['fewerUnlike', 'moreUnlike'] as const).map((tieBreak) => {
    const found = bestAlignment(layers, weights, effort, tieBreak)
    return found.disorder <= plain.disorder * (1 + rounding) ? found : plain
  })
  // As good as the other, with what is known of that one.
  const alignment = { ...fewer!, disorder: plain.disorder, bound: plain.bound, proven: plain.proven }
  const categorical = categoricalDisorder(alignment)
  return { alignment, categorical, unique: [more!, plain].every((other) => alike(categoricalDisorder(other), categorical)) }
}

function alike(a: Figure, b: Figure): boolean {
  return a.kind === 'value' && b.kind === 'value' ? Math.abs(a.value - b.value) <= rounding : a.kind === b.kind
}
