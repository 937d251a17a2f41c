import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { fitAttributes, tagMatcher } from '@/core/codebook/match-tags'
import { sortedAttributes } from '@/core/formats/attributes'
import { clip } from '@/core/formats/clip'
import type { Finding } from '@/core/formats/finding'
import type { LabelledLayer, LabelledPassage } from '@/core/formats/labelled-article'
import { slugOf } from '@/core/request/slug'
import type { Prisma } from '@/prisma/generated/client'
import { sha256 } from './article'
import { readClock } from './clock'
import { versionOf } from './codebook'
import { importedDomain } from './imported-domain'
import type { LayerCodebook } from './layer-codebook'
import { machineMember } from './machine-layers'

/** Where a layer goes. */
export interface LayerPlace {
  readonly projectId: string
  readonly slug: string
  /** The lead in whose name it is brought in. */
  readonly actorId: string
  readonly versionId: string
  readonly format: string
  readonly codebook: LayerCodebook
  /** The codebooks that layers were brought in under before, by id, filled as they come. */
  readonly earlier: Map<string, Fitting>
}

/** What passages are fitted to. */
type Fitting = Pick<LayerCodebook, 'codebook' | 'number'>

export interface LayerOutcome {
  /** Added now; there already, the same; or there with other labels, and left as it is. */
  readonly kind: 'added' | 'known' | 'differs'
  readonly passages: number
  readonly findings: readonly Finding[]
}

/** Before the names of machines among those of annotators: no name of a source has it. */
export const machinePrefix = 'machine\0'

/** So many rows in one statement. */
const atOnce = 1000

/**
 * Adds one annotator's layer of one text as a submitted first pass, or a model's predictions as what is no pass, with the annotations. Tags and attributes that the
 * codebook has no place for are told. A layer that is there is never written over.
 * @param annotators ids of users by the name in the source, filled as they come
 */
export async function addLayer(client: Prisma.TransactionClient, place: LayerPlace, layer: LabelledLayer, annotators: Map<string, string>): Promise<LayerOutcome> {
  const { projectId, versionId, format, codebook } = place
  // A machine may be called as somebody is. What it predicted is no pass, and stands among no people's.
  const [called, pass] = layer.machine ? [`${machinePrefix}${layer.annotator}`, 0] : [layer.annotator, 1]
  const userId = annotators.get(called) ?? (await (layer.machine ? machineMember(client, place, layer.annotator) : annotatorOf(client, place, layer.annotator)))
  annotators.set(called, userId)
  const known = await client.assignment.findFirst({ where: { projectId, articleVersionId: versionId, userId, pass }, select: { codebookVersionId: true, importedLayer: { select: { contentSha256: true } } } })
  // Whether a layer is the same is asked under the codebook that it was brought in under: a version published since changes no layer.
  const { rows, findings } = fit(layer.passages, known && known.codebookVersionId !== codebook.id ? await readEarlier(client, place, known.codebookVersionId) : codebook)
  const contentSha256 = hashOfLayer(rows)
  if (known) {
    if (known.importedLayer && Buffer.compare(known.importedLayer.contentSha256, contentSha256) === 0) return { kind: 'known', passages: rows.length, findings }
    const file = layer.passages[0]?.place?.file ?? layer.annotator
    return { kind: 'differs', passages: 0, findings: [{ kind: 'stored', place: { file }, message: `The layer of ${clip(layer.annotator)} is in the project already, with other labels. It stays as it is; these ${layer.passages.length} were left out.` }] }
  }
  const now = await readClock(client)
  const assignmentId = uuid()
  const position = await client.assignment.count({ where: { projectId, userId } })
  const key = { projectId, articleVersionId: versionId, codebookVersionId: codebook.id }
  await client.assignment.create({ data: { ...key, id: assignmentId, userId, pass, position, status: 'submitted', startedAt: now, submittedAt: now } })
  for (let from = 0; from < rows.length; from += atOnce) {
    await client.annotation.createMany({
      data: rows.slice(from, from + atOnce).map(({ tag, extent, quotes, note, attributes }) => ({
        ...key, id: uuid(), assignmentId, tag, note, attributes: attributes as Prisma.InputJsonValue, starts: extent.map(({ start }) => start), ends: extent.map(({ end }) => end),
        quotes: [...quotes], origin: { by: 'import', format }, version: 1, changedById: userId,
      })),
    })
  }
  await client.importedLayer.create({ data: { projectId, assignmentId, format, annotator: layer.annotator, contentSha256, importedById: place.actorId }, select: { assignmentId: true } })
  return { kind: 'added', passages: rows.length, findings }
}

async function readEarlier(client: Prisma.TransactionClient, { projectId, earlier }: LayerPlace, id: string): Promise<Fitting> {
  const found = earlier.get(id) ?? versionOf(await client.codebookVersion.findUniqueOrThrow({ where: { projectId_id: { projectId, id } } }))
  earlier.set(id, found)
  return found
}

type Row = Omit<LabelledPassage, 'place'>

/** SHA-256 of a layer's annotations as they were brought in, whatever their order and that of their attributes. */
export function hashOfLayer(rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map(({ tag, extent, quotes, note, attributes }) => JSON.stringify([tag, extent.map(({ start, end }) => [start, end]), quotes, note, sortedAttributes(attributes)]))
  return new Uint8Array(createHash('sha256').update(JSON.stringify(lines.sort())).digest())
}

/** Passages with the tags and attributes of the codebook; those with a tag that it lacks are left out. */
function fit(passages: readonly LabelledPassage[], { codebook, number }: Fitting): { rows: Row[]; findings: Finding[] } {
  const match = tagMatcher(codebook)
  const findings: Finding[] = []
  const rows = passages.flatMap(({ tag, extent, quotes, note, attributes, place = { file: '' } }): Row[] => {
    const matched = match(tag)
    if (!('key' in matched)) {
      findings.push({ kind: 'tag', place, message: `Version ${number} of the codebook has no tag “${clip(tag)}”${matched.perhaps === undefined ? '' : `; perhaps “${clip(matched.perhaps)}” is meant`}.` })
      return []
    }
    const { fitting, others } = fitAttributes(codebook, matched.key, attributes)
    if (others.length > 0) findings.push({ kind: 'adjusted', place, message: `The codebook has no place for ${others.map((name) => `“${clip(name)}”`).join(', ')}: left out, the passage was kept.` })
    return [{ tag: matched.key, extent, quotes, note, attributes: fitting }]
  })
  return { rows, findings }
}

/**
 * The member who stands for an annotator of the source in this project: somebody who has no password, cannot sign in
 * and is given nothing to do.
 */
async function annotatorOf(client: Prisma.TransactionClient, { projectId, slug }: LayerPlace, name: string): Promise<string> {
  const email = `${slugOf(name, 40) || 'annotator'}.${sha256(name).slice(0, 10)}@${slug}${importedDomain}`
  const known = await client.user.findUnique({ where: { email }, select: { id: true } })
  if (known) return known.id
  const now = await readClock(client)
  const id = uuid()
  await client.user.create({ data: { id, email, name: name.trim() === '' ? 'annotator' : name, passwordHash: '', disabledAt: now } })
  await client.member.create({ data: { projectId, userId: id, role: 'annotator', disabledAt: now } })
  return id
}
