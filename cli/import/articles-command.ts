import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { many } from '@/core/counted'
import { type ItemChoice, itemChoices } from '@/core/import-job/item'
import { type MappedField, mappedFields } from '@/core/import-job/mapping'
import { nothingChosenYet } from '@/core/import-job/layers-preview'
import { packedFolderName } from '@/core/import-job/packed-folder'
import { settingsWith } from '@/core/import-job/settings'
import type { ImportView } from '@/core/import-job/state'
import { importSchema } from '@/core/request/import'
import { slugField } from '@/core/request/slug'
import type { Result } from '@/core/result'
import type { Access } from '@/data/principal'
import { Failure, codeOf, reasonOf } from '../failure'
import { withLocalDatabase } from '../local'
import { here, project } from '../project'
import { importTo } from '../remote/import'
import { type RemoteOptions, findServer } from '../remote/server'
import type { Report } from '../step'
import type { Environs } from '../steps/environs'
import { work } from '../steps/work'
import { type RefusedItem, articleReportLines } from './articles-report'
import { withArchive } from './archive'
import { demandArticles } from './demand-articles'

/** As the command line has them. */
export interface ArticleImportOptions extends RemoteOptions {
  readonly project: string
  /** Undefined where it was not said, and articles are taken to be meant. */
  readonly format?: string
  readonly name?: string
  readonly lead?: string
  /** Pairs `field=name`. */
  readonly column?: readonly string[]
  readonly near?: string
  readonly list?: boolean
  readonly strict?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** Brings a file of articles, an archive or a folder into a project, by the same job as the page, and prints what came of it. */
export async function importArticlesCommand(path: string, options: ArticleImportOptions): Promise<void> {
  const { project: slug, json = false, list = false, strict = false, dryRun = false } = options
  const named = slugField.safeParse(slug)
  if (!named.success) throw new Failure(`“${slug}” cannot be the short name of a project.`, named.error.issues[0]?.message ?? '')
  const columns = columnsOf(options.column ?? [])
  const near = choiceOf(options.near ?? 'bring')
  const server = await findServer(options)
  const whole = resolve(here, path)
  const folder = await stat(whole).then((found) => found.isDirectory(), (error: unknown) => {
    throw new Failure(codeOf(error) === 'ENOENT' ? `There is no ${whole}.` : `${whole} cannot be read: ${reasonOf(error)}.`, 'Name a file, an archive or a folder.')
  })
  await demandArticles(whole, folder, options.format)
  if (server) return importTo(server, path, { project: slug, choice: nothingChosenYet, columns, near, list, strict, dryRun, json })
  const imported = folder ? await withArchive(whole, (archive) => bring(archive, packedFolderName(basename(whole)))) : await bring(whole, basename(whole))
  const { view, refused, made } = imported
  if (json) console.log(JSON.stringify({ project: slug, ...view, refused, stored: view.state === 'done', projectMade: made }, undefined, 2))
  else for (const line of articleReportLines(view, refused, { list, dryRun: view.state === 'cancelled' })) console.log(line)
  if (made && view.counts.added === 0 && !json) console.log(`  Project      ${slug} was made, and nothing is in it`)
  if (strict && view.counts.refused > 0) process.exitCode = 2

  async function bring(file: string, fileName: string): Promise<{ view: ImportView; refused: readonly RefusedItem[]; made: boolean }> {
    const { size } = await stat(file)
    const request = importSchema.safeParse({ id: uuid(), what: 'articles', format: 'auto', fileName, size })
    if (!request.success) throw new Failure(request.error.issues[0]?.message ?? 'This file cannot be brought in.', 'Nothing was stored.')
    const { id } = request.data
    return withLocalDatabase({ ...(options.data === undefined ? {} : { data: options.data }), quiet: json }, async (run) => {
      const [{ openAsLead, openForImport }, { database }, imports, { receiveImport }, items] = await Promise.all([
        import('@/data/local-lead'), import('@/data/database'), import('@/data/imports'), import('@/data/import-upload'), import('@/data/import-items'),
      ])
      // A project that was made stays: nothing of it is ever deleted. So a rehearsal makes none.
      const made = await database().prisma.$transaction(async (client) => {
        const opened = valueOf(await openForImport(client, { slug, name: options.name ?? slug, lead: options.lead }))
        if (opened.made && dryRun) throw new Failure(`There is no project “${slug}” yet, and a rehearsal makes none.`, 'Name one that is there, or leave out --dry-run.')
        return opened.made
      })
      const access: Access = valueOf(await openAsLead(slug))
      await run('Upload', async (report) => {
        valueOf(await imports.beginImport(access, request.data))
        valueOf(await receiveImport(access, id, 0, counted(createReadStream(file), (sent) => report.progress(sent, size, 'bytes'))))
        report.done(many(size, 'byte'))
      })
      // A worker of its own: it does not matter whether a server is running, and has one.
      const { DATABASE_URL, DATABASE_EXPORT_URL, ORIGIN, NEXTAUTH_URL, NEXTAUTH_SECRET } = process.env
      const worker = await work(project, 'command', { DATABASE_URL, DATABASE_EXPORT_URL, ORIGIN, NEXTAUTH_URL, NEXTAUTH_SECRET, NEXT_TELEMETRY_DISABLED: '1' } as Environs)
      try {
        const until = (wanted: ImportView['state'], report: Report): Promise<ImportView> => untilState(wanted, report, async () => valueOf(await imports.findImport(access, id)))
        let view = await run('Read', async (report) => {
          let read = await until('waiting', report)
          if (read.mapping && columns.size > 0) {
            const settings = read.settings ?? settingsWith()
            valueOf(await imports.mapImport(access, id, { ...settings, mapping: { ...settings.mapping, ...Object.fromEntries(columns) } }))
            read = await until('waiting', report)
          }
          report.done(`${read.counts.found.toLocaleString('en')} found`)
          return read
        })
        if (near !== 'bring' && view.counts.near > 0) view = valueOf(await items.chooseImportItems(access, id, { allNear: near }))
        const refused: RefusedItem[] = []
        for (let after: number | null = -1; after !== null && refused.length < mostListed;) {
          const page: Awaited<ReturnType<typeof items.listImportItems>> = await items.listImportItems(access, id, { show: 'refused', after, limit: 200 })
          const { items: some, after: next } = valueOf(page)
          refused.push(...some.map(({ source, refusal }) => ({ ...source, refusal: refusal ?? '' })))
          after = next
        }
        if (dryRun || (strict && view.counts.refused > 0)) return { view: valueOf(await imports.cancelImport(access, id)), refused, made }
        valueOf(await imports.applyImport(access, id))
        view = await run('Store', async (report) => {
          const done = await until('done', report)
          report.done(many(done.counts.added, 'article'))
          return done
        })
        return { view, refused, made }
      } finally {
        await worker.stop()
      }
    })
  }
}

/** Refused ones that are told one by one, at most. */
const mostListed = 100_000

/** Milliseconds between two looks. */
const pause = 200

async function untilState(wanted: ImportView['state'], report: Report, look: () => Promise<ImportView>): Promise<ImportView> {
  for (;;) {
    const view = await look()
    if (view.state === wanted) return view
    if (view.state === 'failed' || view.state === 'cancelled') throw new Failure(view.because ?? 'The import was cancelled meanwhile.', `${many(view.counts.added, 'article')} of it ${view.counts.added === 1 ? 'is' : 'are'} stored.`)
    if (view.progress) report.progress(view.progress.done, view.progress.of, view.progress.unit)
    await wait(pause)
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, tell: (sent: number) => void): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const part of bytes) {
    tell((sent += part.length))
    yield part
  }
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Failure(result.problem.message, 'Mend what is named, and import again.')
  return result.value
}

function columnsOf(pairs: readonly string[]): ReadonlyMap<MappedField, string> {
  return new Map(pairs.map((pair) => {
    const [field, name] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
    const known = mappedFields.find((one) => one === field)
    if (!known || name === '') throw new Failure(`“${pair}” does not say which column is what.`, `Write field=name, as in --column text=body. Fields are ${mappedFields.join(', ')}.`)
    return [known, name] as const
  }))
}

function choiceOf(word: string): ItemChoice {
  const choice = itemChoices.find((one) => one === word)
  if (!choice) throw new Failure(`There is no choice “${word}”.`, `Say one of these with --near: ${itemChoices.join(', ')}.`)
  return choice
}
