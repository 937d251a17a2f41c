import { clausesOf } from '@/core/codebook/clauses'
import type { Decision, DrawnPassage } from '@/core/decision/decision'
import { faultOfDrawing } from '@/core/decision/drawing'
import { type Lane, annotationsOf } from '@/core/disagreement/case'
import type { DecisionRequest, WithdrawalRequest } from '@/core/request/decision'
import { type Result, fail, ok } from '@/core/result'
import { offsetTable } from '@/core/text/offset-table'
import type { Prisma } from '@/prisma/generated/client'
import { demand, isStorable, notFound } from './access'
import { type AuditAction, recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { readDecisions } from './decision-rows'
import { deriveArticle } from './ledger-derive'
import type { Access } from './principal'
import { type ArticleReview, readReview } from './review'
import { inTurn } from './turns'
import { isUniqueViolation } from './violation'

const idTaken = fail('refused', 'A decision with this id says something else.', { field: 'id' })

type Optional = 'drawn' | 'clause' | 'proposal'

/** A request whose later fields may be missing. */
export type GivenDecision = Omit<DecisionRequest, Optional> & Partial<Pick<DecisionRequest, Optional>>

/**
 * Decides a case of an article. Fails with `conflict` when somebody else decided it first (details:
 * `current`, their decision) or when its annotations are no longer those that were looked at.
 */
export async function decide(access: Access, articleSlug: string, given: GivenDecision): Promise<Result<Decision>> {
  const request: DecisionRequest = { drawn: [], clause: '', proposal: null, ...given }
  return inReview(access, articleSlug, async (client, review) => {
    const repeated = review.decisions.find((decision) => decision.id === request.id)
    if (repeated) return sameVerdict(repeated, request) ? ok(repeated) : idTaken
    if (!review.mayDecide.allowed) return fail('refused', review.mayDecide.reason)
    const judged = new Map(request.judged.map((one) => [one.id, one.version]))
    const found = review.cases.find((one) => annotationsOf(one).some((annotation) => judged.has(annotation.id)))
    const present = found && annotationsOf(found)
    if (!found || !present || present.length !== judged.size || present.some((one) => judged.get(one.id) !== one.version))
      return fail('conflict', 'The annotations of this case have changed since you looked. Look again, then decide.')

    const state = review.states.get(found.key)
    const current = state && 'decision' in state ? state.decision : undefined
    if ((current?.id ?? null) !== request.replaces)
      return fail('conflict', current ? 'Somebody else has decided this case in the meantime.' : 'The decision you wanted to replace has been taken back.', { details: { current } })
    const fault = faultOfDrawing(request.verdict, request.drawn, found.lanes, request.chosen, offsetTable(review.content.text))
    if (fault) return fail('refused', fault, { field: 'drawn' })
    const unknown = request.drawn.find(({ tag }) => !review.codebook.tags.some(({ key }) => key === tag))
    if (unknown) return fail('refused', `There is no tag “${unknown.tag}” in this codebook.`, { field: 'drawn' })
    if (request.clause !== '' && !clausesOf(review.codebook.tags).some(({ key }) => key === request.clause)) return fail('refused', 'This codebook has no such clause.', { field: 'clause' })
    await appendDecision(client, access, review, request)
    if (request.verdict === 'ask') await askLanes(client, access, request.id, found.lanes)
    return ok(await record(client, access, review, 'case.decide', request.id))
  })
}

/**
 * Sends the question of a verdict to annotators: to those who marked something; where annotators are shown each other's work
 * also to those who marked nothing, whom the question alone would tell that somebody else did.
 */
async function askLanes(client: Prisma.TransactionClient, access: Access, decisionId: string, lanes: readonly Lane[]): Promise<void> {
  const asked = lanes.filter(({ annotations }) => annotations.length > 0 || access.project.peersVisible === 'afterSubmit')
  await client.caseQuestion.createMany({ data: asked.map(({ assignmentId }) => ({ projectId: access.project.id, decisionId, assignmentId })) })
}

/** Takes a decision back. Fails with `conflict` when it is no longer in force. */
export async function withdrawDecision(access: Access, articleSlug: string, decisionId: string, request: WithdrawalRequest): Promise<Result<Decision>> {
  return inReview(access, articleSlug, async (client, review) => {
    const repeated = review.decisions.find((one) => one.id === request.id)
    if (repeated) return repeated.withdrawn && repeated.replaces === decisionId ? ok(repeated) : idTaken
    const decision = review.decisions.find((one) => one.id === decisionId)
    if (!decision) return notFound
    if (!review.mayDecide.allowed) return fail('refused', review.mayDecide.reason)
    if (decision.withdrawn || review.decisions.some((one) => one.replaces === decisionId))
      return fail('conflict', 'This decision is no longer in force.', { details: { current: review.decisions.find((one) => one.replaces === decisionId) } })
    await appendDecision(client, access, review, { ...decision, id: request.id, reason: request.reason, replaces: decisionId, ruleId: null }, true)
    return ok(await record(client, access, review, 'case.withdraw', request.id))
  })
}

/** Does `work` on the cases of an article, under a lock: two reviewers decide one after the other, each on what the one before left. */
export async function inReview<T>(access: Access, articleSlug: string, work: (client: Prisma.TransactionClient, review: ArticleReview) => Promise<Result<T>>): Promise<Result<T>> {
  demand(access, 'cases.decide')
  if (!isStorable(articleSlug)) return notFound
  const done = inTurn(`decide ${access.project.id} ${articleSlug}`, () => database().prisma.$transaction(async (client) => {
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`decide ${access.project.id} ${articleSlug}`}, 0))::text`
    const review = await readReview(client, access, articleSlug)
    return review ? work(client, review) : notFound
  }, { maxWait: 10_000, timeout: 15_000 }))
  // Under this lock only the id can be taken, by a decision on another article.
  return done.catch((error: unknown) => {
    if (isUniqueViolation(error)) return idTaken
    throw error
  })
}

/** What a row of a decision says. */
type Stored = Pick<Decision, 'id' | 'verdict' | 'judged' | 'chosen' | 'drawn' | 'reason' | 'clause' | 'proposal' | 'replaces'> & { readonly ruleId?: string | null }

export async function appendDecision(client: Prisma.TransactionClient, access: Access, review: ArticleReview, request: Stored, withdrawn = false): Promise<void> {
  const projectId = access.project.id
  await client.decision.create({
    data: {
      projectId, id: request.id, articleVersionId: review.articleVersionId, codebookVersionId: review.codebookVersionId,
      verdict: request.verdict, chosen: [...request.chosen], drawn: request.drawn.map((one) => ({ ...one, extent: [...one.extent], quotes: [...one.quotes] })) as unknown as Prisma.InputJsonValue,
      reason: request.reason, clause: request.clause, proposal: request.proposal, ruleId: request.ruleId ?? null, withdrawn, replacesId: request.replaces,
      decidedById: access.principal.userId, decidedAt: await readClock(client),
    },
    select: { id: true },
  })
  await client.decisionJudged.createMany({
    data: request.judged.map((one) => ({ projectId, decisionId: request.id, annotationId: one.id, version: one.version })),
  })
}

async function record(client: Prisma.TransactionClient, access: Access, review: ArticleReview, action: AuditAction, id: string): Promise<Decision> {
  await deriveArticle(client, access.project.id, review.article.id)
  const decisions = await readDecisions(client, access.project.id, review)
  const stored = decisions.find((one) => one.id === id)
  if (!stored) throw new Error(`decision ${id} was not stored`)
  await recordAct(client, { action, actorId: access.principal.userId, projectId: access.project.id, detail: { decision: id, verdict: stored.verdict } })
  return stored
}

function sameVerdict(decision: Decision, request: DecisionRequest): boolean {
  const passage = ({ tag, extent, quotes }: DrawnPassage) => [tag, extent.map(({ start, end }) => [start, end]), quotes]
  const judged = (list: DecisionRequest['judged'] | Decision['judged']) => list.map(({ id, version }) => `${id} ${version}`).toSorted().join()
  return (
    !decision.withdrawn && decision.verdict === request.verdict && decision.reason === request.reason && decision.replaces === request.replaces && decision.clause === request.clause &&
    decision.proposal === request.proposal && JSON.stringify(decision.drawn.map(passage)) === JSON.stringify(request.drawn.map(passage)) &&
    decision.chosen.join() === request.chosen.join() && judged(decision.judged) === judged(request.judged)
  )
}
