/** What is to become of an item that can be brought in. `story`: into the story of the one it is nearly the same as. */
export const itemChoices = ['bring', 'leave', 'story'] as const

export type ItemChoice = (typeof itemChoices)[number]

/** Which items are listed. */
export const itemFilters = ['all', 'ready', 'left', 'refused', 'same', 'near', 'noted', 'added'] as const

export type ItemFilter = (typeof itemFilters)[number]

/** Another article with the same text, or nearly: one of the project, or one further up in the same import. */
export type Likeness = {
  /** The share of shingles in common, 0 to 1; 1 for the very same text. An estimate from signatures. */
  readonly alike: number
  readonly title: string | null
} & ({ readonly in: 'project'; readonly slug: string } | { readonly in: 'import'; readonly ordinal: number })

/** One thing found in a file, as a lead sees it before and after it is brought in. */
export interface ImportItem {
  /** From 0, in the order of the file. */
  readonly ordinal: number
  readonly source: { readonly file: string; readonly line: number | null }
  readonly kind: 'article' | 'row' | 'refused'
  /** Why it cannot be brought in; null where it can. */
  readonly refusal: string | null
  readonly title: string | null
  readonly byline: string | null
  /** A partial date. */
  readonly publishedAt: string | null
  readonly url: string | null
  /** As the file has it; null where it says nothing. */
  readonly outlet: string | null
  readonly outletId: string | null
  readonly story: string | null
  /** The first words of the text. */
  readonly opening: string
  /** In words; 0 for what was refused. */
  readonly words: number
  /** What was read and could not be kept as it was, in sentences: a date that is none, an address that is none. */
  readonly notes: readonly string[]
  /** The very same text. It is left out, whatever the choice. */
  readonly same: Likeness | null
  /** Nearly the same text. */
  readonly near: Likeness | null
  /** The first words of that one, to be held against this one’s; null where nothing is near. */
  readonly nearOpening: string | null
  readonly choice: ItemChoice
  /** The article it became; null before that, and for what did not. */
  readonly slug: string | null
}

/** Items of an import, a page of them. */
export interface ImportItems {
  readonly items: readonly ImportItem[]
  /** Where the next page begins; null at the end. */
  readonly after: number | null
}
