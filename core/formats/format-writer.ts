import type { LabelledArticle } from './labelled-article'
import type { Losses } from './losses'

/** The parts that machines are taught on, chosen on, and tried on. */
export const splits = ['train', 'validation', 'test'] as const

export type Split = (typeof splits)[number]

/** A part of a file of an export, or all of it. */
export interface Piece {
  /** Within the package, parts joined by `/`. */
  readonly path: string
  /** Text is written in UTF-8, with no byte order mark but one that stands in it. */
  readonly content: string | Uint8Array
  /** Whether the file ends with it. A file whose last piece never says so ends with the package. */
  readonly last: boolean
}

/**
 * Writes a format article by article: what it holds on to does not grow with their texts. The pieces of one file come
 * in their order; those of several files may come in turns. Articles come in the order of their names, so that what is
 * written is the same whoever reads them from where; in another order it is as sound, but in another order too.
 */
export interface FormatWriter<Article = LabelledArticle> {
  /** The one large file, where there is one and nearly nothing beside it: it goes out while it grows. Others that grow are kept until the end. */
  readonly grows?: string
  article(article: Article, split?: Split): readonly Piece[]
  /** What can only be written when everything was seen: lists of tags, ends of lists, footers. Called once. */
  end(): readonly Piece[]
}

/** What is known of the whole, for formats with a place for it. */
export interface DatasetFacts {
  readonly title: string
  /** A sentence or more. */
  readonly description?: string
  /** As in ISO 639-1, such as `en`. */
  readonly languages?: readonly string[]
  /** As in the list of SPDX, such as `CC-BY-4.0`. */
  readonly licence?: string
}

/** What every writer is given. */
export interface WriterOptions {
  /** Where what the format cannot hold is counted: its `notes` are whole after `end()`. */
  readonly lost: Losses
  readonly dataset?: DatasetFacts
  /** Whether every article comes with its split. */
  readonly split?: boolean
}

/** A file in one piece. */
export function wholeFile(path: string, content: string | Uint8Array): Piece {
  return { path, content, last: true }
}

/** A part of a file that goes on. */
export function piece(path: string, content: string | Uint8Array): Piece {
  return { path, content, last: false }
}
