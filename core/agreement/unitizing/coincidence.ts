import { type Continuum, type Unit, inOrder } from './continuum'

/**
 * What an article adds to the coefficients of the 2016 family (Krippendorff, Mathet, Bouvry and
 * Widlöcher 2016, “On the reliability of unitizing textual continua”, Quality & Quantity 50(6)):
 * sums that can be added over articles, so that a figure for a corpus, or for one replicate of a
 * bootstrap, never touches the units again.
 *
 * The values are in code points, weighted by 1/(m-1) for the m annotators of the article, in this
 * order: ℓ_φ and ℓ_φφ of the gaps, then for each label c five numbers (see `Part`).
 */
export type Coincidences = Float64Array

/** Where the numbers of a label stand, counted from `gapParts + label * labelParts`. */
export const Part = {
  /** ℓ_c: the length of all units valued c. */
  length: 0,
  /** ℓ_cc: the length on which two annotators both say c. */
  agreed: 1,
  /** Q_c = Σ L²: what the units would pair with themselves. */
  self: 2,
  /** ℓ*_c: the length of c that meets any unit of another annotator, gaps left out. */
  paired: 3,
  /** Q*_c = Σ w², w being the unit's share of ℓ*_c. */
  pairedSelf: 4,
} as const
export const gapParts = 2
export const labelParts = 5

/** How many numbers the coincidences of so many labels are. */
export function coincidenceSize(labels: number): number {
  return gapParts + labels * labelParts
}

/**
 * The coincidences of one article, by one sweep over the edges of its units with a counter per
 * label: O(m·S·log(m·S)), whatever the length of the text.
 *
 * With N(x) units over position x and n_c(x) of them valued c,
 * ℓ_cc = ∫ n_c(n_c-1)/(m-1), ℓ_φφ = ∫ (m-N)(m-N-1)/(m-1), and w of a unit = ∫ (N-1)/(m-1) over it.
 * @param continuum units within the text, without an overlap inside one layer; fewer than two layers
 *   have nothing to compare and add nothing (all zero).
 * @param labels every label used, each once; the places in this list are the places in the answer.
 * @param into where to write, all zero; made when not given.
 */
export function coincidencesOf(continuum: Continuum, labels: ReadonlyMap<string, number>, into = new Float64Array(coincidenceSize(labels.size))): Coincidences {
  const annotators = continuum.layers.length
  if (annotators < 2) return into
  const units = continuum.layers.flatMap((layer) => inOrder(layer))
  const { meeting, gapPairs } = sweep(units, continuum.length, annotators, labels, into)
  const others = annotators - 1
  let covered = 0
  for (const [index, unit] of units.entries()) {
    const at = gapParts + labels.get(unit.label)! * labelParts
    const length = unit.end - unit.start
    const paired = (meeting[index]! - length) / others
    covered += length
    into[at + Part.length]! += length
    into[at + Part.self]! += length * length
    into[at + Part.paired]! += paired
    into[at + Part.pairedSelf]! += paired * paired
  }
  into[0]! += annotators * continuum.length - covered
  into[1]! += gapPairs / others
  for (let label = 0; label < labels.size; label++) into[gapParts + label * labelParts + Part.agreed]! /= others
  return into
}

/** Goes once over the edges; writes ∫ n_c(n_c-1) to `into`, and answers with ∫N over each unit and ∫(m-N)(m-N-1). */
function sweep(
  units: readonly Unit[],
  length: number,
  annotators: number,
  labels: ReadonlyMap<string, number>,
  into: Float64Array,
): { readonly meeting: Float64Array; readonly gapPairs: number } {
  const edges = edgesOf(units)
  const counts = new Int32Array(labels.size)
  const since = new Float64Array(labels.size)
  const meeting = new Float64Array(units.length)
  let over = 0
  let area = 0
  let gapPairs = 0
  let position = 0
  for (const edge of edges) {
    const index = edge >= 0 ? edge : ~edge
    const unit = units[index]!
    const here = edge >= 0 ? unit.start : unit.end
    const step = here - position
    area += over * step
    gapPairs += (annotators - over) * (annotators - over - 1) * step
    position = here
    const label = labels.get(unit.label)!
    const count = counts[label]!
    into[gapParts + label * labelParts + Part.agreed]! += count * (count - 1) * (here - since[label]!)
    since[label] = here
    counts[label] = count + (edge >= 0 ? 1 : -1)
    over += edge >= 0 ? 1 : -1
    meeting[index] = edge >= 0 ? -area : meeting[index]! + area
  }
  gapPairs += annotators * (annotators - 1) * (length - position)
  return { meeting, gapPairs }
}

/** The edges of the units from left to right: the place of a unit for its start, its complement for its end. */
function edgesOf(units: readonly Unit[]): Int32Array {
  const keys = new Float64Array(units.length * 2)
  const room = units.length * 2
  for (const [index, { start, end }] of units.entries()) {
    keys[index * 2] = start * room + index * 2
    keys[index * 2 + 1] = end * room + index * 2 + 1
  }
  keys.sort()
  const edges = new Int32Array(keys.length)
  for (let n = 0; n < keys.length; n++) {
    const code = keys[n]! % room
    edges[n] = code % 2 === 0 ? code / 2 : ~((code - 1) / 2)
  }
  return edges
}
