import type { Annotation } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import type { Lane } from './case'
import { compareText } from './order'

/** A tag on an extent, with everyone who marked exactly that. What two annotators can agree on. */
export interface Tagging {
  readonly tag: string
  readonly extent: Extent
  readonly quotes: readonly string[]
  /** Places in the list of lanes of those who hold it, ascending. */
  readonly lanes: readonly number[]
  /** The annotations that say it, in the order of the lanes. */
  readonly annotations: readonly Annotation[]
}

/** A string that two extents share exactly when they are the same. */
export function extentKey(extent: Extent): string {
  if (extent.length === 1) return `${extent[0]!.start}-${extent[0]!.end}`
  return extent.map((fragment) => `${fragment.start}-${fragment.end}`).join(';')
}

/** A string that two taggings share exactly when tag and extent are the same. */
export function taggingKey(tag: string, extent: Extent): string {
  return `${tag} ${extentKey(extent)}`
}

/** The distinct taggings of some lanes, in the order of the text. A tagging marked twice by one annotator counts once. */
export function taggingsOf(lanes: readonly Lane[]): readonly Tagging[] {
  const found = new Map<string, { tag: string; extent: Extent; quotes: readonly string[]; lanes: number[]; annotations: Annotation[] }>()
  lanes.forEach((lane, index) => {
    for (const annotation of lane.annotations) {
      const key = taggingKey(annotation.tag, annotation.extent)
      const tagging = found.get(key)
      if (!tagging) {
        const { tag, extent, quotes } = annotation
        found.set(key, { tag, extent, quotes, lanes: [index], annotations: [annotation] })
        continue
      }
      tagging.annotations.push(annotation)
      if (tagging.lanes.at(-1) !== index) tagging.lanes.push(index)
    }
  })
  return [...found.values()].sort(inTextOrder)
}

/**
 * Sorts by first code point, the longer before the shorter, then by the other fragments and by tag.
 * Equal only for the same tagging.
 */
export function inTextOrder(a: Pick<Tagging, 'tag' | 'extent'>, b: Pick<Tagging, 'tag' | 'extent'>): number {
  const first = a.extent[0]!.start - b.extent[0]!.start || b.extent.at(-1)!.end - a.extent.at(-1)!.end
  return first || compareText(taggingKey(a.tag, a.extent), taggingKey(b.tag, b.extent))
}
