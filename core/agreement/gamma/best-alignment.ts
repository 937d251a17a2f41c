import type { Unit } from '../unitizing/continuum'
import { type Effort, bestPartition, usualEffort } from './component'
import { type Weights, categorical, dissimilarity } from './dissimilarity'
import type { Problem } from './problem'

/** One unit in an alignment: the `unit`-th of the `layer`-th annotator. */
export interface Member {
  readonly layer: number
  readonly unit: Unit
}

/** A partition of all units, at most one of each annotator in a part, with its disorder. */
export interface Alignment {
  /** The units that stand together; the annotators who are not named have an empty partner there. */
  readonly parts: readonly (readonly Member[])[]
  /** The mean disorder: that of the parts, summed up and divided by the mean number of units per annotator. */
  readonly disorder: number
  /** No alignment has a smaller disorder than this. */
  readonly bound: number
  /** Whether it is known to be the best there is. */
  readonly proven: boolean
}

/** Whether to take, among alignments of equal disorder, the one with fewer or with more pairs of unlike labels. */
export type TieBreak = 'fewerUnlike' | 'moreUnlike' | 'none'

/** Small against every difference between two disorders that matters, large against rounding. */
const tie = 1e-6

/**
 * The best alignment of a continuum (Mathet et al. 2015, section 4.4): exact, however many annotators, unless the search
 * is cut. A pair of units dearer than (n-1)(n+2)/2·Δ∅ never stands together in one, since splitting one of the two off
 * is cheaper; the other pairs cut the text into components, each solved alone.
 * @param layers one per annotator, at least two, the units with a length; at least one unit.
 */
export function bestAlignment(layers: readonly (readonly Unit[])[], weights: Weights, effort: Effort = usualEffort, tieBreak: TieBreak = 'none'): Alignment {
  const annotators = layers.length
  const members = layers.flatMap((layer, index) => layer.map((unit) => ({ layer: index, unit })))
  const bias = tieBreak === 'none' ? 0 : tieBreak === 'fewerUnlike' ? tie : -tie
  const parts: (readonly Member[])[] = []
  let slack = 0
  for (const component of componentsOf(members, annotators, weights)) {
    const { tuples, cost, bound } = bestPartition(problemOf(component, annotators, weights, bias), effort)
    slack += cost - bound
    for (const tuple of tuples) parts.push(tuple.map((at) => component[at]!))
  }
  const mean = members.length / annotators
  const disorder = (parts.reduce((sum, part) => sum + disorderOf(part, annotators, weights), 0) * weights.deltaEmpty) / mean
  return { parts, disorder, bound: disorder - (slack * weights.deltaEmpty) / mean, proven: slack === 0 }
}

/** The disorder of one unitary alignment in Δ∅: the mean over all pairs of annotators, an empty partner costing 1. */
function disorderOf(part: readonly Member[], annotators: number, weights: Weights): number {
  const pairs = (annotators * (annotators - 1)) / 2
  let sum = pairs
  for (let a = 1; a < part.length; a++) for (let b = 0; b < a; b++) sum += dissimilarity(part[a]!.unit, part[b]!.unit, weights) - 1
  return sum / pairs
}

function mayJoin(u: Member, v: Member, annotators: number, weights: Weights): boolean {
  return u.layer !== v.layer && dissimilarity(u.unit, v.unit, weights) <= ((annotators - 1) * (annotators + 2)) / 2
}

/** The members that hang together through pairs which may join, each component in the order given. */
function componentsOf(members: readonly Member[], annotators: number, weights: Weights): readonly (readonly Member[])[] {
  const parents = members.map((_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!
    return at
  }
  for (let u = 1; u < members.length; u++) {
    for (let v = 0; v < u; v++) {
      const [a, b] = [rootOf(u), rootOf(v)]
      if (a !== b && mayJoin(members[u]!, members[v]!, annotators, weights)) parents[a] = b
    }
  }
  const components = new Map<number, Member[]>()
  for (const [index, member] of members.entries()) {
    const root = rootOf(index)
    const component = components.get(root)
    if (component) component.push(member)
    else components.set(root, [member])
  }
  return [...components.values()]
}

function problemOf(component: readonly Member[], annotators: number, weights: Weights, bias: number): Problem {
  const size = component.length
  const pairs = (annotators * (annotators - 1)) / 2
  const numbers = new Map([...new Set(component.map(({ layer }) => layer))].map((layer, group) => [layer, group]))
  const joining = new Float64Array(size * size).fill(Infinity)
  for (let u = 0; u < size; u++) {
    for (let v = 0; v < u; v++) {
      const [a, b] = [component[u]!, component[v]!]
      if (!mayJoin(a, b, annotators, weights)) continue
      const cost = (dissimilarity(a.unit, b.unit, weights) + bias * categorical(a.unit, b.unit) - 1) / pairs
      joining[u * size + v] = joining[v * size + u] = cost
    }
  }
  return { size, groups: numbers.size, groupOf: Int32Array.from(component, ({ layer }) => numbers.get(layer)!), joining }
}
