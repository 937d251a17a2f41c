import { listChange, mergeFew } from '../list-change'
import type { Annotation } from './annotation'
import type { Extent } from './fragment'

type Ordered = Pick<Annotation, 'id' | 'extent' | 'deleted'>

/**
 * Annotations as one meets them in the text: by where they begin, the longer first, then the older
 * (identities are made in the order of time). Deleted ones are left out.
 */
export function inReadingOrder<A extends Ordered>(annotations: readonly A[]): readonly A[] {
  return annotations.filter((annotation) => !annotation.deleted && annotation.extent.length > 0).sort(compareInText)
}

/** The same, for one who asks again after each change: what has stayed in its place is not sorted again. */
export function keepReadingOrder<A extends Ordered>(): (annotations: readonly A[]) => readonly A[] {
  let before: readonly A[] = []
  let ordered: readonly A[] = []
  return (annotations) => {
    const { removed, added } = listChange(before, annotations)
    before = annotations
    const gone = new Set(removed.map(({ id }) => id))
    ordered = mergeFew(gone.size > 0 ? ordered.filter(({ id }) => !gone.has(id)) : ordered, inReadingOrder(added), compareInText)
    return ordered
  }
}

/** Less than zero where one meets `a` first. Neither may be empty. */
export function compareInText(a: { readonly id: string; readonly extent: Extent }, b: { readonly id: string; readonly extent: Extent }): number {
  return a.extent[0]!.start - b.extent[0]!.start || b.extent.at(-1)!.end - a.extent.at(-1)!.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/**
 * Which of all each of some is, from 1, for one who asks again after each change: the same map as long as none has changed its
 * number. Both are given in one order, and all of the some are among the all.
 */
export function keepNumbers(): (all: readonly { readonly id: string }[], some: readonly { readonly id: string }[]) => ReadonlyMap<string, number> {
  let before: ReadonlyMap<string, number> = new Map()
  return (all, some) => {
    let at = -1
    const numbers = new Map(some.map((one) => {
      at = all.indexOf(one, at + 1)
      return [one.id, at + 1]
    }))
    if (numbers.size !== before.size || [...numbers].some(([id, number]) => before.get(id) !== number)) before = numbers
    return before
  }
}
