import type { ImportedArticle } from '@/core/import/import-article'

/** Where something stands in what was brought: the path of a file, within an archive too, and a line of it. */
export interface Source {
  /** Parts joined by `/`, as in “news.zip/2026/a.html”. */
  readonly file: string
  /** From 1; of tables the line on which the row begins. */
  readonly line?: number
}

/**
 * What is found in something that a person brings, one after the other: an article that is read already; a row of a table,
 * whose columns are still to be mapped; or something refused, with a sentence that says why.
 */
export type Entry =
  | { readonly kind: 'article'; readonly source: Source; readonly raw: Uint8Array; readonly imported: ImportedArticle }
  | { readonly kind: 'row'; readonly source: Source; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly source: Source; readonly message: string }

/** Reads a file, or an archive of files, in order and with bounded memory, whatever it is. Bad input never throws. */
export type ReadEntries = (path: string, name: string, options: { readonly signal: AbortSignal }) => AsyncGenerator<Entry>
