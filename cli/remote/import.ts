import { resolve } from 'node:path'
import { v7 as uuid } from 'uuid'
import { chooseImportLayers, findImportLayers } from '@/core/api/routes/import-layers'
import { applyImport, beginImport, cancelImport, chooseImportItems, findImport, mapImport, sendFile } from '@/core/api/routes/imports'
import { many } from '@/core/counted'
import type { ItemChoice } from '@/core/import-job/item'
import { type LayersChoice, type LayersPreview, openTags } from '@/core/import-job/layers-preview'
import type { MappedField } from '@/core/import-job/mapping'
import { settingsWith } from '@/core/import-job/settings'
import { type ImportView, isUnderWay } from '@/core/import-job/state'
import { isLeftOut } from '@/core/formats/finding'
import { Failure } from '../failure'
import { reportLines } from '../import/report'
import { count } from '../progress'
import { here } from '../project'
import { type Report, stepsFor } from '../step'
import { type Packed, withPacked } from './pack'
import type { Server } from './server'

/** What is asked for, as the command line has it. */
export interface RemoteImport {
  readonly project: string
  /** A format of layers; articles where nothing is said. */
  readonly format?: string
  readonly choice: LayersChoice
  /** Of articles: which column is what, where it is not seen by its name. */
  readonly columns?: ReadonlyMap<MappedField, string>
  /** Of articles: what becomes of what is nearly the same as another. */
  readonly near?: ItemChoice
  readonly list: boolean
  /** Nothing is stored if anything does not fit, and the command ends with 2. */
  readonly strict: boolean
  readonly dryRun: boolean
  readonly json: boolean
}

/** Bytes of a request, at most: what has arrived stays, so a line that breaks costs no more than this. */
const piece = 8 * 1024 * 1024
/** Milliseconds between two looks at how far it is. */
const pause = 500

/** Sends a file or a folder to the import of a server, waits until it is read, has it stored, and prints what came of it. */
export async function importTo(server: Server, path: string, options: RemoteImport): Promise<void> {
  const { project, format, json } = options
  const run = stepsFor({ json })
  const params = { project, import: uuid() }
  await withPacked(resolve(here, path), async (packed) => {
    await server.ask(beginImport, { params, body: { id: params.import, what: format === undefined ? 'articles' : 'layers', format: format ?? 'auto', fileName: packed.name, size: packed.size } })
    await run('Upload', (report) => send(server, params, packed, report))
  })
  let preview: LayersPreview | null = null
  const read = await run('Reading', async (report) => {
    let state = await settled(server, params, report)
    if (format !== undefined) {
      await server.ask(chooseImportLayers, { params, body: options.choice })
      state = await settled(server, params, report)
      preview = (await server.ask<{ preview: LayersPreview | null }>(findImportLayers, { params })).preview
    }
    if (state.mapping && options.columns && options.columns.size > 0) {
      const settings = state.settings ?? settingsWith()
      await server.ask(mapImport, { params, body: { ...settings, mapping: { ...settings.mapping, ...Object.fromEntries(options.columns) } } })
      state = await settled(server, params, report)
    }
    if (options.near !== undefined && options.near !== 'bring' && state.counts.near > 0) state = await server.ask<ImportView>(chooseImportItems, { params, body: { allNear: options.near } })
    const unknown = preview && unknownTag(options.choice, preview)
    if (unknown) {
      await server.ask(cancelImport, { params, body: {} })
      throw new Failure(unknown, 'Nothing was stored. Write --tag theirs=ours, ours by its name or key in the codebook.')
    }
    report.done(preview ? `${many(preview.counts.articles.added + preview.counts.articles.known, 'article')}, ${many(preview.counts.annotations.added + preview.counts.annotations.known, 'annotation')}` : `${count(state.counts.found)} found, ${count(state.counts.ready)} would come in`)
    return state
  })
  const misfits = misfitsOf(read, preview)
  const stop = options.dryRun || (options.strict && misfits > 0)
  if (stop) await server.ask(cancelImport, { params, body: {} })
  const stored = stop ? read : await run('Storing', async (report) => {
    // What the codebook does not have is left out and told, as it is without a server; there it has to be said of each tag.
    const open = preview ? openTags(preview, preview.choice.tags) : []
    if (preview && open.length > 0) {
      const said = new Set(open.map(({ tag }) => tag))
      await server.ask(chooseImportLayers, { params, body: { ...preview.choice, tags: [...preview.choice.tags.filter(({ theirs }) => !said.has(theirs)), ...open.map(({ tag }) => ({ theirs: tag, ours: null }))] } })
      await settled(server, params, report)
    }
    await server.ask(applyImport, { params, body: {} })
    const state = await settled(server, params, report)
    if (state.state === 'waiting') await waitsAgain(server, params)
    report.done(preview ? 'all that is new' : many(state.counts.added, 'article'))
    return state
  })
  if (json) console.log(JSON.stringify({ server: server.address, project, import: { ...stored, state: stop ? 'cancelled' : stored.state }, stored: !stop, misfits, preview }, undefined, 2))
  else for (const line of linesOf(stored, preview, { misfits, list: options.list, stored: !stop })) console.log(line)
  if (options.strict && misfits > 0) process.exitCode = 2
}

async function send(server: Server, params: Readonly<Record<string, string>>, { name, size, read }: Packed, report: Report): Promise<void> {
  for (let from = 0; from < size; ) {
    const { received } = await server.ask<ImportView>(sendFile, { params, query: { from }, bytes: await read(from, piece) })
    from = received
    report.progress(from, size, 'bytes')
  }
  report.done(`${many(size, 'byte')} of ${name}`)
}

/** Waits until an import changes by itself no more. @throws {Failure} when it failed. */
async function settled(server: Server, params: Readonly<Record<string, string>>, report: Report): Promise<ImportView> {
  for (;;) {
    const state = await server.ask<ImportView>(findImport, { params })
    if (state.state === 'failed') throw new Failure(`The server could not do it: ${state.because ?? 'no reason is known'}`, 'Nothing that is half done stands. Mend the file, and send it again.')
    if (state.state === 'waiting' || state.state === 'done' || state.state === 'cancelled') return state
    if (state.progress) report.progress(state.progress.done, state.progress.of, state.progress.unit)
    else if (!isUnderWay(state.state)) report.doing(state.state)
    await new Promise((wake) => setTimeout(wake, pause))
  }
}

/** @throws {Failure} with why layers were not stored when it was asked for. They are given up: a command leaves nothing that waits. */
async function waitsAgain(server: Server, params: Readonly<Record<string, string>>): Promise<never> {
  const { preview } = await server.ask<{ preview: LayersPreview | null }>(findImportLayers, { params })
  await server.ask(cancelImport, { params, body: {} })
  throw new Failure(`Nothing was stored. ${preview?.refusal ?? preview?.notice ?? 'The server waits for other choices.'}`, 'Look at it with --dry-run --list, and send it again.')
}

/** What is wrong with the tags that were named; undefined where all of them are there. */
function unknownTag({ tags }: LayersChoice, { tags: found, codebook }: LayersPreview): string | undefined {
  for (const { theirs, ours } of tags) {
    if (found.every(({ tag }) => tag !== theirs)) return `Nothing in the files is tagged “${theirs}”.`
    if (ours !== null && codebook?.tags.every(({ key, name }) => key !== ours && name !== ours)) return `The codebook has no tag “${ours}”.`
  }
  return undefined
}

function misfitsOf({ counts }: ImportView, preview: LayersPreview | null): number {
  return preview ? preview.findings.filter(isLeftOut).length : counts.refused
}

function linesOf({ counts }: ImportView, preview: LayersPreview | null, { misfits, list, stored }: { misfits: number; list: boolean; stored: boolean }): string[] {
  const added = ({ added, known }: { added: number; known: number }) => `${count(added + known)} (${count(added)} new, ${count(known)} there already)`
  return [
    ...(preview
      ? [`  Articles     ${added(preview.counts.articles)}`, `  Layers       ${added(preview.counts.layers)}`, `  Annotations  ${added(preview.counts.annotations)}`]
      : [`  Articles     ${count(counts.added)} stored, ${count(counts.same)} there already, ${count(counts.near)} nearly the same as another`]),
    ...(preview ? [] : [`  Refused      ${count(misfits)}`]),
    `  Stored       ${stored ? 'all that is new' : 'nothing'}`,
    ...(preview ? reportLines({ findings: preview.findings }, list) : []),
    ...(preview && preview.findingsInAll > preview.findings.length ? [`  And          ${many(preview.findingsInAll - preview.findings.length, 'finding')} more than a server lists`] : []),
  ]
}
