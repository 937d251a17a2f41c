import type { PoolClient } from 'pg'
import type { Codebook } from '@/core/codebook/codebook'
import { may } from '@/core/permission'
import type { Answer } from '@/core/question/answer'
import type { KeyedWrite } from '@/core/request/writes'
import { type Standing, type Write, isSatisfiedBy } from '@/core/saving/write'
import { codePoint } from '@/core/text/offset'
import type { Prisma } from '@/prisma/generated/client'
import { recordAct } from './audit'
import { versionOf } from './codebook'
import { database } from './database'
import { annotationOfRow } from './layers'
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
  /** The annotation says all of it by now: its author has sent it again. */
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

/** Whose kept writes a member may see: a lead everybody's, others their own, of assignments whose outlet is not hidden from them. */
function visibleKept(access: Access): Prisma.KeptWriteWhereInput {
  const projectId = access.project.id
  return may(access.role, 'assignments.manage').allowed ? { projectId } : { projectId, authorId: access.principal.userId, assignment: { OR: [{ outletHidden: false }, { outletRevealedAt: { not: null } }] } }
}

/** How many writes came too late, of those this member may see. */
export async function countKeptWrites(access: Access): Promise<number> {
  return database().prisma.keptWrite.count({ where: visibleKept(access) })
}

/** What came too late, by article and annotator: for a lead everybody's, for others their own. */
export async function listKeptWork(access: Access): Promise<readonly KeptWork[]> {
  const { prisma } = database()
  const rows = await prisma.keptWrite.findMany({
    where: visibleKept(access), orderBy: [{ keptAt: 'asc' }, { key: 'asc' }],
    include: {
      author: { select: { user: { select: { name: true } } } },
      assignment: { select: { codebookVersion: true, articleVersionId: true, articleVersion: { select: { article: { select: { slug: true, title: true } } } } } },
    },
  })
  const current = await whatStands(access.project.id, rows)
  await recordLook(access, rows.filter((row) => row.authorId !== access.principal.userId).map((row) => row.assignment.articleVersionId))
  const works = new Map<string, KeptWork & { writes: KeptWrite[] }>()
  for (const row of rows) {
    const { assignment, assignmentId } = row
    const work = works.get(assignmentId) ?? {
      assignmentId, article: assignment.articleVersion.article, annotator: row.author.user.name, codebook: versionOf(assignment.codebookVersion).codebook, writes: [],
    }
    const write = writeOf(row.content as KeptContent)
    const stands = current.get(`${assignmentId} ${write.id}`) ?? null
    work.writes.push({ key: row.key, write, current: stands, reason: row.reason, keptAt: row.keptAt.toISOString(), storedSince: stands !== null && isSatisfiedBy(write, stands) })
    works.set(assignmentId, work)
  }
  return [...works.values()].sort((a, b) => (a.article.title ?? '').localeCompare(b.article.title ?? '', 'en') || a.annotator.localeCompare(b.annotator, 'en'))
}

/** How what these writes were to change stands, by assignment and what they name it by. */
async function whatStands(projectId: string, rows: readonly { assignmentId: string; annotationId: string | null; content: unknown }[]): Promise<ReadonlyMap<string, Standing>> {
  const { prisma } = database()
  const ofAnnotations = { in: rows.flatMap(({ annotationId }) => (annotationId === null ? [] : [annotationId])) }
  const annotations = await prisma.annotation.findMany({ where: { projectId, id: ofAnnotations } })
  const answers = await prisma.answer.findMany({ where: { projectId, assignmentId: { in: rows.map(({ assignmentId }) => assignmentId) } } })
  const messages = await prisma.flagMessage.findMany({ where: { projectId, annotationId: ofAnnotations, kind: 'question' }, include: { annotation: { select: { assignmentId: true } } } })
  return new Map<string, Standing>([
    ...annotations.map((row) => [`${row.assignmentId} ${row.id}`, annotationOfRow(row)] as const),
    ...answers.map((row) => [`${row.assignmentId} ${row.question}`, { question: row.question, value: row.value as Answer['value'], version: row.version, changedAt: row.changedAt.toISOString() }] as const),
    ...messages.map((row) => [`${row.annotation.assignmentId} ${row.id}`, { id: row.id, annotationId: row.annotationId, kind: row.kind, text: row.text, at: row.at.toISOString() }] as const),
  ])
}

/** A lead may look before submitting their own reading of an article, and it is on record that they did. */
async function recordLook(access: Access, articleVersionIds: readonly string[]): Promise<void> {
  const { prisma } = database()
  const projectId = access.project.id
  const own = await prisma.assignment.findMany({
    where: { projectId, userId: access.principal.userId, withdrawnAt: null, status: { not: 'submitted' }, articleVersionId: { in: [...articleVersionIds] } }, select: { articleVersionId: true },
  })
  for (const { articleVersionId } of own)
    await recordAct(prisma, { action: 'layers.read', actorId: access.principal.userId, projectId, detail: { articleVersion: articleVersionId } })
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
