import { type Extent, extentBounds, extentsOverlap } from '@/core/annotation/fragment'
import { type DisagreementKind, disagreementKinds } from './case'
import type { Tagging } from './tagging'

/** How a tagging stands to another one, the weaker before the stronger; see `disagreementKinds`. */
const strengths = ['presence', 'nesting', 'tag', 'boundary'] as const satisfies readonly DisagreementKind[]

/**
 * The kinds of disagreement among the taggings of one case, by the definitions at `disagreementKinds`.
 *
 * Takes time in the number of pairs of taggings that overlap, and memory for one number per tagging
 * and lane.
 * @param taggings distinct, in the order of the text
 * @param lanes how many annotators are compared
 */
export function kindsOf(taggings: readonly Tagging[], lanes: number): readonly DisagreementKind[] {
  /** For each tagging, the strongest thing that each annotator has over its words: an index of `strengths`. */
  const strongest = taggings.map(() => new Uint8Array(lanes))
  const bounds = taggings.map((tagging) => extentBounds(tagging.extent))

  let reaching: number[] = []
  taggings.forEach((tagging, index) => {
    reaching = reaching.filter((earlier) => bounds[earlier]!.end > bounds[index]!.start)
    for (const earlier of reaching) {
      const strength = strengthBetween(taggings[earlier]!, tagging)
      raise(strongest[index]!, taggings[earlier]!.lanes, strength)
      raise(strongest[earlier]!, tagging.lanes, strength)
    }
    reaching.push(index)
  })

  const found = new Set<DisagreementKind>()
  taggings.forEach((tagging, index) => {
    const holders = new Set(tagging.lanes)
    for (let lane = 0; lane < lanes; lane++) if (!holders.has(lane)) found.add(strengths[strongest[index]![lane]!]!)
  })
  return disagreementKinds.filter((kind) => found.has(kind))
}

/** What the holder of one of two distinct taggings says of the other; the same both ways. An index of `strengths`. */
function strengthBetween(a: Tagging, b: Tagging): number {
  if (!extentsOverlap(a.extent, b.extent)) return 0
  if (a.tag === b.tag) return 3
  const aroundA = contains(b.extent, a.extent)
  const aroundB = contains(a.extent, b.extent)
  return aroundA === aroundB ? 2 : 1
}

function raise(strongest: Uint8Array, lanes: readonly number[], strength: number): void {
  for (const lane of lanes) if (strongest[lane]! < strength) strongest[lane] = strength
}

/** Whether every code point of `inner` is one of `outer`. Both must be normalised. */
function contains(outer: Extent, inner: Extent): boolean {
  let at = 0
  return inner.every((fragment) => {
    while (at < outer.length && outer[at]!.end < fragment.end) at++
    return at < outer.length && outer[at]!.start <= fragment.start
  })
}
