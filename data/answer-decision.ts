import { v7 as uuid } from 'uuid'
import { answerByRule, isWaitingAnswer } from '@/core/answer-review/answer-case'
import { checkAnswer } from '@/core/question/check-answer'
import { isAnswered } from '@/core/question/questions'
import { type AnswerValue, sameValue } from '@/core/question/answer'
import type { AnswerDecisionRequest, AnswerRuleRequest } from '@/core/request/answer-decision'
import { type Result, fail, ok } from '@/core/result'
import { Prisma } from '@/prisma/generated/client'
import { demand, isStorable, notFound } from './access'
import { type AnsweredArticle, listAnswerCases, readAnswerCases } from './answer-cases'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import { type ReviewPlace, findReviewPlace } from './ledger-derive'
import type { Access } from './principal'
import { inTurn } from './turns'
import { isUniqueViolation } from './violation'

const idTaken = fail('refused', 'A decision with this id says something else.', { field: 'id' })

/**
 * Decides the answers to a question about an article. Fails with `conflict` when somebody else decided them first, or when
 * an answer is no longer the one that was looked at. Sending it twice decides once.
 */
export async function decideAnswer(access: Access, articleSlug: string, request: AnswerDecisionRequest): Promise<Result<{ id: string }>> {
  return inAnswers(access, articleSlug, async (client, one, place) => {
    const known = await client.answerDecision.findUnique({ where: { projectId_id: { projectId: access.project.id, id: request.id } } })
    if (known) return !known.withdrawn && known.question === request.question && known.verdict === request.verdict && known.reason === request.reason && sameValue(known.value as AnswerValue | null, request.value) ? ok({ id: known.id }) : idTaken
    if (!one.mayDecide.allowed) return fail('refused', one.mayDecide.reason)
    const found = one.cases.find(({ question }) => question.key === request.question)
    if (!found) return notFound
    const words = (list: readonly { assignmentId: string; version: number }[]) => list.map(({ assignmentId, version }) => `${assignmentId} ${version}`).toSorted().join()
    if (words(found.positions) !== words(request.judged)) return fail('conflict', 'The answers have changed since you looked. Look again, then decide.')
    const current = found.state.decision
    if ((current?.id ?? null) !== request.replaces)
      return fail('conflict', current ? `${current.decidedBy} has decided this in the meantime. Look again, then decide.` : 'The decision you wanted to replace has been taken back.')
    const given = found.positions.some(({ value }) => sameValue(value, request.value))
    if (request.verdict === 'accept' && !given) return fail('refused', 'Nobody answered this.', { field: 'value' })
    if (request.verdict === 'another') {
      const fits = checkAnswer(one.codebook, request.question, request.value)
      if (!fits.ok) return fits
      if (!isAnswered(request.value)) return fail('refused', 'This answer is not finished: whoever is named needs a value, and a yes its words.', { field: 'value' })
      if (given) return fail('refused', 'Somebody answered exactly this: accept it.', { field: 'value' })
    }
    await append(client, access, place, request)
    await recordAct(client, { action: 'answer.decide', actorId: access.principal.userId, projectId: access.project.id, detail: { decision: request.id, verdict: request.verdict } })
    return ok({ id: request.id })
  })
}

/** Takes a verdict on answers back; they are open again. Fails with `conflict` when it is no longer in force. `byRule`: together with the rule that made it. */
export async function withdrawAnswerDecision(access: Access, articleSlug: string, decisionId: string, request: { id: string; reason: string }, byRule = false): Promise<Result<{ id: string }>> {
  return inAnswers(access, articleSlug, async (client, one, place) => {
    const projectId = access.project.id
    const known = await client.answerDecision.findUnique({ where: { projectId_id: { projectId, id: request.id } } })
    if (known) return known.withdrawn && known.replacesId === decisionId ? ok({ id: known.id }) : idTaken
    const decision = one.cases.flatMap(({ state }) => (state.decision?.id === decisionId ? [state.decision] : []))[0]
    if (!decision) {
      const gone = await client.answerDecision.count({ where: { projectId, id: decisionId, articleVersionId: place.articleVersionId } })
      return gone > 0 ? fail('conflict', 'This decision is no longer in force.') : notFound
    }
    if (!one.mayDecide.allowed) return fail('refused', one.mayDecide.reason)
    await append(client, access, place, { ...decision, id: request.id, reason: request.reason, replaces: decisionId, ruleId: byRule ? decision.ruleId : null, withdrawn: true })
    await recordAct(client, { action: 'answer.withdraw', actorId: access.principal.userId, projectId, detail: { decision: decisionId } })
    return ok({ id: request.id })
  })
}

/** What a part of a rule came to. */
export interface AnswerRulePart {
  /** How many questions were, or would be, decided or taken back. */
  readonly questions: number
  /** The article after which the next part begins; null at the end. */
  readonly next: string | null
}

/** How many questions a rule would decide, in a part of the articles; decides nothing. */
export async function previewAnswerRule(access: Access, { k, after }: Omit<AnswerRuleRequest, 'id'>): Promise<Result<AnswerRulePart>> {
  demand(access, 'cases.decide')
  const { articles, next } = await listAnswerCases(access, { state: 'waiting', question: null }, after)
  return ok({ questions: articles.flatMap((one) => ruled(one, k)).length, next })
}

/**
 * Accepts what at least `k` answered alike, where nobody has decided. What people decided or took back is left as it is.
 * Doing it again decides what is new.
 */
export async function applyAnswerRule(access: Access, { id, k, after }: AnswerRuleRequest): Promise<Result<AnswerRulePart>> {
  demand(access, 'cases.decide')
  const { articles, next } = await listAnswerCases(access, { state: 'waiting', question: null }, after)
  let questions = 0
  for (const { article } of articles) {
    const done = await inAnswers(access, article.slug, async (client, one, place) => {
      const decided = ruled(one, k)
      const touched = new Set((await client.answerDecision.findMany({ where: { projectId: access.project.id, articleVersionId: place.articleVersionId, ruleId: null }, select: { question: true } })).map(({ question }) => question))
      const fresh = decided.filter(({ question }) => !touched.has(question))
      for (const { question, value, judged, replaces } of fresh)
        await append(client, access, place, { id: uuid(), question, verdict: 'accept', value, judged, reason: `Accept what at least ${k} answered alike`, replaces, ruleId: id })
      if (fresh.length > 0) await recordAct(client, { action: 'answer.rule', actorId: access.principal.userId, projectId: access.project.id, detail: { rule: id, article: article.slug, questions: fresh.length } })
      return ok(fresh.length)
    })
    if (done.ok) questions += done.value
  }
  return ok({ questions, next })
}

/** Takes back what a rule decided and still stands, everywhere. What people decided since stays. */
export async function withdrawAnswerRule(access: Access, ruleId: string): Promise<Result<AnswerRulePart>> {
  demand(access, 'cases.decide')
  const projectId = access.project.id
  const rows = await database().prisma.answerDecision.findMany({
    where: { projectId, ruleId, withdrawn: false, replacedBy: { none: {} } }, select: { id: true, articleVersion: { select: { article: { select: { slug: true } } } } },
  })
  let questions = 0
  for (const { id, articleVersion } of rows) {
    const taken = await withdrawAnswerDecision(access, articleVersion.article.slug, id, { id: uuid(), reason: 'The rule was taken back' }, true)
    if (taken.ok) questions++
  }
  return ok({ questions, next: null })
}

function ruled(one: AnsweredArticle, k: number) {
  if (!one.mayDecide.allowed) return []
  return one.cases.filter(isWaitingAnswer).flatMap(({ question, positions, state }) => {
    const value = answerByRule(positions, k)
    if (value === undefined || (state.decision && state.decision.ruleId === null)) return []
    return [{ question: question.key, value, judged: positions.map(({ assignmentId, version }) => ({ assignmentId, version })), replaces: state.decision?.id ?? null }]
  })
}

type Stored = Omit<AnswerDecisionRequest, 'judged' | 'value'> & { readonly value: AnswerValue | null; readonly judged: readonly { readonly assignmentId: string; readonly version: number }[]; readonly ruleId?: string | null; readonly withdrawn?: boolean }

async function append(client: Prisma.TransactionClient, access: Access, place: ReviewPlace, request: Stored): Promise<void> {
  await client.answerDecision.create({
    data: {
      projectId: access.project.id, id: request.id, ...place, question: request.question, verdict: request.verdict,
      value: request.value === null ? Prisma.DbNull : (request.value as unknown as Prisma.InputJsonValue), judged: request.judged.map(({ assignmentId, version }) => ({ assignmentId, version })),
      reason: request.reason, ruleId: request.ruleId ?? null, withdrawn: request.withdrawn ?? false, replacesId: request.replaces, decidedById: access.principal.userId, decidedAt: await readClock(client),
    },
    select: { id: true },
  })
}

/** Does `work` on the answers about an article, under a lock: two reviewers decide one after the other, each on what the one before left. */
async function inAnswers<T>(access: Access, slug: string, work: (client: Prisma.TransactionClient, one: AnsweredArticle, place: ReviewPlace) => Promise<Result<T>>): Promise<Result<T>> {
  demand(access, 'cases.decide')
  if (!isStorable(slug)) return notFound
  const key = `answers ${access.project.id} ${slug}`
  const done = inTurn(key, () => database().prisma.$transaction(async (client) => {
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`
    const article = await client.article.findFirst({ where: { projectId: access.project.id, slug }, select: { id: true } })
    const place = article && (await findReviewPlace(client, access.project.id, article))
    if (!place) return notFound
    const [one] = await readAnswerCases(client, access, [{ ...place, articleId: article.id }])
    return one && one.cases.length > 0 ? work(client, one, { articleVersionId: place.articleVersionId, codebookVersionId: place.codebookVersionId }) : notFound
  }, { maxWait: 10_000, timeout: 15_000 }))
  return done.catch((error: unknown) => {
    if (isUniqueViolation(error)) return idTaken
    throw error
  })
}
