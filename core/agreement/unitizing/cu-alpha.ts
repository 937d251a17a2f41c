import { type Figure, figure, noFigure, ratio } from '../figure'
import { type Coincidences, Part, gapParts, labelParts } from './coincidence'
import { type Matter, type Unitized, fromMatter } from './u-alpha'

export interface Coded extends Unitized {
  /** ℓ*../ℓ..: the share of the text on which the coefficient rests, gaps being left out. */
  readonly coverage: Figure
}

/**
 * cuα: agreement on the labels where units of two annotators meet, gaps left out (Krippendorff et
 * al. 2016, eq. 10). As `uAlpha`, from ℓ* instead of ℓ: only what lies under units of both counts.
 *
 * The term for a unit paired with itself, Q*_c = Σ w², takes w = the mean over the other annotators
 * of what they mark of the unit. For more than two annotators public programs differ here; this
 * reading alone gives the printed .724, and is the only one whose margins are those of ℓ*.
 *
 * Undefined where no units meet, or all that meet bear one label.
 */
export function cuAlpha(sums: Coincidences): Coded {
  const parts = pairedMatter(sums)
  let all = sums[0]!
  for (let at = gapParts; at < sums.length; at += labelParts) all += sums[at + Part.length]!
  const met = parts.reduce((sum, part) => sum + part.length, 0)
  const why = {
    nothing: 'No spans of two annotators share a place.',
    oneValue: 'All spans that meet bear one tag, so there is no variation.',
  }
  return { ...fromMatter(parts, why), coverage: ratio(met, all, 'No article was done by two annotators.') }
}

/** One label's figure with the share of its length that it rests on. */
export interface CodedLabel {
  readonly alpha: Figure
  /** ℓ*_k/ℓ_k. */
  readonly coverage: Figure
}

/**
 * (k)uα of each label, in the order of the labels: how far a label k is agreed on where units meet
 * (Krippendorff et al. 2016, eq. 12), 1 - ε*_k·(ℓ*_k - ℓ*_kk) / (ℓ*_k·(ε*_k - ε*_kk)).
 *
 * Undefined where the label meets gaps only, or nothing but the label itself meets anything.
 */
export function kuAlphas(sums: Coincidences): readonly CodedLabel[] {
  const parts = pairedMatter(sums)
  let total = 0
  let self = 0
  for (const part of parts) {
    total += part.length
    self += part.self
  }
  const others = parts.filter(({ length }) => length > 0).length
  return parts.map((part, label) => {
    const length = sums[gapParts + label * labelParts + Part.length]!
    const coverage = ratio(part.length, length, 'Nobody used the tag.')
    if (part.length === 0) return { alpha: noFigure(length === 0 ? 'Nobody used the tag.' : 'The tag meets gaps only.'), coverage }
    if (others < 2) return { alpha: noFigure('No other tag meets a span, so there is no variation.'), coverage }
    const scale = total / (total * total - self)
    const expected = scale * (part.length * total - part.self)
    const together = scale * (part.length * part.length - part.self)
    return { alpha: figure(1 - (expected * (part.length - part.agreed)) / (part.length * (expected - together))), coverage }
  })
}

function pairedMatter(sums: Coincidences): Matter[] {
  const parts: Matter[] = []
  for (let at = gapParts; at < sums.length; at += labelParts) {
    parts.push({ length: sums[at + Part.paired]!, agreed: sums[at + Part.agreed]!, self: sums[at + Part.pairedSelf]! })
  }
  return parts
}
