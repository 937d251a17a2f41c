import { extentsOverlap } from '@/core/annotation/fragment'
import type { Layer } from '@/core/annotation/layer'
import { type DisagreementKind, type Lane, disagreementKinds } from './case'
import { contains } from './crossings'
import { compareText } from './order'
import { taggingKey, taggingsOf } from './tagging'

/** A case as the definitions have it, without anything clever. */
export interface PlainCase {
  /** As `Case` has it. */
  readonly key: string
  /** Ids of everything in the case, ascending. */
  readonly ids: readonly string[]
  readonly kinds: readonly DisagreementKind[]
}

/**
 * The cases and their kinds word for word by the definitions, every annotation held against every other
 * one: for tests and for the bench, which hold `findCases` against it. Takes O(n²).
 */
export function findCasesPairwise(layers: readonly Layer[]): readonly PlainCase[] {
  const all = layers.flatMap((layer, lane) => layer.annotations.map((annotation) => ({ annotation, lane })))
  const groups = all.map((_, index) => index)
  for (let i = 0; i < all.length; i++) {
    for (let j = 0; j < i; j++) {
      if (groups[i] === groups[j] || !extentsOverlap(all[i]!.annotation.extent, all[j]!.annotation.extent)) continue
      const [kept, gone] = [groups[j]!, groups[i]!]
      for (let k = 0; k <= i; k++) if (groups[k] === gone) groups[k] = kept
    }
  }
  return [...new Set(groups)]
    .map((group): PlainCase => {
      const lanes = layers.map((layer, lane) => ({
        ...layer, annotations: all.filter((one, index) => groups[index] === group && one.lane === lane).map(({ annotation }) => annotation),
      }))
      const ids = lanes.flatMap(({ annotations }) => annotations.map(({ id }) => id)).sort(compareText)
      return { key: ids[0]!, ids, kinds: kindsPairwise(lanes) }
    })
    .sort((a, b) => compareText(a.key, b.key))
}

function kindsPairwise(lanes: readonly Lane[]): readonly DisagreementKind[] {
  const found = new Set<DisagreementKind>()
  for (const { tag, extent, lanes: own } of taggingsOf(lanes)) {
    lanes.forEach(({ annotations }, lane) => {
      if (own.includes(lane)) return
      const here = annotations.filter((other) => taggingKey(other.tag, other.extent) !== taggingKey(tag, extent) && extentsOverlap(other.extent, extent))
      if (here.length === 0) found.add('presence')
      else if (here.some((other) => other.tag === tag)) found.add('boundary')
      else if (here.some((other) => contains(other.extent, extent) === contains(extent, other.extent))) found.add('tag')
      else found.add('nesting')
    })
  }
  return disagreementKinds.filter((kind) => found.has(kind))
}
