import { blockKinds, type BlockKind } from '@/core/article/block'

/** A kind of block as it is written for people. */
export const kindNames: Readonly<Record<BlockKind, string>> = {
  title: 'Title',
  byline: 'Byline',
  date: 'Date',
  caption: 'Caption',
  standfirst: 'Standfirst',
  heading: 'Heading',
  paragraph: 'Paragraph',
  quote: 'Quotation',
  listItem: 'List item',
  furniture: 'Furniture',
  footer: 'Footer',
  authorNote: 'Author’s note',
}

/** The kinds as choices, in the order in which a page has them. */
export const kindChoices = blockKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))
