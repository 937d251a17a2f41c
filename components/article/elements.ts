import type { BlockKind } from '@/core/article/block'
import type { PlacedBlock } from './regions'
import maskClasses from '../outlet/Masked.module.css'
import classes from './ArticleText.module.css'

/** How a block is written in HTML: the same from the server and from TipTap, so that one can take over from the other. */
export interface BlockElement {
  readonly tag: 'h1' | 'h2' | 'p' | 'blockquote' | 'li'
  readonly attributes: Readonly<Record<string, string>>
}

const tags: Partial<Record<BlockKind, BlockElement['tag']>> = { title: 'h1', heading: 'h2', quote: 'blockquote', listItem: 'li' }

/** The element of a block. Offsets are code points of the canonical text. Only the first title is a heading. */
export function blockElement({ block, index }: PlacedBlock, firstTitle: boolean): BlockElement {
  return {
    tag: block.kind === 'title' && !firstTitle ? 'p' : (tags[block.kind] ?? 'p'),
    attributes: {
      class: `${classes.block} ${classes[block.kind] ?? ''}`.trim(),
      dir: 'auto',
      'data-kind': block.kind,
      'data-block': String(index),
      'data-start': String(block.start),
      'data-end': String(block.end),
    },
  }
}

/** The attributes of a link to the web. Nothing is told to the other side, and a plain click does not leave the article (Reader). */
export function linkAttributes(href: string): Readonly<Record<string, string>> {
  return { class: classes.link!, href, target: '_blank', rel: 'noopener noreferrer nofollow', title: `${href} (Ctrl + click opens it)` }
}

/** From so many blocks on, what is out of sight is laid out when the page is idle (use-laying-out.ts). */
const long = 10

export const isLong = (blocks: { readonly length: number }): boolean => blocks.length > long

/** What marks the element around the text of a long article. */
export function lengthAttributes(blocks: { readonly length: number }): Readonly<Record<string, string>> {
  return isLong(blocks) ? { 'data-long': 'true' } : {}
}

/** A mask is one thing to those who hear it: not a full block after the other. */
export const masked = { role: 'img', 'aria-label': 'masked' } as const

/** Class names that both writers need. */
export const articleClasses = {
  article: classes.article!,
  piece: classes.piece!,
  list: classes.list!,
  masked: maskClasses.masked!,
  fold: classes.fold!,
  foldSummary: classes.foldSummary!,
  foldBody: classes.foldBody!,
}
