import { decodeText, defaultLimits, type ImportLimits } from '@/core/import/decode'
import type { ArticleFormat } from '@/core/import/format'
import { fail, ok, type Result } from '@/core/result'

/** A file as a text for the desk. */
export interface ReadFile {
  readonly raw: string
  readonly file: string
  /** What its name says; undefined lets the importer find out, because many a `.txt` holds Markdown. */
  readonly format: ArticleFormat | undefined
}

/** Names of files that are taken, for the browser's own dialogue. */
export const acceptedFiles = '.txt,.md,.markdown,text/plain,text/markdown'

/** Reads a file that was chosen or dropped. Fails with what is wrong with it, and where. */
export async function readFile(file: File): Promise<Result<ReadFile>> {
  if (!/\.(txt|md|markdown)$/i.test(file.name)) return fail('wrongMediaType', `“${file.name}” is neither .txt nor .md. Save it as plain text in UTF-8, or paste its text.`)
  const text = await readText(file)
  return text.ok ? ok({ raw: text.value, file: file.name, format: /\.txt$/i.test(file.name) ? undefined : 'markdown' }) : text
}

/** The text of a file, whatever its name. Fails where it is none in UTF-8, or too large. */
export async function readText(file: File, limits: ImportLimits = defaultLimits): Promise<Result<string>> {
  if (file.size > limits.maxBytes) return fail('tooLarge', `“${file.name}” has ${mebibytes(file.size)} MiB; the limit is ${mebibytes(limits.maxBytes)} MiB.`)
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return fail('unavailable', `“${file.name}” could not be read. It may have been moved or changed; choose it again.`)
  }
  const text = decodeText(bytes, limits)
  return text.ok ? text : fail(text.problem.code, `“${file.name}”: ${text.problem.message}`)
}

/** Two decimals, and upwards, so that what is over the limit does not read as the limit. */
export function mebibytes(size: number): string {
  return String(Math.ceil((size / 1024 / 1024) * 100) / 100)
}
