import { type Figure, figure, noFigure, ratio } from '../figure'
import { type Coincidences, Part, gapParts, labelParts } from './coincidence'
import { type Matter, type Reasons, type Unitized, unitized } from './u-alpha'

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
  let met = 0
  let all = sums[0]!
  for (let at = gapParts; at < sums.length; at += labelParts) {
    met += sums[at + Part.paired]!
    all += sums[at + Part.length]!
  }
  return { ...unitized(cuMatter(sums), cuReasons), coverage: ratio(met, all, 'No article was done by two annotators.') }
}

/** What `cuAlpha` rests on. */
export function cuMatter(sums: Coincidences): Matter {
  const labels = (sums.length - gapParts) / labelParts
  const matter = new Float64Array(2 + labels)
  for (let label = 0, at = gapParts; label < labels; label++, at += labelParts) {
    matter[0]! += sums[at + Part.agreed]!
    matter[1]! += sums[at + Part.pairedSelf]!
    matter[2 + label] = sums[at + Part.paired]!
  }
  return matter
}

const oneTag = 'All spans that meet bear one tag: there is no variation.'

export const cuReasons: Reasons = { nothing: 'No spans of two annotators share a place.', firstOnly: oneTag, otherOnly: oneTag }

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
  const matter = cuMatter(sums)
  const self = matter[1]!
  const lengths = matter.subarray(2)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const others = lengths.filter((length) => length > 0).length
  const scale = total / (total * total - self)
  return Array.from(lengths, (length, label) => {
    const at = gapParts + label * labelParts
    const used = sums[at + Part.length]!
    const coverage = ratio(length, used, 'Nobody used the tag.')
    if (length === 0) return { alpha: noFigure(used === 0 ? 'Nobody used the tag.' : 'The tag meets gaps only.'), coverage }
    if (others < 2) return { alpha: noFigure('No other tag meets a span: there is no variation.'), coverage }
    const expected = scale * (length * total - sums[at + Part.pairedSelf]!)
    const together = scale * (length * length - sums[at + Part.pairedSelf]!)
    return { alpha: figure(1 - (expected * (length - sums[at + Part.agreed]!)) / (length * (expected - together))), coverage }
  })
}
