import { proposeTags } from '@/core/codebook/propose-tags'
import { type Finding, canAccept } from '@/core/formats/finding'
import { type LayerFormatKey, layerFormats } from '@/core/formats/formats'
import { checkMapping } from '@/core/formats/layer-mapping'
import type { PlacedArticle } from '@/core/formats/place-article'
import { storableFinding } from '@/core/formats/storable-reading'
import { type LayersChoice, type LayersCounts, type LayersPreview, mostShown } from '@/core/import-job/layers-preview'
import type { ReadLayers } from '@/core/import-job/read-layers'
import type { Prisma } from '@/prisma/generated/client'
import { sha256 } from './article'
import { versionOf } from './codebook'
import { database } from './database'
import { type LayerImportReport, importLayers } from './layer-import'

/** The files of an import of layers, and what was chosen for them. */
export interface LayersRequest {
  readonly projectId: string
  readonly format: LayerFormatKey
  /** What was read of the files, by the same choice. */
  readonly layers: ReadLayers
  readonly choice: LayersChoice
  /** In whose name: the address of a lead of the project. Left out where nothing is stored. */
  readonly lead?: string
}

/** What would be stored of layers by the choices as they are, found out by doing it and taking it back. */
export async function previewLayers(request: LayersRequest): Promise<LayersPreview> {
  return run(request, {})
}

/** What is done in the transaction in which layers are stored. */
type Within = (client: Prisma.TransactionClient, preview: LayersPreview) => Promise<void>

/** Ends a transaction in which layers would be stored otherwise than they were looked at. */
class Changed extends Error {}

/**
 * Stores layers: all that fits, in one transaction, with whatever `within` does in the same one. What is there already is left. Nothing is stored
 * where the codebook is not the one they were looked at under, for a tag may have gone with the old one, and with it what was marked: the
 * answer then is what they come to now, with a notice.
 * @param seen number of the codebook they were looked at under; null where there was none
 */
export async function applyLayers(request: LayersRequest, seen: number | null, within: Within): Promise<LayersPreview> {
  try {
    return await run(request, {
      within: async (client, preview, { number, made }) => {
        if (seen === null ? !made : number !== seen) throw new Changed()
        await within(client, preview)
      },
    })
  } catch (error) {
    if (!(error instanceof Changed)) throw error
    const now = await previewLayers(request)
    return { ...now, notice: `${now.codebook ? `Version ${now.codebook.number} of the codebook was published` : 'The codebook has changed'} since this was looked at, so nothing was stored. This is what it comes to now: look at it, and bring it in then.` }
  }
}

const nothing: LayersCounts = { articles: { added: 0, known: 0 }, layers: { added: 0, known: 0 }, annotations: { added: 0, known: 0 } }

async function run({ projectId, format, layers: { found, placed, left, findings: early }, choice, lead }: LayersRequest, { within }: { within?: (...given: [...Parameters<Within>, LayerImportReport['codebook']]) => Promise<void> }): Promise<LayersPreview> {
  const { prisma } = database()
  const newest = await prisma.codebookVersion.findFirst({ where: { projectId }, orderBy: { number: 'desc' } })
  const codebook = newest && versionOf(newest)
  const proposed = codebook ? proposeTags(codebook.codebook, found.tags.map(({ tag }) => tag)) : []
  const preview = (findings: readonly Finding[], counts: LayersCounts, refusal: string | null, slugs: ReadonlyMap<string, string> = new Map()): LayersPreview => ({
    choice, annotators: found.annotators, tags: found.tags.map((one, index) => ({ ...one, proposed: proposed[index] ?? null })),
    codebook: codebook && { number: codebook.number, tags: codebook.codebook.tags.map(({ key, name }) => ({ key, name })) },
    counts, findings: shown(findings), findingsInAll: findings.length, left, refusal,
    articles: placed.slice(0, mostShown.articles).map(({ name, imported, layers }) => ({
      name, title: imported.title, words: imported.canonical.text.split(/\s+/u).filter((word) => word !== '').length, layers: layers.length, slug: slugs.get(sha256(imported.canonical.text)) ?? null,
    })),
  })
  const checked = checkMapping(found, choice)
  if (!checked.ok) return preview(early, nothing, checked.problem.message)
  if (placed.length === 0) return preview(early, nothing, `There is no article of ${layerFormats[format].name} in this file. Is it of another format?`)
  const { slug, name } = await prisma.project.findUniqueOrThrow({ where: { id: projectId }, select: { slug: true, name: true } })
  const request = { slug, name, lead, format: layerFormats[format].name, articles: placed, whole: false }
  const countsOf = ({ articles: all, layers, annotations }: LayerImportReport): LayersCounts => ({ articles: all, layers, annotations })
  let stored: LayersPreview | undefined
  const imported = await importLayers({
    ...request, rehearsal: within === undefined,
    ...(within && {
      within: async (client, report) => {
        stored = preview([...early, ...report.findings], countsOf(report), null, await slugsOf(client, projectId, placed))
        await within(client, stored, report.codebook)
      },
    }),
  })
  if (stored) return stored
  if (!imported.ok) return preview(early, nothing, imported.problem.message)
  return preview([...early, ...imported.value.findings], countsOf(imported.value), null, await slugsOf(prisma, projectId, placed))
}

/** Where the texts are in the project, by their hash. */
async function slugsOf(client: Pick<Prisma.TransactionClient, 'articleVersion'>, projectId: string, placed: readonly PlacedArticle[]): Promise<ReadonlyMap<string, string>> {
  const hashes = placed.slice(0, mostShown.articles).map(({ imported }) => sha256(imported.canonical.text))
  const rows = await client.articleVersion.findMany({ where: { projectId, textSha256: { in: hashes } }, select: { textSha256: true, article: { select: { slug: true } } } })
  return new Map(rows.map(({ textSha256, article }) => [textSha256, article.slug]))
}

/** By file and line; of too many, what can be accepted before what can only be read. */
function shown(findings: readonly Finding[]): readonly Finding[] {
  const few = findings.length <= mostShown.findings ? findings : findings.toSorted((a, b) => Number(canAccept(b)) - Number(canAccept(a))).slice(0, mostShown.findings)
  return few.map(storableFinding).toSorted(({ place: one }, { place: other }) => (one.file === other.file ? (one.line ?? 0) - (other.line ?? 0) : one.file < other.file ? -1 : 1))
}
