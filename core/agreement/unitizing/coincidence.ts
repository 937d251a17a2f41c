import type { Continuum } from './continuum'

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
 */
export function coincidencesOf(continuum: Continuum, labels: ReadonlyMap<string, number>): Coincidences {
  const into = new Float64Array(coincidenceSize(labels.size))
  const annotators = continuum.layers.length
  if (annotators < 2) return into
  const units = unitsOf(continuum, labels)
  const { meeting, gapPairs } = sweep(units, continuum.length, annotators, labels.size, into)
  const others = annotators - 1
  let covered = 0
  for (let index = 0; index < units.count; index++) {
    const at = gapParts + units.labels[index]! * labelParts
    const length = units.ends[index]! - units.starts[index]!
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

/** The units of all layers, as columns. */
interface Units {
  readonly count: number
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly labels: Int32Array
}

function unitsOf({ layers }: Continuum, labels: ReadonlyMap<string, number>): Units {
  const count = layers.reduce((sum, layer) => sum + layer.length, 0)
  const units = { count, starts: new Float64Array(count), ends: new Float64Array(count), labels: new Int32Array(count) }
  let index = 0
  for (const layer of layers) {
    for (const { start, end, label } of layer) {
      units.starts[index] = start
      units.ends[index] = end
      units.labels[index++] = labels.get(label)!
    }
  }
  return units
}

/** Goes once over the edges; writes ∫ n_c(n_c-1) to `into`, and answers with ∫N over each unit and ∫(m-N)(m-N-1). */
function sweep(
  { count, starts, ends, labels }: Units,
  length: number,
  annotators: number,
  labelCount: number,
  into: Float64Array,
): { readonly meeting: Float64Array; readonly gapPairs: number } {
  // Each edge as one number: its place, then which unit, then whether it is the end. So they sort by place.
  const edges = new Float64Array(count * 2)
  const room = count * 2
  for (let index = 0; index < count; index++) {
    edges[index * 2] = starts[index]! * room + index * 2
    edges[index * 2 + 1] = ends[index]! * room + index * 2 + 1
  }
  edges.sort()
  const counts = new Int32Array(labelCount)
  const since = new Float64Array(labelCount)
  const meeting = new Float64Array(count)
  let over = 0
  let area = 0
  let gapPairs = 0
  let position = 0
  for (const edge of edges) {
    const here = Math.floor(edge / room)
    const code = edge - here * room
    const index = code >> 1
    const isEnd = code & 1
    const step = here - position
    area += over * step
    gapPairs += (annotators - over) * (annotators - over - 1) * step
    position = here
    const label = labels[index]!
    const same = counts[label]!
    into[gapParts + label * labelParts + Part.agreed]! += same * (same - 1) * (here - since[label]!)
    since[label] = here
    counts[label] = same + 1 - 2 * isEnd
    over += 1 - 2 * isEnd
    meeting[index] = meeting[index]! + (isEnd ? area : -area)
  }
  gapPairs += annotators * (annotators - 1) * (length - position)
  return { meeting, gapPairs }
}
