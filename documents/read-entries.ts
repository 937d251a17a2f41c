import { createReadStream } from 'node:fs'
import type { Entry, ReadEntries, ReadOptions } from './entry'
import { contentProblem, type FileKind, kindOf, readEndings } from './file-kind'
import { limits } from './limits'
import { readWhole } from './read-whole'
import { Refusal } from './refusal'
import type { SourceFile } from './source-file'
import { readDelimited } from './table/delimited'
import { readJsonLines } from './table/json-lines'
import { readJsonList } from './table/json-list'
import type { TableRow } from './table/row'
import { decodeStream } from './text/decode-stream'
import { readText } from './text/read-text'

/** See `ReadEntries`. */
export const readEntries: ReadEntries = async function* (path, name, options) {
  yield* readFile({ name, open: () => createReadStream(path, { signal: options.signal }) }, options)
}

/** Reads one file; what it cannot read it says, and never throws it. */
async function* readFile(file: SourceFile, options: ReadOptions): AsyncGenerator<Entry> {
  let rows = 0
  try {
    const kind = kindOf(file.name)
    if (kind === undefined) throw new Refusal(`Files of this kind are not read, only ${readEndings}.`)
    const problem = contentProblem(kind, await beginningOf(file.open()))
    if (problem !== undefined) throw new Refusal(problem)
    for await (const entry of readKind(kind, file, options)) {
      rows++
      yield entry
      options.signal.throwIfAborted()
    }
  } catch (error) {
    options.signal.throwIfAborted()
    if (!(error instanceof Refusal)) throw error
    yield refused(file.name, error.message, error.line)
  }
}

async function* readKind(kind: FileKind, file: SourceFile, options: ReadOptions): AsyncGenerator<Entry> {
  switch (kind) {
    case 'text':
    case 'markdown': {
      const raw = await readWhole(file.open(), limits.bytes.text)
      const imported = readText(raw, kind, options.encoding)
      if (imported.ok) yield { kind: 'article', source: { file: file.name }, raw, imported: imported.value }
      else throw new Refusal(imported.problem.message, (imported.problem.details as { line?: number } | undefined)?.line)
      return
    }
    case 'csv': return yield* rowsOf(file, readDelimited(decodeStream(file.open, options.encoding)))
    case 'tsv': return yield* rowsOf(file, readDelimited(decodeStream(file.open, options.encoding), '\t'))
    case 'jsonl': return yield* rowsOf(file, readJsonLines(decodeStream(file.open, options.encoding)))
    case 'json': return yield* rowsOf(file, readJsonList(decodeStream(file.open, options.encoding)))
    case 'html':
    case 'docx':
    case 'pdf':
    case 'zip': throw new Refusal(`Files of this kind are not read, only ${readEndings}.`)
  }
}

async function* rowsOf({ name }: SourceFile, rows: AsyncIterable<TableRow>): AsyncGenerator<Entry> {
  for await (const row of rows) {
    if ('message' in row) yield refused(name, row.message, row.line)
    else yield { kind: 'row', source: { file: name, line: row.line }, fields: row.fields }
  }
}

/** The first 1024 bytes, or all there are. */
async function beginningOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length >= 1024) break
  }
  return Buffer.concat(parts)
}

function refused(file: string, message: string, line?: number): Entry {
  return { kind: 'refused', source: line === undefined ? { file } : { file, line }, message }
}
