import type { Block, Mark } from './block'
import type { CodePoint } from '../text/offset'

/**
 * A text as the importer made it and as it stays for ever: the evidence that annotations point at.
 * LF only, one block per line, no NUL, no lone surrogate, otherwise the author's characters untouched.
 */
export interface CanonicalText {
  readonly text: string
  /** In the order of the text, without gaps other than the line feeds between them. */
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  /** From canonical to raw offsets, so that every word can be found in the file it came from. */
  readonly map: OffsetMap
}

/**
 * Runs of characters that stand unchanged in both texts, ascending and disjoint in both.
 * What lies between two runs was left out (markup, escapes) or put in (a space for a line break).
 */
export type OffsetMap = readonly MapRun[]

/** `length` characters from `canonical` in the canonical text are those from `raw` in the raw text. All in code points. */
export interface MapRun {
  readonly canonical: CodePoint
  readonly raw: CodePoint
  readonly length: number
}
