import { randomInt } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { annotatedWords, openingWords } from '@/core/article/reading-length'
import { type OutletVisibility, drawOutlets } from '@/core/outlet/draw'
import type { AssignmentState } from '@/core/assignment/assignment'
import { planQueue } from '@/core/assignment/queue'
import { type Role, mayAnnotate, mayBeAssigned } from '@/core/permission'
import type { AssignmentChange } from '@/core/request/assignments'
import type { SubmissionRequest } from '@/core/request/submission'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { demand, notFound } from './access'
import { blocksOf } from './article-structure'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { importedDomain } from './imported-domain'
import { findMask, findQueueMasks } from './masking'
import { mostCommon } from './most-common'
import type { Access, Principal } from './principal'
import { countUnseenAnswers } from './seen-answers'
import { standingFields, standingOf } from './team'
import { ofPeople } from './visibility'

/** One article in the annotator's own queue. */
export interface QueuedAssignment {
  readonly id: string
  readonly state: AssignmentState
  readonly submittedAt: string | null
  readonly reopenedBecause: string | null
  readonly passages: number
  /** How many answers to what was asked about its passages the asker has not been shown. */
  readonly newAnswers: number
  /** 2 for the second pass that a lead asks for after the reveal. */
  readonly pass: number
  readonly article: {
    readonly title: string | null; readonly opening: string; readonly words: number
    /** The publisher’s name; null is unknown, and where it is hidden. */
    readonly outlet: string | null
    readonly outletHidden: boolean
  }
}

/** The asker's own queue in a project, in their own order. Says nothing of anybody else's progress. */
export async function listOwnAssignments(access: Access): Promise<readonly QueuedAssignment[]> {
  const rows = await database().prisma.assignment.findMany({
    where: { projectId: access.project.id, userId: access.principal.userId, withdrawnAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: {
      id: true, status: true, submittedAt: true, reopenedBecause: true, pass: true, articleVersionId: true,
      _count: { select: { annotations: { where: { deleted: false } } } },
      articleVersion: { select: { text: true, blocks: true, article: { select: { title: true, publisher: { select: { name: true } } } } } },
    },
  })
  const news = await countUnseenAnswers(access, rows.map(({ id }) => id))
  const masks = await findQueueMasks(access)
  return rows.map(({ articleVersion: { article, text, blocks }, ...row }) => {
    const mask = masks.get(row.articleVersionId)
    return {
      id: row.id, state: row.status, submittedAt: row.submittedAt?.toISOString() ?? null,
      reopenedBecause: row.status === 'reopened' ? row.reopenedBecause : null, passages: row._count.annotations, newAnswers: news.get(row.id) ?? 0, pass: row.pass,
      article: {
        title: (mask && article.title ? mask.line(article.title) : article.title), opening: openingWords(mask?.text() ?? text, blocksOf(blocks)), words: annotatedWords(text, blocksOf(blocks)),
        outlet: mask ? null : (article.publisher?.name ?? null), outletHidden: mask !== undefined,
      },
    }
  })
}

/** The article that somebody goes on with. */
export interface NextAssignment extends Pick<QueuedAssignment, 'id' | 'state'> {
  readonly article: Pick<QueuedAssignment['article'], 'title' | 'opening'>
  /** How many more are not submitted. */
  readonly more: number
}

/** What stands at the head of the asker's own queue: in their own order, as `listOwnAssignments` has it. Null where all is submitted. */
export async function findNextOwn(access: Access): Promise<NextAssignment | null> {
  const { prisma } = database()
  const projectId = access.project.id
  const open = await prisma.assignment.findMany({
    where: { projectId, userId: access.principal.userId, withdrawnAt: null, status: { not: 'submitted' } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true, status: true, articleVersionId: true },
  })
  const { next } = planQueue(open.map(({ status: state, ...row }) => ({ ...row, state })))
  if (!next) return null
  const { article, text, blocks } = await prisma.articleVersion.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: next.articleVersionId } }, select: { text: true, blocks: true, article: { select: { title: true } } },
  })
  const mask = await findMask(database().pool, next.id)
  return {
    id: next.id, state: next.state, more: open.length - 1,
    article: { title: mask && article.title ? mask.line(article.title) : article.title, opening: openingWords(mask?.text() ?? text, blocksOf(blocks)) },
  }
}

/**
 * Gives and takes articles, all changes or none. Newly given articles get a random place in the
 * annotator's queue, which they keep, and the codebook that others read the article under, or the
 * newest where nobody has it. Taking one away keeps the work; giving it again brings it back.
 */
export async function changeAssignments(access: Access, changes: readonly AssignmentChange[]): Promise<Result<null>> {
  demand(access, 'assignments.manage')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    // Two at once must not both give the same article: the project's row is the queue.
    await client.$queryRaw`SELECT id FROM projects WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`
    const newest = await client.codebookVersion.findFirst({ where: { projectId }, orderBy: { number: 'desc' }, select: { id: true } })
    if (!newest) return fail('refused', 'There is no codebook yet. Take the default one or paste your own, then assign.')
    const articles = await client.article.findMany({
      where: { projectId, id: { in: changes.map((change) => change.articleId) } },
      select: { id: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } } },
    })
    const versions = new Map(articles.map((article) => [article.id, article.versions[0]?.id]))
    const members = new Map((await client.member.findMany({ where: { projectId }, select: memberFields })).map((one) => [one.userId, one]))
    // All of it is looked at before any of it is done. Taken from, a member may be disabled by now, or a viewer.
    const wanted: Wanted[] = []
    for (const { articleId, userId, assigned } of changes) {
      const articleVersionId = versions.get(articleId)
      const member = members.get(userId)
      if (!articleVersionId || !member) return notFound
      const permission = mayBeAssigned({ role: member.role, ...standingOf(member) })
      if (assigned && !permission.allowed) return fail('refused', `Nothing can be assigned to ${member.user.name}. ${permission.reason}`)
      wanted.push({ articleVersionId, userId, assigned })
    }
    await changeAll(client, access.project, wanted, newest.id)
    await recordAct(client, { action: 'assignment.change', actorId: access.principal.userId, projectId, detail: { changes: changes.map((change) => ({ ...change })) } })
    return ok(null)
  }, { maxWait: 10_000, timeout: 30_000 })
}

const memberFields = { userId: true, role: true, ...standingFields, user: { select: { name: true, ...standingFields.user.select } } } as const satisfies Prisma.MemberSelect

/** A change of one cell, with the text it is about. */
interface Wanted {
  readonly articleVersionId: string
  readonly userId: string
  readonly assigned: boolean
}

/** Takes, brings back and makes assignments, with as many statements for two thousand cells as for one. */
async function changeAll(client: Prisma.TransactionClient, { id: projectId, outletVisibility }: Access['project'], wanted: readonly Wanted[], newestCodebookId: string): Promise<void> {
  const rows = await client.assignment.findMany({
    where: { projectId, pass: 1, articleVersionId: { in: [...new Set(wanted.map((one) => one.articleVersionId))] } },
    orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { codebookVersion: { number: 'desc' } }],
    select: { id: true, articleVersionId: true, codebookVersionId: true, userId: true, withdrawnAt: true, outletHidden: true },
  })
  const cellOf = (one: { articleVersionId: string; userId: string }) => `${one.articleVersionId} ${one.userId}`
  // Of each cell the assignment that stands, or else the one taken away last: the first, in this order.
  const existing = new Map(rows.toReversed().map((row) => [cellOf(row), row]))
  const ids = { taken: new Set<string>(), returned: new Set<string>() }
  const made: Wanted[] = []
  for (const one of wanted) {
    const row = existing.get(cellOf(one))
    if (!row && one.assigned) made.push(one)
    else if (row && one.assigned === (row.withdrawnAt !== null)) ids[one.assigned ? 'returned' : 'taken'].add(row.id)
  }
  // A second pass goes and comes with the first: whoever loses an article loses both.
  const by = (chosen: ReadonlySet<string>) => {
    const cells = rows.filter((row) => chosen.has(row.id)).map(({ articleVersionId, codebookVersionId, userId }) => ({ articleVersionId, codebookVersionId, userId }))
    return { projectId, OR: cells }
  }
  if (ids.taken.size > 0) await client.assignment.updateMany({ where: by(ids.taken), data: { withdrawnAt: await readClock(client) } })
  if (ids.returned.size > 0) await client.assignment.updateMany({ where: by(ids.returned), data: { withdrawnAt: null } })

  // Whoever gets an article now reads it under the codebook that most others read it under: layers under another could not be compared.
  const standing = new Map<string, typeof rows>()
  for (const row of rows) {
    if (row.withdrawnAt ? !ids.returned.has(row.id) : ids.taken.has(row.id)) continue
    const others = standing.get(row.articleVersionId)
    if (others) others.push(row)
    else standing.set(row.articleVersionId, [row])
  }
  const codebooks = new Map([...standing].map(([version, others]) => [version, mostCommon(others, (row) => row.codebookVersionId)?.codebookVersionId]))
  const hidden = drawAll(made, standing, outletVisibility)
  await client.assignment.createMany({
    data: made.map((one) => ({
      projectId, id: uuid(), articleVersionId: one.articleVersionId, userId: one.userId, position: randomInt(0, 2 ** 31 - 1),
      codebookVersionId: codebooks.get(one.articleVersionId) ?? newestCodebookId, outletHidden: hidden.get(one) ?? false,
    })),
  })
}

/** Whether the outlet is hidden, for each new assignment, balanced with those that stand. In which order an article's takers are drawn is chance too. */
function drawAll(made: readonly Wanted[], standing: ReadonlyMap<string, readonly { outletHidden: boolean }[]>, visibility: OutletVisibility): ReadonlyMap<Wanted, boolean> {
  const drawn = new Map<Wanted, boolean>()
  for (const version of new Set(made.map((one) => one.articleVersionId))) {
    const takers = shuffled(made.filter((one) => one.articleVersionId === version))
    const hidden = standing.get(version)?.filter((one) => one.outletHidden).length ?? 0
    const before = { hidden, shown: (standing.get(version)?.length ?? 0) - hidden }
    const outcome = drawOutlets(visibility, before, takers.length, () => randomInt(2) === 1)
    takers.forEach((one, index) => drawn.set(one, outcome[index]!))
  }
  return drawn
}

function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}

/**
 * Submits the asker's own layer: it is locked from now on, and an outlet that was hidden is revealed. Doing it again changes
 * nothing. With `writes`, only if the layer consists of so many: `conflict` where there is something that they have not seen.
 */
export async function submitAssignment(principal: Principal, id: string, { writes }: SubmissionRequest = {}): Promise<Result<{ submittedAt: string }>> {
  return database().prisma.$transaction(async (client) => {
    // The lock waits for saves under way, and lets none in after the submission.
    const locked = await client.$queryRaw<{ project_id: string; role: Role }[]>`
      SELECT a.project_id, m.role::text FROM assignments a JOIN members m ON m.project_id = a.project_id AND m.user_id = a.user_id AND m.disabled_at IS NULL
       WHERE a.id = ${id}::uuid AND a.user_id = ${principal.userId}::uuid FOR UPDATE OF a`
    if (!locked[0]) return notFound
    const key = { projectId_id: { projectId: locked[0].project_id, id } }
    const assignment = await client.assignment.findUniqueOrThrow({ where: key })
    if (assignment.status === 'submitted' && assignment.submittedAt && !assignment.withdrawnAt) return ok({ submittedAt: assignment.submittedAt.toISOString() })
    const permission = mayAnnotate({ role: locked[0].role, status: assignment.status, withdrawn: assignment.withdrawnAt !== null })
    if (!permission.allowed) return fail('refused', permission.reason)
    if (writes !== undefined && (await countWritesOf(client, key.projectId_id)) !== writes)
      return fail('conflict', 'This article was changed in another window. Nothing is submitted until you have seen it: load this page anew, and look at it first.')
    const submittedAt = await readClock(client)
    const outletRevealedAt = assignment.outletRevealedAt ?? (assignment.outletHidden ? submittedAt : null)
    await client.assignment.update({ where: key, data: { status: 'submitted', submittedAt, startedAt: assignment.startedAt ?? submittedAt, outletRevealedAt } })
    return ok({ submittedAt: submittedAt.toISOString() })
  })
}

/** As `countWrites` of core/annotation/bring-in.ts counts them. */
async function countWritesOf(client: Prisma.TransactionClient, { projectId, id: assignmentId }: { projectId: string; id: string }): Promise<number> {
  const where = { projectId, assignmentId }
  const annotations = await client.annotation.aggregate({ where, _sum: { version: true } })
  const answers = await client.answer.aggregate({ where, _sum: { version: true } })
  return (annotations._sum.version ?? 0) + (answers._sum.version ?? 0)
}

/** Sends a submitted layer back to its annotator, with the reason they will read; not one that came in, for nobody would ever submit it again. */
export async function reopenAssignment(access: Access, id: string, reason: string): Promise<Result<null>> {
  demand(access, 'assignments.manage')
  const projectId = access.project.id
  return database().prisma.$transaction(async (client) => {
    const brought = await client.assignment.count({ where: { projectId, id, member: { user: { email: { endsWith: importedDomain } } }, ...ofPeople } })
    if (brought > 0) return fail('refused', 'This came in with layers. Whoever marked it signs in nowhere, and could not submit it again.')
    const { count } = await client.assignment.updateMany({ where: { projectId, id, status: 'submitted', withdrawnAt: null, ...ofPeople }, data: { status: 'reopened', reopenedBecause: reason } })
    if (count === 0) {
      const there = await client.assignment.count({ where: { projectId, id, ...ofPeople } })
      return there ? fail('refused', 'Only a submitted article can be sent back.') : notFound
    }
    await recordAct(client, { action: 'assignment.reopen', actorId: access.principal.userId, projectId, detail: { assignment: id, reason } })
    return ok(null)
  })
}
