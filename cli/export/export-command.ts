import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { labelledFromExport } from '@/core/formats/labelled-from-export'
import { notesFile, notesPath } from '@/core/formats/notes-file'
import { type WrittenFormatKey, isWrittenFormat, openFormat, writtenFormats } from '@/core/formats/write-formats'
import { writeWhole } from '@/core/formats/write-whole'
import { Failure, reasonOf } from '../failure'
import { withLocalDatabase } from '../local'
import { here } from '../project'
import { exportFrom } from '../remote/export'
import { type RemoteOptions, findServer } from '../remote/server'

/** As the command line has them. */
export interface ExportOptions extends RemoteOptions {
  readonly project: string
  readonly format: string
  readonly gold?: boolean
  readonly json?: boolean
}

/** Writes a project's submitted layers into a new folder, in the format of another tool, with a note of what that format cannot hold. */
export async function exportCommand(folder: string, options: ExportOptions): Promise<void> {
  const server = await findServer(options)
  if (server) return exportFrom(server, folder, options)
  const key = formatOf(options.format)
  const { name } = writtenFormats[key]
  const target = resolve(here, folder)
  if ((await readdir(target).catch(() => [])).length > 0) throw new Failure(`The folder ${target} is not empty.`, 'Name a folder that is not there yet: nothing is written over.')
  const { json = false } = options
  const articles = await withLocalDatabase({ ...(options.data === undefined ? {} : { data: options.data }), quiet: true, asItIs: true }, async () => {
    const { openAsLead } = await import('@/data/local-lead')
    const { exportProject } = await import('@/data/export')
    const access = await openAsLead(options.project)
    if (!access.ok) throw new Failure(access.problem.message, 'Name a project with --project, by its short name.')
    const labelled: LabelledArticle[] = []
    for await (const article of exportProject(access.value)) {
      // A text under two codebooks is two articles to every other format.
      const taken = labelled.some((one) => one.name === article.slug)
      labelled.push(labelledFromExport(article, taken ? `${article.slug}-codebook-${article.codebook.version}` : article.slug, options.gold === true))
    }
    return labelled
  })
  const { files, notes } = writeWhole((options) => openFormat(key, options), articles)
  const passages = articles.flatMap(({ layers }) => layers.flatMap((layer) => layer.passages)).length
  await writeAll(target, [...files, { path: notesPath, text: notesFile(name, notes) }])
  const summary = { format: name, folder: target, files: files.length, articles: articles.length, layers: articles.flatMap(({ layers }) => layers).length, passages, notes }
  if (json) console.log(JSON.stringify(summary, undefined, 2))
  else {
    console.log(`  Written      ${files.length} files of ${name} to ${target}: ${summary.articles} articles, ${summary.layers} layers, ${passages} annotations`)
    for (const note of notes) console.log(`  Lost         ${note}`)
    if (notes.length === 0) console.log('  Lost         nothing: the format holds all of it')
  }
}

function formatOf(format: string): WrittenFormatKey {
  if (isWrittenFormat(format)) return format
  throw new Failure(`There is no format “${format}”.`, `Name one of these with --format: ${Object.keys(writtenFormats).join(', ')}.`)
}

/** Into a folder beside it first, so that a half-written one never stands there. */
async function writeAll(target: string, files: readonly { path: string; text: string }[]): Promise<void> {
  const unfinished = `${target}.unfinished-${process.pid}`
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(unfinished, path)), { recursive: true })
      await writeFile(join(unfinished, path), text)
    }
    await rm(target, { recursive: true, force: true })
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw new Failure(`The files could not be written to ${target}: ${reasonOf(error)}.`, 'Is the disk full, or the folder not yours? Nothing half written was left.')
  }
}
