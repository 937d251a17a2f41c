import type { Finding } from '@/core/formats/finding'
import { isLeftOut } from '@/core/formats/finding'
import type { PlacedArticle } from '@/core/formats/place-article'
import { KnownOutlets } from '@/core/import-job/known-outlets'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { recordAct } from './audit'
import { database } from './database'
import { readOutlets } from './import-known'
import { codebookForLayers } from './layer-codebook'
import { type LayerPlace, addLayer, machinePrefix } from './layer-rows'
import { addLabelledArticle } from './labelled-articles'
import { nobody, openForImport } from './local-lead'

/** Layers made elsewhere, on their way into a project. */
export interface LayerImport {
  /** Of the project, which is made if there is none. */
  readonly slug: string
  /** How a project that is made is called. */
  readonly name: string
  /** Whose act it is, by address: a lead of the project, or who is to lead a new one. Undefined where there is only one who may be meant. */
  readonly lead: string | undefined
  /** How the format is called. */
  readonly format: string
  readonly articles: readonly PlacedArticle[]
  /** Only tell what would be done. */
  readonly rehearsal: boolean
  /** Store nothing where anything would be left out. */
  readonly whole: boolean
  /** Tags of the codebook that somebody named, by key or name: it has to have them. A codebook that is made has what it is given. */
  readonly tagsNamed?: readonly string[]
  /** Done in the same transaction, when everything is stored: so that it is on record once, or not at all. */
  readonly within?: (client: Prisma.TransactionClient, report: LayerImportReport) => Promise<void>
  /** Told how many articles are done, one after the other. */
  readonly tell?: (done: number) => void
}

/** How many were added, and how many were there already, the same. */
export interface Added {
  readonly added: number
  readonly known: number
}

export interface LayerImportReport {
  readonly project: { readonly slug: string; readonly made: boolean; readonly lead: string | null }
  readonly codebook: { readonly number: number; readonly made: boolean; readonly tags: number }
  readonly articles: Added
  readonly annotators: readonly string[]
  /** Models whose predictions came in, or were there. */
  readonly machines: readonly string[]
  readonly layers: Added
  readonly annotations: Added
  /** What did not fit the project: tags that its codebook lacks, layers that are there with other labels. */
  readonly findings: readonly Finding[]
  /** Whether it was stored. Nothing is where nothing is new. */
  readonly stored: boolean
}

/** Ends a transaction without keeping anything of it. */
class TakenBack extends Error {
  constructor(readonly report: Result<LayerImportReport>) {
    super('nothing is kept of a rehearsal')
  }
}

/**
 * Brings articles with the layers of several annotators into a project, for whoever has the database itself: there is
 * no asker. Each layer becomes a submitted first pass of a member of its own who cannot sign in, so that review and
 * agreement work at once and nobody’s work is mixed with another’s. All of it is stored or nothing; what is there
 * already is left as it is, and told where it differs. Fails as `openForImport` and `codebookFromTags` do.
 */
export async function importLayers(request: LayerImport): Promise<Result<LayerImportReport>> {
  try {
    // Thousands of layers are one act. Each statement has its own limit of time.
    return await database().prisma.$transaction(async (client) => {
      const report = await importAll(client, request)
      // A project that was made for what then could not be stored is not left behind.
      if (!report.ok) throw new TakenBack(report)
      if (request.rehearsal || (request.whole && report.value.findings.some(isLeftOut))) throw new TakenBack(ok({ ...report.value, stored: false }))
      await request.within?.(client, report.value)
      return report
    }, { maxWait: 10_000, timeout: 60 * 60_000 })
  } catch (error) {
    if (error instanceof TakenBack) return error.report
    throw error
  }
}

async function importAll(client: Prisma.TransactionClient, request: LayerImport): Promise<Result<LayerImportReport>> {
  const opened = await openForImport(client, request)
  if (!opened.ok) return opened
  const { projectId, lead, made } = opened.value
  const actorId = lead?.id ?? nobody
  const codebook = await codebookForLayers(client, { projectId, actorId, name: request.name, format: request.format }, request.articles)
  if (!codebook.ok) return codebook
  const { tags } = codebook.value.codebook
  const unknown = codebook.value.made ? undefined : request.tagsNamed?.find((named) => tags.every(({ key, name }) => key !== named && name !== named))
  if (unknown !== undefined) return fail('refused', `The codebook has no tag “${unknown}”. It has ${tags.map(({ name }) => name).join(', ')}.`, { field: 'tags' })
  const outlets = new KnownOutlets(await readOutlets(projectId, client), [])
  const findings: Finding[] = []
  const count = { articles: { added: 0, known: 0 }, layers: { added: 0, known: 0 }, annotations: { added: 0, known: 0 } }
  const annotators = new Map<string, string>()
  const earlier: LayerPlace['earlier'] = new Map()
  const versions = new Set<string>()
  const added: string[] = []
  for (const [index, article] of request.articles.entries()) {
    request.tell?.(index)
    const { articleId, versionId, isNew } = await addLabelledArticle(client, { projectId, actorId, format: request.format, outlets }, article)
    if (versions.has(versionId)) {
      findings.push({ kind: 'text', place: { file: article.name }, message: 'This very text came in under another name: its layers were left out.' })
      continue
    }
    versions.add(versionId)
    count.articles[isNew ? 'added' : 'known']++
    if (isNew) added.push(articleId)
    for (const layer of article.layers) {
      const outcome = await addLayer(client, { projectId, slug: request.slug, actorId, versionId, format: request.format, codebook: codebook.value, earlier }, layer, annotators)
      findings.push(...outcome.findings)
      if (outcome.kind === 'differs') continue
      count.layers[outcome.kind]++
      count.annotations[outcome.kind] += outcome.passages
    }
  }
  const stored = made || codebook.value.made || count.articles.added + count.layers.added > 0
  if (stored) {
    const detail = { format: request.format, articles: added, layers: count.layers.added, annotations: count.annotations.added, ...(made ? { project: request.slug } : {}), ...(codebook.value.made ? { codebook: codebook.value.number } : {}) }
    await recordAct(client, { action: 'layers.import', actorId: lead?.id ?? null, projectId, detail })
  }
  return ok({
    project: { slug: request.slug, made, lead: lead?.email ?? null },
    codebook: { number: codebook.value.number, made: codebook.value.made, tags: codebook.value.codebook.tags.length },
    ...count, annotators: [...annotators.keys()].filter((name) => !name.startsWith(machinePrefix)).sort(),
    machines: [...annotators.keys()].flatMap((name) => (name.startsWith(machinePrefix) ? [name.slice(machinePrefix.length)] : [])).sort(), findings, stored,
  })
}
