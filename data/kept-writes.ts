import type { PoolClient } from 'pg'
import type { Codebook } from '@/core/codebook/codebook'
import type { Answer } from '@/core/question/answer'
import type { KeyedWrite } from '@/core/request/writes'
import type { KeptCount } from '@/core/saving/kept-words'
import { type Standing, type Write, isSatisfiedBy } from '@/core/saving/write'
import { codePoint } from '@/core/text/offset'
import { demand } from './access'
import { versionOf } from './codebook'
import { database } from './database'
import { annotationOfRow } from './layers'
import { recordLook } from './look'
import type { Access } from './principal'

/** The most that is kept of one assignment: far above what waits in a browser, far below what would hurt. */
const most = 2000

/** Keeps a write that can no longer be stored, in the caller's transaction. False when there is too much of it already. */
export async function keepWrite(
  client: PoolClient, { projectId, assignmentId, authorId, write, hash, reason }: { projectId: string; assignmentId: string; authorId: string; write: KeyedWrite; hash: Buffer; reason: string },
): Promise<boolean> {
  const { key, ...content } = write
  const { rowCount } = await client.query({
    name: 'keep-write',
    text: `INSERT INTO kept_writes (project_id, assignment_id, key, author_id, annotation_id, content_sha256, content, reason, kept_at)
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp()
            WHERE (SELECT count(*) FROM kept_writes WHERE project_id = $1 AND assignment_id = $2) < $9`,
    values: [projectId, assignmentId, key, authorId, annotationOf(write), hash, JSON.stringify(content), reason, most],
  })
  return rowCount === 1
}

/** The annotation that a write is about; null for an answer. */
function annotationOf(write: KeyedWrite): string | null {
  return write.kind === 'answer' ? null : write.kind === 'message' ? write.annotation : write.id
}

/** A write that came too late. */
export interface KeptWrite {
  readonly key: string
  readonly write: Write
  /** What it was to change, as it stands; null where it was new. */
  readonly current: Standing | null
  /** Why it was not stored, as its author was told. */
  readonly reason: string
  readonly keptAt: string
  /** The annotation says all of it, or has said so since: its author has sent it again. */
  readonly storedSince: boolean
}

/** What came too late to one assignment, oldest first. */
export interface KeptWork {
  readonly assignmentId: string
  readonly article: { readonly slug: string; readonly title: string | null }
  readonly annotator: string
  readonly codebook: Codebook
  readonly writes: readonly KeptWrite[]
}

/** How many writes came too late in the project, those that were stored since apart. For leads. */
export async function countKeptWrites(access: Access): Promise<KeptCount> {
  demand(access, 'assignments.manage')
  const rows = await database().prisma.keptWrite.findMany({
    where: { projectId: access.project.id }, select: { assignmentId: true, annotationId: true, content: true, keptAt: true },
  })
  if (rows.length === 0) return { waiting: 0, storedSince: 0 }
  const states = await readStates(access.project.id, rows)
  const storedSince = rows.filter((row) => isStoredSince(row, states.get(placeOf(row)))).length
  return { waiting: rows.length - storedSince, storedSince }
}

/** What came too late in the project, by article and annotator. For leads; its author has been told of it when it was sent. */
export async function listKeptWork(access: Access): Promise<readonly KeptWork[]> {
  demand(access, 'assignments.manage')
  const { prisma } = database()
  const rows = await prisma.keptWrite.findMany({
    where: { projectId: access.project.id }, orderBy: [{ keptAt: 'asc' }, { key: 'asc' }],
    include: {
      author: { select: { user: { select: { name: true } } } },
      assignment: { select: { codebookVersion: true, articleVersionId: true, articleVersion: { select: { article: { select: { slug: true, title: true } } } } } },
    },
  })
  const states = await readStates(access.project.id, rows)
  await recordLook(prisma, access, rows.filter((row) => row.authorId !== access.principal.userId).map((row) => row.assignment.articleVersionId))
  const works = new Map<string, KeptWork & { writes: KeptWrite[] }>()
  for (const row of rows) {
    const { assignment, assignmentId } = row
    const work = works.get(assignmentId) ?? {
      assignmentId, article: assignment.articleVersion.article, annotator: row.author.user.name, codebook: versionOf(assignment.codebookVersion).codebook, writes: [],
    }
    const known = states.get(placeOf(row))
    work.writes.push({
      key: row.key, write: writeOf(row.content as KeptContent), current: known?.current ?? null, reason: row.reason, keptAt: row.keptAt.toISOString(), storedSince: isStoredSince(row, known),
    })
    works.set(assignmentId, work)
  }
  return [...works.values()].sort((a, b) => (a.article.title ?? '').localeCompare(b.article.title ?? '', 'en') || a.annotator.localeCompare(b.annotator, 'en'))
}

/** What is asked of a kept write to say whether it was stored since. */
interface KeptRow {
  readonly assignmentId: string
  readonly annotationId: string | null
  readonly content: unknown
  readonly keptAt: Date
}

/** How something stands that was to be changed, and every state that it ever had. */
interface States {
  readonly current: Standing
  readonly all: readonly { readonly at: Date; readonly standing: Standing }[]
}

/** Where what a write was to change is found among the states. */
function placeOf({ assignmentId, content }: KeptRow): string {
  return `${assignmentId} ${writeOf(content as KeptContent).id}`
}

/** Whether what was kept says what stands, or what came to stand after it was kept, whatever was written over that since. */
function isStoredSince({ content, keptAt }: KeptRow, states: States | undefined): boolean {
  if (!states) return false
  const write = writeOf(content as KeptContent)
  return isSatisfiedBy(write, states.current) || states.all.some(({ at, standing }) => at > keptAt && isSatisfiedBy(write, standing))
}

/** How what these writes were to change stands and stood, by assignment and what they name it by. */
async function readStates(projectId: string, rows: readonly KeptRow[]): Promise<ReadonlyMap<string, States>> {
  const { prisma } = database()
  const ofAnnotations = { in: rows.flatMap(({ annotationId }) => (annotationId === null ? [] : [annotationId])) }
  const ofAssignments = { in: rows.flatMap(({ assignmentId, annotationId }) => (annotationId === null ? [assignmentId] : [])) }
  const annotations = await prisma.annotation.findMany({ where: { projectId, id: ofAnnotations }, include: { revisions: true } })
  const answers = await prisma.answer.findMany({ where: { projectId, assignmentId: ofAssignments }, include: { revisions: true } })
  const messages = await prisma.flagMessage.findMany({ where: { projectId, annotationId: ofAnnotations, kind: 'question' }, include: { annotation: { select: { assignmentId: true } } } })
  const answerOf = (row: { question: string; value: unknown; version: number; changedAt: Date }) => ({ question: row.question, value: row.value as Answer['value'], version: row.version, changedAt: row.changedAt.toISOString() })
  return new Map<string, States>([
    ...annotations.map(({ revisions, ...row }) => [`${row.assignmentId} ${row.id}`, {
      current: annotationOfRow(row), all: revisions.map((revision) => ({ at: revision.changedAt, standing: annotationOfRow({ ...row, ...revision }) })),
    }] as const),
    ...answers.map(({ revisions, ...row }) => [`${row.assignmentId} ${row.question}`, {
      current: answerOf(row), all: revisions.map((revision) => ({ at: revision.changedAt, standing: answerOf(revision) })),
    }] as const),
    ...messages.map((row) => [`${row.annotation.assignmentId} ${row.id}`, {
      current: { id: row.id, annotationId: row.annotationId, kind: row.kind, text: row.text, at: row.at.toISOString() }, all: [],
    }] as const),
  ])
}

/** Without its key: once as a put and once as a deletion, for the type does not part them. */
type KeptContent = { [Kind in KeyedWrite['kind']]: Omit<Extract<KeyedWrite, { kind: Kind }>, 'key'> }[KeyedWrite['kind']]

function writeOf(content: KeptContent): Write {
  if (content.kind === 'delete') return content
  if (content.kind === 'answer') return { ...content, value: content.value }
  if (content.kind === 'message') return { ...content, basedOn: 0 }
  const { fragments, ...rest } = content
  return { ...rest, extent: fragments.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) })) }
}
