import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { counted } from '@/core/counted'
import { type StandOffHead, plainCanonical, reuniteLine, standOffHead } from '@/core/export/reunite'
import { importArticle } from '@/core/import/import-article'
import { Failure, reasonOf } from '../failure'
import { here } from '../project'

interface ReuniteOptions {
  readonly out?: string
  readonly json?: boolean
}

/** What came of a line. */
interface Outcome {
  readonly together: number
  /** A sentence for each text that is missing or another. */
  readonly wrong: readonly string[]
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Puts the lines of an export without texts together with the texts of a folder, found by their hashes, and says which are missing or others. */
export async function reuniteCommand(from: string, texts: string, { out, json = false }: ReuniteOptions): Promise<void> {
  const file = await linesFile(resolve(here, from))
  const target = out === undefined ? join(dirname(file), 'articles-with-texts.jsonl') : resolve(here, out)
  if (await stat(target).catch(() => undefined)) throw new Failure(`${target} is there already.`, 'Name another file with --out: nothing is written over.')
  const known = await findTexts(resolve(here, texts))
  const outcome = { together: 0, wrong: [] as string[] }
  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    await pipeline(Readable.from(linesOf(file, known, outcome)), createWriteStream(unfinished, { flags: 'wx' }))
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new Failure(`The lines could not be put together: ${reasonOf(error)}.`, 'Is this an export without texts? Nothing half written was left.')
  }
  say(outcome, target, json)
  if (outcome.wrong.length > 0) process.exitCode = 2
}

function say({ together, wrong }: Outcome, target: string, json: boolean): void {
  if (json) return console.log(JSON.stringify({ file: target, together, wrong }, undefined, 2))
  console.log(`  Together     ${counted(together, 'article')}, every quote at its offsets, in ${target}`)
  for (const sentence of wrong) console.log(`  Left out     ${sentence}`)
}

async function linesFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Failure(`There is nothing at ${path}.`, 'Name the folder of the export, unpacked, or its articles.jsonl.')
  if (found.isFile()) return path
  const inside = join(path, 'articles.jsonl')
  if (!(await stat(inside).catch(() => undefined))) throw new Failure(`There is no articles.jsonl in ${path}.`, 'Unpack the export first; of one with splits name the file of each.')
  return inside
}

async function* linesOf(file: string, known: KnownTexts, outcome: { together: number; wrong: string[] }): AsyncGenerator<string> {
  for await (const line of jsonLines(file)) {
    if (line.trim() === '') continue
    const parsed: unknown = JSON.parse(line)
    const head = standOffHead(parsed)
    if (!head.ok) throw new Error(head.problem.message)
    const path = known.byHash.get(head.value.textSha256) ?? known.byRaw.get(head.value.rawSha256)
    const text = path === undefined ? undefined : await textWith(path, head.value.textSha256)
    if (text === undefined) {
      outcome.wrong.push(missing(head.value, known, path))
      continue
    }
    const whole = reuniteLine(parsed, text, sha256)
    if (!whole.ok) outcome.wrong.push(whole.problem.message)
    else {
      outcome.together += 1
      yield `${JSON.stringify(whole.value)}\n`
    }
  }
}

/** The lines of a file. Not those of readline, which also breaks at characters that JSON leaves as they are. */
async function* jsonLines(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const part of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + part).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  yield rest
}

interface KnownTexts {
  /** Files by the hash of any form of their text. */
  readonly byHash: ReadonlyMap<string, string>
  /** Files by the hash of their bytes. */
  readonly byRaw: ReadonlyMap<string, string>
  /** Files by their name without its ending. */
  readonly byName: ReadonlyMap<string, string>
}

/** Looks through a folder and what is in it. Files that are no text in UTF-8 have only their own hash. */
async function findTexts(folder: string): Promise<KnownTexts> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new Failure(`The folder ${folder} cannot be read.`, 'Name the folder that holds the texts.')
  })
  const known = { byHash: new Map<string, string>(), byRaw: new Map<string, string>(), byName: new Map<string, string>() }
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    known.byRaw.set(sha256(bytes), path)
    known.byName.set(basename(path).replace(/\.[^.]*$/, ''), path)
    for (const text of formsOf(bytes)) known.byHash.set(sha256(text), path)
  }
  return known
}

/** The forms that a text may have had when its offsets were counted: as it stands, its lines with something to see, and what Crossread makes of it when it is brought in. */
function* formsOf(bytes: Buffer): Generator<string> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return
  }
  yield text
  yield plainCanonical(text)
  for (const format of ['text', 'markdown'] as const) {
    const imported = importArticle(text, { format })
    if (imported.ok) yield imported.value.canonical.text
  }
}

async function textWith(path: string, hash: string): Promise<string | undefined> {
  for (const text of formsOf(await readFile(path))) if (sha256(text) === hash) return text
  return undefined
}

function missing({ slug, url, textSha256 }: StandOffHead, { byName }: KnownTexts, path: string | undefined): string {
  const named = path ?? byName.get(slug)
  if (named !== undefined) return `${slug}: ${named} holds another text: none of its forms has the SHA-256 ${textSha256}.`
  return `${slug}: its text is missing${url === null ? '' : `; it was at ${url}`}. It has the SHA-256 ${textSha256}.`
}
