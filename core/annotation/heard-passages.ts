import { firstEndingAfter } from '../article/first-ending-after'
import { sayMasked } from '../outlet/masked-words'
import type { CodePoint } from '../text/offset'
import { type Annotation, quoteOf } from './annotation'
import { extentBounds } from './fragment'
import { glimpseOf } from './glimpse'

/** A passage as it is named to those who hear the paragraph it is in. */
export interface HeardLink {
  readonly passage: string
  /** Which of all it is, its tag, and how it begins. */
  readonly name: string
}

/** A paragraph with passages. */
export interface HeardBlock {
  readonly start: CodePoint
  /** In the order in which they are read. */
  readonly links: readonly HeardLink[]
}

/** In one paragraph so many are named; whoever wants to hear of more goes on from card to card. */
export const mostNamed = 6

/**
 * The passages of each paragraph, in words. A passage is named where it begins with the words it begins with, and
 * in every further paragraph that it touches. `passages` in reading order, `blocks` in the order of the text.
 */
export function heardPassages(
  blocks: readonly { readonly start: number; readonly end: number }[],
  passages: readonly Annotation[],
  numberOf: (id: string) => number,
  nameOf: (tag: string) => string,
): readonly HeardBlock[] {
  const found = new Map<number, Annotation[]>()
  for (const passage of passages) {
    for (const { start, end } of passage.extent) {
      for (let at = firstEndingAfter(blocks, start); at < blocks.length && blocks[at]!.start < end; at++) {
        const here = found.get(at) ?? []
        if (here.at(-1) !== passage) found.set(at, [...here, passage])
      }
    }
  }
  const linkOf = (passage: Annotation, block: { readonly start: number }): HeardLink => {
    const begins = extentBounds(passage.extent).start >= block.start
    return { passage: passage.id, name: `Passage ${numberOf(passage.id)}, ${nameOf(passage.tag)}${begins ? `: ${glimpseOf(sayMasked(quoteOf(passage)))}` : ', goes on'}` }
  }
  return [...found].sort(([a], [b]) => a - b).map(([at, here]): HeardBlock => {
    const block = blocks[at]!
    const links = here.slice(0, mostNamed).map((passage) => linkOf(passage, block))
    const next = here[mostNamed]
    const more = here.length - mostNamed
    return { start: block.start as CodePoint, links: next ? [...links, { passage: next.id, name: `${more} more ${more === 1 ? 'passage' : 'passages'} in this paragraph, from ${nameOf(next.tag)} on` }] : links }
  })
}
