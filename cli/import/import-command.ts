import { resolve } from 'node:path'
import { counted } from '@/core/counted'
import { type Finding, isLeftOut } from '@/core/formats/finding'
import { type LayerFormatKey, isLayerFormat, layerFormats } from '@/core/formats/formats'
import { type AnnotatorChoice, type LayerMapping, type TagChoice, applyMapping, checkMapping, findInLayers, isGold } from '@/core/formats/layer-mapping'
import { type PlacedArticle, placeArticle } from '@/core/formats/place-article'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { slugField } from '@/core/request/slug'
import type { LayerImportReport } from '@/data/layer-import'
import { Failure } from '../failure'
import { withLocalDatabase } from '../local'
import { here } from '../project'
import { importTo } from '../remote/import'
import { type RemoteOptions, findServer } from '../remote/server'
import { reportLines } from './report'
import { readFolder } from './read-folder'

/** As the command line has them. */
export interface ImportOptions extends RemoteOptions {
  readonly project: string
  /** Of layers; a server takes articles as well, whose format is what they are. */
  readonly format?: string
  readonly name?: string
  readonly lead?: string
  readonly annotator: string
  readonly accept?: string
  /** Pairs `theirs=ours`. */
  readonly tag?: readonly string[]
  /** Pairs `theirs=ours`; nothing on the right leaves somebody out. */
  readonly annotatorName?: readonly string[]
  readonly list?: boolean
  readonly strict?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** What an import came to: what was stored, and everything that did not fit. */
export interface Imported extends LayerImportReport {
  readonly format: string
  readonly files: number
  /** Of how many articles the text was normalised. */
  readonly normalised?: number
  /** Whether a layer of gold was left out because nobody asked for it. */
  readonly goldLeft?: boolean
  /** Asked for, or because something did not fit where everything had to. */
  readonly dryRun: boolean
}

/** Brings a folder of articles with their annotations into a project, and prints what came of it. */
export async function importCommand(folder: string, options: ImportOptions): Promise<void> {
  const { format, project: slug, json = false } = options
  const key = format === undefined ? undefined : formatOf(format)
  const named = slugField.safeParse(slug)
  if (!named.success) throw new Failure(`“${slug}” cannot be the short name of a project.`, named.error.issues[0]?.message ?? '')
  const accept = certaintyOf(options.accept)
  const tags = renamedTags(options.tag ?? [])
  const names = renamedAnnotators(options.annotatorName ?? [])
  const server = await findServer(options)
  if (server) {
    const annotators = [...names].map(([theirs, ours]): AnnotatorChoice => ({ theirs, machine: false, ours: ours === '' ? null : ours.startsWith(asMachine) ? ours.slice(asMachine.length) : ours, as: ours.startsWith(asMachine) ? 'machine' : 'person' }))
    const choice = { annotator: options.annotator, annotators, tags: [...tags], acceptFrom: accept ?? null, accepted: [] }
    return importTo(server, folder, { project: slug, ...(key === undefined ? {} : { format: key }), choice, list: options.list === true, strict: options.strict === true, dryRun: options.dryRun === true, json })
  }
  if (key === undefined) throw new Failure('What the files are is not said.', `Name their format with --format: ${Object.keys(layerFormats).join(', ')}.`)
  const { name, endings, read } = layerFormats[key]
  const path = resolve(here, folder)
  const { files, findings: unread } = await readFolder(path, endings)
  const reading = read(files, { annotator: options.annotator, ...(accept === undefined ? {} : { accept }) })
  const found = findInLayers(reading.articles)
  const mapping: LayerMapping = {
    tags,
    // Who is a machine is said by the name, too, where a format cannot: `frames 2=machine:frames 2`.
    annotators: found.annotators.flatMap(({ name: theirs, machine }): AnnotatorChoice[] => {
      const ours = names.get(theirs)
      if (ours === undefined) return []
      const isMachine = machine || ours.startsWith(asMachine)
      return [{ theirs, machine, ours: ours === '' ? null : ours.startsWith(asMachine) ? ours.slice(asMachine.length) : ours, as: isMachine ? 'machine' : 'person' }]
    }),
  }
  const strange = [...names.keys()].find((theirs) => found.annotators.every((one) => one.name !== theirs))
  if (strange !== undefined) throw new Failure(`Nobody is called “${strange}” in ${path}.`, `These are: ${found.annotators.map((one) => one.name).join(', ')}.`)
  const strangeTag = tags.find(({ theirs }) => found.tags.every(({ tag }) => tag !== theirs))
  if (strangeTag) throw new Failure(`Nothing in ${path} is tagged “${strangeTag.theirs}”.`, `Nothing was stored. These tags are: ${someOf(found.tags.map(({ tag }) => tag))}.`)
  const checked = checkMapping(found, mapping)
  if (!checked.ok) throw new Failure(`Nothing was stored. ${checked.problem.message}`, 'Give each annotator a name of their own with --annotator-name.')
  const { articles, findings: misplaced } = place(applyMapping(reading.articles, mapping).articles)
  if (articles.length === 0) {
    for (const line of reportLines({ findings: [...unread, ...reading.findings, ...misplaced] }, true)) console.error(line)
    throw new Failure(`There is no article of ${name} in ${path}.`, 'Nothing was stored. Is it the right folder, and the right --format?')
  }
  const report = await withLocalDatabase({ ...(options.data === undefined ? {} : { data: options.data }), quiet: json }, async (run) => {
    const { importLayers } = await import('@/data/layer-import')
    const imported = await run('Import', async (report) => {
      const tell = (done: number): void => report.progress(done, articles.length, 'articles')
      const outcome = await importLayers({
        slug, name: options.name ?? slug, lead: options.lead, format: name, articles, tell, rehearsal: options.dryRun === true || (options.strict === true && [...unread, ...reading.findings, ...misplaced].some(isLeftOut)), whole: options.strict === true, tagsNamed: tags.flatMap(({ ours }) => ours ?? []),
      })
      report.done(`${articles.length} of ${counted(articles.length, 'article')}`)
      return outcome
    })
    if (!imported.ok) throw new Failure(`Nothing was stored. ${imported.problem.message}`, imported.problem.field === 'tags' ? 'Name one of these with --tag, by name or key.' : 'Mend what is named, or say it with --lead or --project, and import again.')
    return imported.value
  })
  const findings = inOrder([...unread, ...reading.findings, ...misplaced, ...report.findings])
  const imported: Imported = { ...report, findings, format: name, files: files.length, normalised: articles.filter(({ raw, imported: { canonical } }) => canonical.text !== raw.replace(/\n$/, '')).length, goldLeft: found.annotators.some((one) => isGold(one) && !names.has(one.name)), dryRun: options.dryRun === true || (options.strict === true && findings.some(isLeftOut)) }
  if (json) console.log(JSON.stringify({ ...imported, mismatches: findings.filter(({ kind }) => kind === 'quote' || kind === 'outside').length }, undefined, 2))
  else for (const line of reportLines(imported, options.list === true)) console.log(line)
  if (options.strict === true && findings.some(isLeftOut)) process.exitCode = 2
}

/** The first of many. */
function someOf(words: readonly string[]): string {
  return `${words.slice(0, 30).map((word) => `“${word}”`).join(', ')}${words.length > 30 ? ', …' : ''}`
}

/** By file and line, as one goes through them. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(({ place: one }, { place: other }) => (one.file === other.file ? (one.line ?? 0) - (other.line ?? 0) : one.file < other.file ? -1 : 1))
}

/** Tags of the source with the names that they are to have here. A tag may hold `=`: the last one parts the two. */
function renamedTags(pairs: readonly string[]): readonly TagChoice[] {
  return pairs.map((pair) => {
    const at = pair.lastIndexOf('=')
    if (at > 0 && at < pair.length - 1) return { theirs: pair.slice(0, at), ours: pair.slice(at + 1) }
    throw new Failure(`“${pair}” does not say which tag is which.`, 'Write theirs=ours, as in --tag Loaded_Language=loaded_language.')
  })
}

/** Before a name that is to be a machine's. */
const asMachine = 'machine:'

/** Annotators of the source with the names that they are to have here; an empty one leaves out all that is theirs. */
function renamedAnnotators(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(pairs.map((pair) => {
    const at = pair.lastIndexOf('=')
    if (at > 0) return [pair.slice(0, at), pair.slice(at + 1).trim()] as const
    throw new Failure(`“${pair}” does not say who is who.`, 'Write theirs=ours, as in --annotator-name annotator1=Anna; nothing after the sign leaves them out.')
  }))
}

function formatOf(format: string): LayerFormatKey {
  if (isLayerFormat(format)) return format
  throw new Failure(`There is no format “${format}”.`, `Name one of these with --format: ${Object.keys(layerFormats).join(', ')}.`)
}

function certaintyOf(accept: string | undefined): number | undefined {
  if (accept === undefined) return undefined
  const certainty = Number(accept)
  if (accept.trim() !== '' && certainty >= 0 && certainty <= 1) return certainty
  throw new Failure(`“${accept}” is no certainty.`, 'Give --accept a number from 0 to 1, such as 0.9.')
}

/** On the canonical texts. */
function place(labelled: readonly LabelledArticle[]): { articles: PlacedArticle[]; findings: Finding[] } {
  const findings: Finding[] = []
  const articles = labelled.flatMap((article) => {
    const placed = placeArticle(article)
    if (placed.ok) {
      findings.push(...placed.value.findings)
      return [placed.value]
    }
    findings.push({ kind: 'text', place: { file: article.name }, message: placed.problem.message })
    return []
  })
  return { articles, findings }
}
