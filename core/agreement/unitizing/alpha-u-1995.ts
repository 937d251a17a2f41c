import { type Figure, figure, noFigure } from '../figure'
import { type Continuum, type Unit, inOrder, labelsOf } from './continuum'

/** Observed and expected disagreement of one label, both shares of the squared length of the text. */
export interface Disagreement1995 {
  readonly label: string
  readonly observed: number
  readonly expected: number
}

/**
 * α_U of 1995 (Krippendorff, “On the reliability of unitizing continuous data”, Sociological
 * Methodology 25; also Content Analysis, 2nd ed. 2004, ch. 11), in its discrete form: what DKPro
 * reports, and so INCEpTION. Kept for comparison with them; the 2016 family replaces it.
 *
 * 1 - Σ_c D_o,c / Σ_c D_e,c over the labels. Undefined where nobody marked anything.
 * The mean of this over articles is what INCEpTION shows for a corpus; it is not the coefficient of
 * the articles put end to end.
 * @param disagreements those of one text, from `disagreements1995`.
 */
export function alphaU1995(disagreements: readonly Disagreement1995[]): Figure {
  let observed = 0
  let expected = 0
  for (const one of disagreements) {
    observed += one.observed
    expected += one.expected
  }
  if (disagreements.length === 0) return noFigure('Fewer than two annotators did the article, or nobody marked anything.')
  return expected === 0 ? noFigure('Chance alone would agree: there is no variation.') : figure(1 - observed / expected)
}

/**
 * The disagreements of a text of length L done by m annotators, label by label. Each annotator's line is cut
 * into the units of the label and the gaps between them.
 *
 * D_o = Σ_{i≠j} Σ_gh δ²/(m(m-1)L²), δ² being (b_g-b_h)² + (e_g-e_h)² for two units that overlap, and
 * l² for a unit of length l within a gap of the other.
 * D_e = (2/L)·Σ_units [(N-1)/3·(2l³-3l²+l) + l²·Σ_{gaps ≥ l}(gap-l+1)] / (mL(mL-1) - Σ l(l-1)),
 * over the N units of the label by all annotators together.
 *
 * Takes O(m²·S) for D_o and O(U log G) for D_e.
 * @param continuum units within the text, those of one annotator and label without overlap.
 * @returns nothing for fewer than two annotators.
 */
export function disagreements1995(continuum: Continuum): readonly Disagreement1995[] {
  if (continuum.layers.length < 2) return []
  const layers = continuum.layers.map((layer) => byLabel(layer))
  return labelsOf([continuum]).map((label) => {
    const lines = layers.map((layer) => layer.get(label) ?? [])
    return { label, observed: observedOf(lines, continuum.length), expected: expectedOf(lines, continuum.length) }
  })
}

function byLabel(layer: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const lines = new Map<string, Unit[]>()
  for (const unit of inOrder(layer)) {
    const line = lines.get(unit.label)
    if (line) line.push(unit)
    else lines.set(unit.label, [unit])
  }
  return lines
}

function observedOf(lines: readonly (readonly Unit[])[], length: number): number {
  let sum = 0
  for (let first = 0; first < lines.length; first++) {
    for (let second = first + 1; second < lines.length; second++) sum += between(lines[first]!, lines[second]!)
  }
  // Each pair of annotators stands for both orders.
  return (2 * sum) / (lines.length * (lines.length - 1) * length * length)
}

/** Σ δ² of two annotators, by going along both lines at once. */
function between(a: readonly Unit[], b: readonly Unit[]): number {
  let sum = 0
  const met = new Uint8Array(b.length)
  let from = 0
  for (const unit of a) {
    while (from < b.length && b[from]!.end <= unit.start) from++
    let alone = true
    for (let at = from; at < b.length && b[at]!.start < unit.end; at++) {
      alone = false
      met[at] = 1
      sum += (unit.start - b[at]!.start) ** 2 + (unit.end - b[at]!.end) ** 2
    }
    if (alone) sum += (unit.end - unit.start) ** 2
  }
  for (const [at, unit] of b.entries()) if (met[at] === 0) sum += (unit.end - unit.start) ** 2
  return sum
}

function expectedOf(lines: readonly (readonly Unit[])[], length: number): number {
  const lengths = lines.flatMap((line) => line.map(({ start, end }) => end - start))
  const gaps = Float64Array.from(lines.flatMap((line) => gapsOf(line, length))).sort()
  // What the gaps from each place on add up to, so that Σ_{gaps ≥ l} is two look-ups.
  const suffix = new Float64Array(gaps.length + 1)
  for (let at = gaps.length - 1; at >= 0; at--) suffix[at] = suffix[at + 1]! + gaps[at]!
  let sum = 0
  let self = 0
  for (const l of lengths) {
    const first = firstAtLeast(gaps, l)
    const wide = gaps.length - first
    sum += ((lengths.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l * l * (suffix[first]! - wide * (l - 1))
    self += l * (l - 1)
  }
  const matter = lines.length * length
  const pairs = matter * (matter - 1) - self
  return pairs === 0 ? 0 : ((2 / length) * sum) / pairs
}

function gapsOf(line: readonly Unit[], length: number): number[] {
  const gaps: number[] = []
  let reached = 0
  for (const { start, end } of line) {
    if (start > reached) gaps.push(start - reached)
    reached = end
  }
  if (reached < length) gaps.push(length - reached)
  return gaps
}

function firstAtLeast(sorted: Float64Array, least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
