/** The columns of a table of passages, and by what other names tables of other makers call them. */
export const columns = {
  article: ['document', 'doc', 'doc_id', 'article_id', 'file', 'filename'],
  annotator: ['user', 'coder', 'annotator_id'],
  /** `true` for the layer of a machine. */
  machine: [],
  tag: ['label', 'category', 'code', 'technique'],
  start: ['begin', 'start_offset', 'start_char'],
  /** Exclusive. */
  end: ['stop', 'end_offset', 'end_char'],
  quote: ['span', 'span_text', 'passage', 'words'],
  note: ['comment', 'comments', 'notes'],
  /** Every fragment of a discontinuous passage, as in `12-20;25-30`; empty for one. */
  fragments: [],
  /** A JSON object. */
  attributes: [],
  /** The same bounds in UTF-16 units. */
  start_utf16: [],
  end_utf16: [],
  /** `true` where an apostrophe stands before every cell that a spreadsheet would run as a formula. */
  protected: [],
  /** The text of the article, where it stands in the table. */
  text: ['article_text', 'full_text'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Column = keyof typeof columns

/** The columns that are written, in this order. */
export const writtenColumns: readonly Column[] = ['article', 'annotator', 'machine', 'tag', 'start', 'end', 'quote', 'note', 'fragments', 'attributes', 'start_utf16', 'end_utf16', 'protected']

/** Where each column stands under a heading, by its name or another one, whatever its case. */
export function findColumns(heading: readonly string[]): Partial<Record<Column, number>> {
  const names = heading.map((cell) => cell.trim().toLowerCase().replaceAll(' ', '_'))
  const found: Partial<Record<Column, number>> = {}
  for (const [column, others] of Object.entries(columns) as [Column, readonly string[]][]) {
    const at = [column, ...others].map((name) => names.indexOf(name)).find((index) => index >= 0)
    if (at !== undefined) found[column] = at
  }
  return found
}
