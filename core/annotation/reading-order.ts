import type { Annotation } from './annotation'
import { extentBounds } from './fragment'

type Ordered = Pick<Annotation, 'id' | 'extent' | 'deleted'>

/**
 * Annotations as one meets them in the text: by where they begin, the longer first, then the older
 * (identities are made in the order of time). Deleted ones are left out.
 */
export function inReadingOrder<A extends Ordered>(annotations: readonly A[]): readonly A[] {
  return annotations
    .filter((annotation) => !annotation.deleted && annotation.extent.length > 0)
    .map((annotation) => ({ annotation, bounds: extentBounds(annotation.extent) }))
    .sort((a, b) => a.bounds.start - b.bounds.start || b.bounds.end - a.bounds.end || (a.annotation.id < b.annotation.id ? -1 : 1))
    .map(({ annotation }) => annotation)
}

/** The same, for one who asks again after each change: what has stayed in its place is not sorted again. */
export function keepReadingOrder<A extends Ordered>(): (annotations: readonly A[]) => readonly A[] {
  let before: readonly A[] = []
  return (annotations) => {
    const now = new Map(annotations.map((annotation) => [annotation.id, annotation]))
    const kept: A[] = []
    for (const old of before) {
      const annotation = now.get(old.id)
      if (!annotation || annotation.deleted || annotation.extent !== old.extent) continue
      kept.push(annotation)
      now.delete(old.id)
    }
    const others = inReadingOrder([...now.values()])
    before = others.length === 0 ? kept : kept.length === 0 ? others : merged(kept, others)
    return before
  }
}

function merged<A extends Ordered>(kept: readonly A[], others: readonly A[]): readonly A[] {
  const all: A[] = []
  let next = 0
  for (const annotation of kept) {
    while (next < others.length && isBefore(others[next]!, annotation)) all.push(others[next++]!)
    all.push(annotation)
  }
  return [...all, ...others.slice(next)]
}

function isBefore(one: Ordered, other: Ordered): boolean {
  const [a, b] = [extentBounds(one.extent), extentBounds(other.extent)]
  return (a.start - b.start || b.end - a.end || (one.id < other.id ? -1 : 1)) < 0
}
