import { type Extent, type Fragment, normaliseExtent } from '@/core/annotation/fragment'

/** Everything that some extents cover together: asked whether another extent shares a code point with it, in O(log n) per fragment. */
export class Coverage {
  readonly #fragments: readonly Fragment[]

  /** Takes O(n log n) in the fragments given. */
  constructor(extents: Iterable<Extent>) {
    const all: Fragment[] = []
    for (const extent of extents) for (const fragment of extent) all.push(fragment)
    this.#fragments = normaliseExtent(all)
  }

  /** Whether any code point of `extent` is covered. */
  meets(extent: Extent): boolean {
    return extent.some(({ start, end }) => {
      // The first covered stretch that ends after the fragment begins is the only one that has to be looked at.
      let low = 0
      let high = this.#fragments.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (this.#fragments[middle]!.end > start) high = middle
        else low = middle + 1
      }
      return low < this.#fragments.length && this.#fragments[low]!.start < end
    })
  }
}
