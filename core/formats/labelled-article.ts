import type { AttributeValue } from '@/core/annotation/annotation'
import type { Extent } from '@/core/annotation/fragment'
import type { Place } from './finding'

/**
 * What every format of labelled text is read into and written from: one text, and what each annotator
 * marked in it, apart from the others. Offsets are code points of exactly this text, whatever the format counts in.
 */
export interface LabelledArticle {
  /** As the source calls it: the name of its file, as a rule. Unique among the articles of one reading. */
  readonly name: string
  /** As it stands in the source, line ends of any kind included. Without NUL and lone surrogates. */
  readonly text: string
  readonly layers: readonly LabelledLayer[]
  /** What is known of it besides: for formats with a place for it. What is unknown is left out. */
  readonly facts?: ArticleFacts
}

/** What may be known of an article, by the name that it has in every format. */
export const factKeys = ['title', 'outlet', 'originator', 'published_at', 'url', 'text_sha256', 'codebook'] as const

export type ArticleFacts = Readonly<Partial<Record<(typeof factKeys)[number], string>>>

/** All that one annotator marked in one article. Without passages it says that they looked and marked nothing. */
export interface LabelledLayer {
  readonly annotator: string
  /** Predictions of a model. */
  readonly machine: boolean
  readonly passages: readonly LabelledPassage[]
}

/** A passage as an annotator tagged it. */
export interface LabelledPassage {
  /** The tag as the source writes it, which need not be a key of a codebook. */
  readonly tag: string
  /** Sorted, disjoint, not touching, in the text. White space may stand at the edges. */
  readonly extent: Extent
  /** The words at each fragment, one to one: readers see to it that they are the text's. */
  readonly quotes: readonly string[]
  readonly note: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  /** Where it stands in the source; left out of what was not read. */
  readonly place?: Place
}
