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
  /** `raw` is the file as it came, byte for byte. The map of the canonical text is empty unless the file is UTF-8 text (056). */
  | { readonly kind: 'article'; readonly source: Source; readonly raw: Uint8Array; readonly imported: ImportedArticle }
  /** The fields have no prototype: every key is the table's own. No key is `__proto__`, no value has a NUL or a lone surrogate. */
  | { readonly kind: 'row'; readonly source: Source; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly source: Source; readonly message: string }

/** Encodings that a person can say their texts and tables have. What is UTF-8, or begins with a byte order mark, is read as that whatever is said. */
export const toldEncodings = ['windows-1252', 'windows-1251', 'iso-8859-2', 'koi8-r'] as const

export type ToldEncoding = (typeof toldEncodings)[number]

export interface ReadOptions {
  /** Ends the reading: the generator then throws the signal's reason. */
  readonly signal: AbortSignal
  /** For texts, tables and pages that are not UTF-8 and do not say what they are. Without it they are refused. */
  readonly encoding?: ToldEncoding
}

/**
 * Reads a file, or an archive of files, in order and with bounded memory, whatever it is. Bad input never throws; a file
 * that cannot be opened does. A table that breaks off in the middle gives the rows before, and then what is wrong.
 * @param path where the file is
 * @param name what its owner calls it: its ending says how it is read, and `source.file` begins with it
 */
export type ReadEntries = (path: string, name: string, options: ReadOptions) => AsyncGenerator<Entry>
