import { type Figure, noFigure, ratio } from '../figure'
import type { Alignment } from './best-alignment'
import { categorical, positional } from './dissimilarity'

/**
 * The disorder of the labels within an alignment (Mathet 2017, “The agreement measure γcat: a complement to γ
 * focused on categorization of a continuum”, Computational Linguistics 43(3)): Σ w·d_cat / Σ w over the pairs of units
 * that stand together, 0 to 1, with w = max(0, 1 - d_pos)/(n_v - 1), n_v being the units of their part.
 * Units without a partner do not count. d_pos is that of the paper, not multiplied by α as in some programs.
 *
 * Undefined where no two units stand together closely enough to have a weight.
 */
export function categoricalDisorder({ parts }: Pick<Alignment, 'parts'>): Figure {
  let unlike = 0
  let weights = 0
  for (const part of parts) {
    for (let a = 1; a < part.length; a++) {
      for (let b = 0; b < a; b++) {
        const weight = Math.max(0, 1 - positional(part[a]!.unit, part[b]!.unit)) / (part.length - 1)
        weights += weight
        unlike += weight * categorical(part[a]!.unit, part[b]!.unit)
      }
    }
  }
  return weights === 0 ? noFigure('No spans of two annotators stand together closely enough.') : ratio(unlike, weights, '')
}
