import type { Annotation } from './annotation'
import { extentBounds } from './fragment'

/**
 * Annotations as one meets them in the text: by where they begin, the longer first, then the older
 * (identities are made in the order of time). Deleted ones are left out.
 */
export function inReadingOrder<A extends Pick<Annotation, 'id' | 'extent' | 'deleted'>>(annotations: readonly A[]): readonly A[] {
  return annotations
    .filter((annotation) => !annotation.deleted && annotation.extent.length > 0)
    .map((annotation) => ({ annotation, bounds: extentBounds(annotation.extent) }))
    .sort((a, b) => a.bounds.start - b.bounds.start || b.bounds.end - a.bounds.end || (a.annotation.id < b.annotation.id ? -1 : 1))
    .map(({ annotation }) => annotation)
}
