import type { ReportView } from './choice'

/** How a way to look at the figures is called. */
export interface ViewWords {
  /** In the row of links. */
  readonly name: string
  /** Over the plate. */
  readonly heading: string
  /** Over the column that names the rows. */
  readonly of: string
}

/** Every view in words, in the order of the page. */
export const viewWords: Readonly<Record<ReportView, ViewWords>> = {
  all: { name: 'Everything', heading: 'Everything together', of: 'Of' },
  tag: { name: 'Tag', heading: 'Tag by tag', of: 'Tag' },
  pair: { name: 'Pair', heading: 'Two by two', of: 'Pair' },
  rest: { name: 'Against the rest', heading: 'Each annotator against the rest', of: 'Annotator' },
  gold: { name: 'Against gold', heading: 'Each annotator against the gold', of: 'Annotator' },
  outlet: { name: 'Outlet', heading: 'Outlet by outlet', of: 'Outlet' },
  genre: { name: 'Genre', heading: 'Genre by genre', of: 'Genre' },
  week: { name: 'Week', heading: 'Week by week', of: 'Week' },
  codebook: { name: 'Codebook version', heading: 'By codebook version', of: 'Version' },
  outletShown: { name: 'Outlet shown', heading: 'With the outlet shown, and hidden', of: 'The outlet was' },
  confusion: { name: 'Tag against tag', heading: 'One tag for another', of: 'Tag' },
  rates: { name: 'Tag rates', heading: 'How often each gives each tag', of: 'Tag' },
}

/**
 * What a tag stands against, in the table of tags against tags, where the other annotator has none that the first has not.
 * Not “nothing”: the other may have marked the same words with a tag that both have.
 */
export const noOtherTag = 'no other tag'
