import { createReadStream } from 'node:fs'
import { filesOf } from './archive/read-archive'
import type { Entry, ReadEntries, ReadOptions } from './entry'
import { contentProblem, type FileKind, kindOf, readEndings } from './file-kind'
import type { Problem } from '@/core/result'
import { describesPackage } from '@/core/import-job/package-files'
import { isPackedFolder } from '@/core/import-job/packed-folder'
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
import { DocumentThread } from './thread/document-thread'

/** What a file is read with. */
interface Reading extends ReadOptions {
  readonly thread: DocumentThread
}

/** See `ReadEntries`. */
export const readEntries: ReadEntries = async function* (path, name, options) {
  const reading: Reading = { ...options, thread: new DocumentThread() }
  const whole: SourceFile = { name, open: () => createReadStream(path, { signal: options.signal }) }
  try {
    if (kindOf(name) === 'zip' || isPackedFolder(name)) yield* readArchive(path, whole, reading)
    else yield* readFile(whole, reading)
  } catch (error) {
    // Whatever a stream made of it: who has had enough is told so, and nothing else.
    options.signal.throwIfAborted()
    throw error
  } finally {
    await reading.thread.close()
  }
}

async function* readArchive(path: string, archive: SourceFile, reading: Reading): AsyncGenerator<Entry> {
  yield* orRefused(archive.name, async function* () {
    await checkContent('zip', archive)
    for await (const file of filesOf(path, archive.name)) {
      reading.signal.throwIfAborted()
      if (!('open' in file)) yield refused(file.name, file.message)
      else if (describesPackage(file.name)) yield refused(file.name, 'By its name it describes what is in a package, and is no article. Give it another name if it is one.')
      else yield* readFile(file, reading)
    }
  })
}

function readFile(file: SourceFile, reading: Reading): AsyncGenerator<Entry> {
  return orRefused(file.name, async function* () {
    const kind = kindOf(file.name)
    if (kind === undefined) throw new Refusal(`Files of this kind are not read, only ${readEndings}.`)
    if (kind === 'zip') throw new Refusal('An archive within an archive is not read.')
    await checkContent(kind, file)
    yield* readKind(kind, file, reading)
  })
}

/** What is read, and where it turns out that it cannot be, why. */
async function* orRefused(name: string, read: () => AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  try {
    yield* read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    yield refused(name, error.message, error.line)
  }
}

async function* readKind(kind: Exclude<FileKind, 'zip'>, file: SourceFile, reading: Reading): AsyncGenerator<Entry> {
  const texts = () => checked(decodeStream(file.open, reading.encoding), reading.signal)
  switch (kind) {
    case 'csv': return yield* rowsOf(file, readDelimited(texts()))
    case 'tsv': return yield* rowsOf(file, readDelimited(texts(), '\t'))
    case 'jsonl': return yield* rowsOf(file, readJsonLines(texts()))
    case 'json': return yield* rowsOf(file, readJsonList(texts()))
    default: {
      const raw = await readWhole(file.open(), limits.bytes[kind === 'markdown' ? 'text' : kind])
      const imported = (kind === 'text' || kind === 'markdown') && raw.length <= limits.quick
        ? readText(raw, kind, reading.encoding)
        : await reading.thread.readDocument({ kind, bytes: raw.slice(), told: reading.encoding }, reading.signal)
      if (!imported.ok) throw new Refusal(imported.problem.message, lineOf(imported.problem))
      yield { kind: 'article', source: { file: file.name }, raw, imported: imported.value }
    }
  }
}

async function* rowsOf({ name }: SourceFile, rows: AsyncIterable<TableRow>): AsyncGenerator<Entry> {
  for await (const row of rows) {
    if ('message' in row) yield refused(name, row.message, row.line)
    else yield { kind: 'row', source: { file: name, line: row.line }, fields: row.fields }
  }
}

async function* checked(texts: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<string> {
  for await (const text of texts) {
    signal.throwIfAborted()
    yield text
  }
}

/** The line that a problem with a text or a page is in: said beside its sentence, or in it, as `checkText` says it. */
function lineOf({ message, details }: Problem): number | undefined {
  const said = (details as { line?: number } | undefined)?.line ?? /\bat line (\d+)\b/.exec(message)?.[1]
  return said === undefined ? undefined : Number(said)
}

/** Throws a `Refusal` where a file cannot be what its name says, by its first 1024 bytes. */
async function checkContent(kind: FileKind, file: SourceFile): Promise<void> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.open()) {
    parts.push(chunk)
    length += chunk.length
    if (length >= 1024) break
  }
  const problem = contentProblem(kind, Buffer.concat(parts))
  if (problem !== undefined) throw new Refusal(problem)
}

function refused(file: string, message: string, line?: number): Entry {
  return { kind: 'refused', source: line === undefined ? { file } : { file, line }, message }
}
