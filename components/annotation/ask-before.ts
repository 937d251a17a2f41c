import type { BlockKind } from '@/core/article/block'

const words: Partial<Record<BlockKind, string>> = { byline: 'a byline, and bylines', date: 'a date line, and date lines', caption: 'a caption, and captions' }

/** What is asked before words are tagged in a block that is not annotated by default. */
export function askBefore(kind: BlockKind): string {
  return words[kind] ? `This is ${words[kind]} are not annotated by default.` : 'These words are not part of the article proper, and such words are not annotated by default.'
}
