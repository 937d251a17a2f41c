/**
 * One component of the search for the best alignment: units of which any two are linked, through
 * others, by pairs that may stand together. Costs are in Δ∅.
 *
 * A unitary alignment of the units A costs 1 + Σ_{pairs in A} w_uv with w_uv = (d_uv - 1)/C(n,2): the mean
 * over the C(n,2) pairs of the n annotators, of which those with an empty partner cost 1 each. So
 * a unit alone costs 1, and the empty partners need no unit of their own.
 */
export interface Problem {
  /** How many units. */
  readonly size: number
  /** How many annotators have a unit here; they are numbered from 0. */
  readonly groups: number
  /** The annotator of each unit; the units are in the order of their annotators. */
  readonly groupOf: Int32Array
  /** w_uv at `u * size + v`; Infinity for two units of one annotator, and for pairs that cannot be optimal. */
  readonly joining: Float64Array
}

/** The cost of a unitary alignment of these units, in Δ∅. */
export function costOf({ joining, size }: Problem, tuple: readonly number[]): number {
  let cost = 1
  for (let a = 1; a < tuple.length; a++) for (let b = 0; b < a; b++) cost += joining[tuple[a]! * size + tuple[b]!]!
  return cost
}

/** The units of each annotator, in order. */
export function membersOf({ size, groups, groupOf }: Problem): readonly (readonly number[])[] {
  const members = Array.from({ length: groups }, () => [] as number[])
  for (let unit = 0; unit < size; unit++) members[groupOf[unit]!]!.push(unit)
  return members
}
