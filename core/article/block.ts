import type { CodePoint } from '../text/offset'

/**
 * What a block of an article is. `furniture`, `footer` and `authorNote` are what the page had
 * around the article; they stay in the text, are shown dimmed, and are not annotated by default.
 */
export const blockKinds = [
  'title', 'byline', 'date', 'caption', 'standfirst', 'heading', 'paragraph', 'quote', 'listItem',
  'furniture', 'footer', 'authorNote',
] as const

export type BlockKind = (typeof blockKinds)[number]

/** One block of the canonical text: one line of it. Offsets in code points, end exclusive, without the line feed. */
export interface Block {
  readonly kind: BlockKind
  readonly start: CodePoint
  readonly end: CodePoint
  /** Why the importer chose this kind where it is not evident, such as “same words as lines 11 to 15”. */
  readonly reason?: string
}

/** Character formatting that stands off from the text. Offsets in code points, end exclusive. */
export type Mark =
  /** `masked`: these characters are hidden from the reader, and blocks stand in their place. Never stored. */
  | { readonly kind: 'emphasis' | 'strong' | 'masked'; readonly start: CodePoint; readonly end: CodePoint }
  | { readonly kind: 'link'; readonly start: CodePoint; readonly end: CodePoint; readonly href: string }

/** Kinds whose text is the article's own and is annotated by default. */
const annotated: ReadonlySet<BlockKind> = new Set(['title', 'standfirst', 'heading', 'paragraph', 'quote', 'listItem'])

/** Whether a block of this kind is annotated by default; the others are shown dimmed. */
export function isAnnotatedByDefault(kind: BlockKind): boolean {
  return annotated.has(kind)
}

/** Kinds that fold away: not the article, but what its page had around it. */
const folded: ReadonlySet<BlockKind> = new Set(['furniture', 'footer', 'authorNote'])

/** Whether a block of this kind is folded away on the page. */
export function isFurniture(kind: BlockKind): boolean {
  return folded.has(kind)
}
