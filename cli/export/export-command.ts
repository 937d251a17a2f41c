import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { counted } from '@/core/counted'
import type { CheckedChoice } from '@/core/export/check-choice'
import type { PackageFile } from '@/core/export/choice'
import { nameOfFormat } from '@/core/export/export-format'
import { notesPath } from '@/core/formats/notes-file'
import { Failure, reasonOf } from '../failure'
import { withLocalDatabase } from '../local'
import { here } from '../project'
import { size } from '../progress'
import { exportFrom } from '../remote/export'
import { type RemoteOptions, findServer } from '../remote/server'
import { type Report, stepsFor } from '../step'
import { type ChoiceOptions, choiceOf } from './choice-of'

/** As the command line has them. */
export interface ExportOptions extends RemoteOptions, ChoiceOptions {
  readonly project: string
  readonly json?: boolean
}

/** What was written, for people and programs. */
interface Written {
  readonly files: number
  readonly bytes: number
  /** The text of the notes that came with it; empty where only the one large file was asked for. */
  readonly notes: string
}

/** Writes a project's data as chosen: into a new folder, into an archive where the name ends so, or its one large file to standard output for `-`. */
export async function exportCommand(target: string, options: ExportOptions): Promise<void> {
  const { choice, form } = choiceOf(target, options)
  const server = await findServer(options)
  if (server) return exportFrom(server, target, { ...options, choice, form })
  const path = resolve(here, target)
  if (form === 'folder' && (await readdir(path).catch(() => [])).length > 0) throw new Failure(`The folder ${path} is not empty.`, 'Name a folder that is not there yet: nothing is written over.')
  if (form === 'zip' && (await stat(path).catch(() => undefined))) throw new Failure(`${path} is there already.`, 'Name a file that is not there yet: nothing is written over.')
  const { json = false } = options
  const quiet = { ...(options.data === undefined ? {} : { data: options.data }), quiet: true, asItIs: true }
  if (form === 'file') return withLocalDatabase(quiet, () => pipe(options.project, choice))
  const written = await withLocalDatabase(quiet, () => stepsFor({ json })('Export', async (report) => {
    const done = await (form === 'zip' ? writeArchive : writeFolder)(path, options.project, choice, report)
    report.done(`${counted(done.files, 'file')}, ${size(done.bytes)}`)
    return done
  }))
  const lost = /## What the format cannot hold\n\n([^]*)$/.exec(written.notes)?.[1]?.trim() ?? ''
  const notes = lost.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))
  const empty = /\*\*(Asked for and empty: [a-z, ]+)\.\*\*/.exec(written.notes)?.[1]
  const amounts = /(\d+) articles?, (\d+) layers?, (\d+) annotations?/.exec(written.notes)
  if (json) console.log(JSON.stringify({ format: nameOfFormat(choice.format), [form === 'zip' ? 'file' : 'folder']: path, files: written.files, bytes: written.bytes, articles: Number(amounts?.[1]), layers: Number(amounts?.[2]), passages: Number(amounts?.[3]), notes, ...(empty === undefined ? {} : { splits: empty }) }, undefined, 2))
  else {
    console.log(`  Written      ${counted(written.files, 'file')} of ${nameOfFormat(choice.format)} to ${path}: ${amounts?.[0] ?? 'as chosen'}`)
    if (empty !== undefined) console.log(`  Splits       ${empty}. There are fewer groups of articles that belong together than splits.`)
    for (const note of notes) console.log(`  Lost         ${note}`)
    if (notes.length === 0) console.log('  Lost         nothing: the format holds all of it')
  }
}

/** Opens the snapshot as the project's lead, and closes it after the work. */
async function withSnapshot<Value>(project: string, choice: CheckedChoice, work: (files: AsyncGenerator<PackageFile>, takenAt: string) => Promise<Value>): Promise<Value> {
  const { openAsLead } = await import('@/data/local-lead')
  const { openExport } = await import('@/data/export-snapshot')
  const { packageFiles } = await import('@/data/export-package')
  const access = await openAsLead(project)
  if (!access.ok) throw new Failure(access.problem.message, 'Name a project with --project, by its short name.')
  const snapshot = await openExport(access.value, { format: choice.format, layers: choice.layers.join(' '), texts: choice.texts })
  try {
    return await work(packageFiles(snapshot, choice), snapshot.takenAt)
  } finally {
    await snapshot.close()
  }
}

async function pipe(project: string, choice: CheckedChoice): Promise<void> {
  await withSnapshot(project, choice, async (files) => {
    for await (const { bytes } of files) {
      // Whoever reads may have had enough, as `head` has: that is no failure.
      await pipeline(Readable.from(bytes), process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EPIPE') throw error
      })
      break
    }
  })
}

/** Counts what goes through, and keeps the notes for the last word. */
function counting(files: AsyncIterable<PackageFile>, report: Report): { readonly files: AsyncGenerator<PackageFile>; readonly written: () => Written } {
  const state = { files: 0, bytes: 0, notes: '' }
  const through = async function* (path: string, bytes: AsyncIterable<Uint8Array>) {
    for await (const part of bytes) {
      state.bytes += part.byteLength
      if (path === notesPath) state.notes += Buffer.from(part).toString('utf8')
      report.progress(state.bytes, 0, 'bytes')
      yield part
    }
  }
  return {
    files: (async function* () {
      for await (const { path, bytes } of files) {
        state.files += 1
        yield { path, bytes: through(path, bytes) }
      }
    })(),
    written: () => state,
  }
}

/** Into a folder beside it first, so that a half-written one never stands there. */
async function writeFolder(target: string, project: string, choice: CheckedChoice, report: Report): Promise<Written> {
  return atOnce(target, (unfinished) => withSnapshot(project, choice, async (all) => {
    const { files, written } = counting(all, report)
    for await (const { path, bytes } of files) {
      await mkdir(dirname(join(unfinished, path)), { recursive: true })
      await pipeline(Readable.from(bytes), createWriteStream(join(unfinished, path)))
    }
    return written()
  }))
}

async function writeArchive(target: string, project: string, choice: CheckedChoice, report: Report): Promise<Written> {
  return atOnce(target, (unfinished) => withSnapshot(project, choice, async (all, takenAt) => {
    const { zipOf } = await import('@/data/zip')
    const { files, written } = counting(all, report)
    await pipeline(zipOf(files, new Date(takenAt)), createWriteStream(unfinished, { flags: 'wx' }))
    return written()
  }))
}

async function atOnce<Value>(target: string, write: (unfinished: string) => Promise<Value>): Promise<Value> {
  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    await mkdir(dirname(target), { recursive: true })
    const value = await write(unfinished)
    await rm(target, { recursive: true, force: true })
    await rename(unfinished, target)
    return value
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (error instanceof Failure) throw error
    throw new Failure(`The files could not be written to ${target}: ${reasonOf(error)}.`, 'Is the disk full, or the folder not yours? Nothing half written was left.')
  }
}
