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
  const parts: Matter[] = [{ length: sums[0]!, agreed: sums[1]!, self: sums[0]! }]
  for (let at = gapParts; at < sums.length; at += labelParts) {
    parts.push({ length: sums[at + Part.length]!, agreed: sums[at + Part.agreed]!, self: sums[at + Part.self]! })
  }
  return fromMatter(parts, {
    nothing: 'No article was done by two annotators.',
    oneValue: sums[0] === 0 ? 'Everything bears one tag, so there is no variation.' : 'Nobody marked anything.',
  })
}

/**
 * |uα: whether a place is marked at all, whatever the label. The same as `uAlpha` with the
 * coincidences of all labels collapsed into one. Undefined where nobody marked anything, or nobody left a gap.
 */
export function uAlphaBinary(sums: Coincidences): Unitized {
  const marked = { length: 0, agreed: 0, self: 0 }
  for (let at = gapParts; at < sums.length; at += labelParts) {
    marked.length += sums[at + Part.length]!
    marked.agreed += sums[at + Part.paired]!
    marked.self += sums[at + Part.self]!
  }
  return fromMatter([{ length: sums[0]!, agreed: sums[1]!, self: sums[0]! }, marked], {
    nothing: 'No article was done by two annotators.',
    oneValue: sums[0] === 0 ? 'There are no gaps: everything is marked.' : 'Nobody marked anything.',
  })
}

/** One value's row of the coincidences: ℓ_c, ℓ_cc and Q_c. */
export interface Matter {
  readonly length: number
  readonly agreed: number
  readonly self: number
}

/** 1 - D_o/D_e from the rows of all values, or why not. */
export function fromMatter(parts: readonly Matter[], why: { readonly nothing: string; readonly oneValue: string }): Unitized {
  let total = 0
  let agreed = 0
  let self = 0
  let squares = 0
  let values = 0
  for (const part of parts) {
    if (part.length > 0) values++
    total += part.length
    agreed += part.agreed
    self += part.self
    squares += part.length * part.length - part.self
  }
  if (total === 0) return { alpha: noFigure(why.nothing), observed: noFigure(why.nothing), expected: noFigure(why.nothing) }
  const observed = values < 2 ? 0 : (total - agreed) / total
  const expected = values < 2 ? 0 : 1 - squares / (total * total - self)
  return { alpha: values < 2 ? noFigure(why.oneValue) : figure(1 - observed / expected), observed: figure(observed), expected: figure(expected) }
}
