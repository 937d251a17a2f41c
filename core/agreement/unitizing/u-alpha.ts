import { type Figure, figure, noFigure } from '../figure'
import { type Coincidences, Part, gapParts, labelParts } from './coincidence'

/** A coefficient with what it was divided from. */
export interface Unitized {
  readonly alpha: Figure
  /** D_o: the observed disagreement as a share of the matter compared, 0 to 1; undefined without matter. */
  readonly observed: Figure
  /** D_e: what chance would give, 0 to 1; undefined without matter. */
  readonly expected: Figure
}

/**
 * uα for nominal labels, gaps included (Krippendorff et al. 2016, eq. 5; Krippendorff 2019, 4th ed., ch. 12):
 *
 * uα = 1 - (ℓ.. - Σ_c ℓ_cc) / (ℓ.. - Σ_c ε_cc), over the labels and the gap φ, where
 * ε_cc = ℓ..·(ℓ_c² - Q_c)/(ℓ..² - ΣQ), Q_c = Σ L² over the units valued c, Q_φ = ℓ_φ
 * (a unit is not paired with itself; gaps are paired position by position).
 *
 * Undefined where nothing could be compared, or all that was marked or left out bears one value.
 * @param sums of one article, or added over articles: then it is one coefficient for the corpus.
 */
export function uAlpha(sums: Coincidences): Unitized {
  return unitized(uMatter(sums), uReasons)
}

/** What `uAlpha` rests on. */
export function uMatter(sums: Coincidences): Matter {
  const labels = (sums.length - gapParts) / labelParts
  const matter = new Float64Array(3 + labels)
  let agreed = sums[1]!
  let self = sums[0]!
  for (let label = 0, at = gapParts; label < labels; label++, at += labelParts) {
    agreed += sums[at + Part.agreed]!
    self += sums[at + Part.self]!
    matter[3 + label] = sums[at + Part.length]!
  }
  matter.set([agreed, self, sums[0]!])
  return matter
}

const nobodyTwice = 'No article was done by two annotators.'

const nobodyMarked = 'Nobody marked anything.'

export const uReasons: Reasons = {
  nothing: nobodyTwice,
  firstOnly: nobodyMarked,
  otherOnly: 'Everything is marked with one tag, without a gap: there is no variation.',
}

/**
 * |uα: whether a place is marked at all, whatever the label. The same as `uAlpha` with the
 * coincidences of all labels collapsed into one. Undefined where nobody marked anything, or nobody left a gap.
 */
export function uAlphaBinary(sums: Coincidences): Unitized {
  return unitized(binaryMatter(sums), binaryReasons)
}

/** What `uAlphaBinary` rests on. */
export function binaryMatter(sums: Coincidences): Matter {
  const matter = Float64Array.of(sums[1]!, sums[0]!, sums[0]!, 0)
  for (let at = gapParts; at < sums.length; at += labelParts) {
    matter[0]! += sums[at + Part.paired]!
    matter[1]! += sums[at + Part.self]!
    matter[3]! += sums[at + Part.length]!
  }
  return matter
}

export const binaryReasons: Reasons = { nothing: nobodyTwice, firstOnly: nobodyMarked, otherOnly: 'Everything is marked, without a gap: there is no variation.' }

/**
 * All that a coefficient needs of the coincidences, to be added over articles: Σ_c ℓ_cc, ΣQ, and then
 * ℓ_c of each value c.
 */
export type Matter = Float64Array

/** Why a coefficient is undefined: without any matter, and where all of it bears the first value, or another one. */
export interface Reasons {
  readonly nothing: string
  readonly firstOnly: string
  readonly otherOnly: string
}

/** 1 - D_o/D_e with both parts. */
export function unitized(matter: Matter, why: Reasons): Unitized {
  const shares = disagreementOf(matter)
  if (typeof shares === 'string') {
    const none = noFigure(why[shares])
    return shares === 'nothing' ? { alpha: none, observed: none, expected: none } : { alpha: none, observed: figure(0), expected: figure(0) }
  }
  return { alpha: figure(1 - shares.observed / shares.expected), observed: figure(shares.observed), expected: figure(shares.expected) }
}

/** 1 - D_o/D_e alone. */
export function alphaOf(matter: Matter, why: Reasons): Figure {
  const shares = disagreementOf(matter)
  return typeof shares === 'string' ? noFigure(why[shares]) : figure(1 - shares.observed / shares.expected)
}

function disagreementOf(matter: Matter): { readonly observed: number; readonly expected: number } | keyof Reasons {
  const [agreed, self] = [matter[0]!, matter[1]!]
  let total = 0
  let squares = 0
  let values = 0
  for (let value = 2; value < matter.length; value++) {
    const length = matter[value]!
    if (length > 0) values++
    total += length
    squares += length * length
  }
  if (values < 2) return values === 0 ? 'nothing' : matter[2]! > 0 ? 'firstOnly' : 'otherOnly'
  return { observed: (total - agreed) / total, expected: 1 - (squares - self) / (total * total - self) }
}
