import type { Extent } from '@/core/annotation/fragment'
import { type DisagreementKind, disagreementKinds } from './case'
import { Coverage } from './coverage'
import { Crossings } from './crossings'
import { type Tagging, extentKey } from './tagging'

/**
 * The kinds of disagreement among the taggings of one case, by the definitions at `disagreementKinds`.
 *
 * Takes O(n log n) for each annotator however densely the taggings overlap, because no tagging is held
 * against every other one: each annotator's words, and their words under each tag, are melted into
 * stretches, and what crosses is found by its edges. Only pairs of discontinuous taggings may be
 * looked at one by one (`Crossings`).
 * @param taggings distinct, in the order of the text
 * @param lanes how many annotators are compared
 */
export function kindsOf(taggings: readonly Tagging[], lanes: number): readonly DisagreementKind[] {
  const found = new Set<DisagreementKind>()
  if (taggings.every((tagging) => tagging.lanes.length === lanes)) return []
  const people = Array.from({ length: lanes }, (_, lane) => personOf(taggings.filter((tagging) => tagging.lanes.includes(lane))))
  const holders = holdersOf(taggings)

  for (const { tag, extent, lanes: own } of taggings) {
    for (let lane = 0; lane < lanes; lane++) {
      if (own.includes(lane)) continue
      const person = people[lane]!
      if (!person.words.meets(extent)) found.add('presence')
      else if (person.byTag.get(tag)?.meets(extent)) found.add('boundary')
      else if (found.has('tag') && found.has('nesting')) continue
      else found.add(holders.get(extentKey(extent))!.has(lane) || person.crossings().any(extent) ? 'tag' : 'nesting')
    }
    if (found.size === disagreementKinds.length) break
  }
  return disagreementKinds.filter((kind) => found.has(kind))
}

/** What one annotator marked in a case, to be asked about places. */
interface Person {
  readonly words: Coverage
  readonly byTag: ReadonlyMap<string, Coverage>
  readonly crossings: () => Crossings
}

function personOf(own: readonly Tagging[]): Person {
  const byTag = new Map<string, Extent[]>()
  for (const { tag, extent } of own) {
    const known = byTag.get(tag)
    if (known) known.push(extent)
    else byTag.set(tag, [extent])
  }
  let crossings: Crossings | undefined
  return {
    words: new Coverage(own.map(({ extent }) => extent)),
    byTag: new Map([...byTag].map(([tag, extents]) => [tag, new Coverage(extents)])),
    crossings: () => (crossings ??= new Crossings(own.map(({ extent }) => extent))),
  }
}

/** Who gave any tag to exactly these words, by the key of the extent. */
function holdersOf(taggings: readonly Tagging[]): ReadonlyMap<string, ReadonlySet<number>> {
  const holders = new Map<string, Set<number>>()
  for (const { extent, lanes } of taggings) {
    const key = extentKey(extent)
    const known = holders.get(key)
    if (known) for (const lane of lanes) known.add(lane)
    else holders.set(key, new Set(lanes))
  }
  return holders
}
