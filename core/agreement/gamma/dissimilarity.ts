import type { Unit } from '../unitizing/continuum'

/**
 * The weights of gamma (Mathet, Widlöcher and Métivier 2015, “The unified and holistic method gamma (γ) for
 * inter-annotator agreement measure and alignment”, Computational Linguistics 41(3), section 4).
 */
export interface Weights {
  /** Of the difference in position; 1 in most published figures, 3 in some. */
  readonly alpha: number
  /** Of the difference in label. */
  readonly beta: number
  /** Δ∅ > 0: what it costs to stay without a partner. It scales every disorder, so gamma does not depend on it. */
  readonly deltaEmpty: number
}

export const usualWeights: Weights = { alpha: 1, beta: 1, deltaEmpty: 1 }

/**
 * d_pos / Δ∅ = ((|Δstart| + |Δend|) / (length of u + length of v))² (eq. 4.3.1, “sporadic”): 0 for the
 * same place, 1 where the shift is as long as both units together, then without bound. Without a unit.
 */
export function positional(u: Unit, v: Unit): number {
  return ((Math.abs(u.start - v.start) + Math.abs(u.end - v.end)) / (u.end - u.start + v.end - v.start)) ** 2
}

/** d_cat / Δ∅: 0 for the same label, 1 for another. */
export function categorical(u: Unit, v: Unit): number {
  return u.label === v.label ? 0 : 1
}

/** d / Δ∅ = α·d_pos + β·d_cat: how unlike two units are, measured in what an empty partner costs. */
export function dissimilarity(u: Unit, v: Unit, { alpha, beta }: Weights): number {
  return alpha * positional(u, v) + beta * categorical(u, v)
}
