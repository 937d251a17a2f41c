import { extentOf } from '@/core/annotation/fragment'
import type { FlagMessage, FlaggedPassage } from '@/core/flag/flag'
import { flagKey } from '@/core/flag/flag'
import type { FlagMessageRequest } from '@/core/request/flag'
import { type Result, fail, ok } from '@/core/result'
import { aroundLength, wordsAfter, wordsBefore } from '@/core/text/around'
import type { FlagMessage as MessageRow, Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { lockAssignment } from './annotation'
import { recordAct } from './audit'
import { database, transaction } from './database'
import type { Access, Principal } from './principal'
import { applyQuestion } from './question-to-reviewer'
import { flaggedLayers, visibleLayers } from './visibility'

const flagged = { deleted: false, attributes: { path: [flagKey], equals: true } } satisfies Prisma.AnnotationWhereInput

/** Asks about a passage of one's own, while it can still be changed. The same message again changes nothing. */
export async function askReviewer(principal: Principal, assignmentId: string, annotationId: string, request: FlagMessageRequest): Promise<Result<FlagMessage>> {
  return transaction(async (client) => {
    const assignment = await lockAssignment(client, principal, assignmentId)
    if (!assignment) return notFound
    const asked = await applyQuestion(client, principal, assignment, { ...request, annotation: annotationId }, null)
    return !asked.ok && asked.problem.field === 'annotation' ? notFound : asked
  })
}

/** Answers about a flagged passage that this member may see. The same message again changes nothing. */
export async function answerFlag(access: Access, annotationId: string, request: FlagMessageRequest): Promise<Result<FlagMessage>> {
  demand(access, 'flags.answer')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    const annotation = await client.annotation.findFirst({ where: { projectId, id: annotationId, ...flagged, assignment: flaggedLayers(access) }, select: { id: true } })
    if (!annotation) return notFound
    const authorId = access.principal.userId
    const known = await client.flagMessage.count({ where: { id: request.id } })
    const added = await addAnswer(client, { projectId, annotationId, kind: 'answer', authorId }, request)
    if (added.ok && !known) await recordAct(client, { action: 'flag.answer', actorId: authorId, projectId, detail: { annotation: annotationId, message: request.id } })
    return added
  })
}

async function addAnswer(
  client: Prisma.TransactionClient, place: { projectId: string; annotationId: string; kind: 'answer'; authorId: string }, { id, text }: FlagMessageRequest,
): Promise<Result<FlagMessage>> {
  // Of two at once the second waits here, and finds what the first has written.
  await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${id}))::text`
  const known = await client.flagMessage.findUnique({ where: { id } })
  if (known) {
    const same = known.text === text && known.annotationId === place.annotationId && known.authorId === place.authorId && known.kind === place.kind
    return same ? ok(messageOf(known)) : fail('refused', 'Something else was sent under this id.', { field: 'id' })
  }
  return ok(messageOf(await client.flagMessage.create({ data: { ...place, id, text } })))
}

/** Every flagged passage of the project that this member may answer, those that wait longest first. */
export async function listFlags(access: Access): Promise<readonly FlaggedPassage[]> {
  demand(access, 'flags.answer')
  const rows = await database().prisma.annotation.findMany({
    where: { projectId: access.project.id, ...flagged, assignment: flaggedLayers(access) },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true, tag: true, starts: true, ends: true, quotes: true, note: true, messages: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      assignment: { select: { articleVersion: { select: { id: true, article: { select: { slug: true, title: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } } } } } } } },
    },
  })
  const around = await readAround(access, rows.map(({ id }) => id))
  return rows.map(({ id, tag, starts, ends, quotes, note, messages, assignment: { articleVersion: { id: versionId, article: { versions, ...article } } } }) => ({
    annotationId: id, article, tag, quote: quotes.join(' … '), ...around.get(id)!, extent: versions[0]?.id === versionId ? extentOf(starts, ends) : [], note, messages: messages.map(messageOf),
  }))
}

/** The words around passages, out of texts that may be long. */
async function readAround({ project }: Access, annotationIds: readonly string[]): Promise<ReadonlyMap<string, { readonly before: string; readonly after: string }>> {
  const enough = aroundLength + 1
  const { rows } = await database().pool.query<{ id: string; before: string; after: string }>(
    `SELECT a.id, substr(v.text, greatest(a.starts[1] - $3, 0) + 1, least(a.starts[1], $3)) AS before, substr(v.text, a.ends[cardinality(a.ends)] + 1, $3) AS after
     FROM annotations a JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id
     WHERE a.project_id = $1 AND a.id = ANY ($2)`,
    [project.id, annotationIds, enough],
  )
  return new Map(rows.map(({ id, before, after }) => [id, { before: wordsBefore(before), after: wordsAfter(after) }]))
}

/** What was asked and answered about flagged passages of an article version: of those that this member may answer, and of their own. Oldest first. */
export async function readCaseFlags(access: Access, articleVersionId: string): Promise<readonly FlagMessage[]> {
  demand(access, 'cases.read')
  const mine = { userId: access.principal.userId, withdrawnAt: null } satisfies Prisma.AssignmentWhereInput
  const rows = await database().prisma.flagMessage.findMany({
    where: { projectId: access.project.id, annotation: { ...flagged, articleVersionId, assignment: { AND: [visibleLayers(access), { OR: [flaggedLayers(access), mine] }] } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map(messageOf)
}

/** What was said about the passages of the asker's own assignment, oldest first. */
export async function readOwnFlags(client: Pick<Prisma.TransactionClient, 'flagMessage'>, access: Access, assignmentId: string): Promise<readonly FlagMessage[]> {
  const rows = await client.flagMessage.findMany({
    where: { projectId: access.project.id, annotation: { assignmentId, assignment: { AND: [visibleLayers(access), { userId: access.principal.userId }] } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return rows.map(messageOf)
}

function messageOf({ id, annotationId, kind, text, at }: MessageRow): FlagMessage {
  return { id, annotationId, kind, text, at: at.toISOString() }
}
