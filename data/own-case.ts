import type { Decision } from '@/core/decision/decision'
import { type Extent, extentOf, normaliseExtent } from '@/core/annotation/fragment'
import type { AttributeValue } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import { type CaseMessage, type CaseMessageKind } from '@/core/discussion/case-message'
import { type ObjectionState, type OwnCase, type OwnReading, outcomeOf } from '@/core/discussion/own-case'
import type { OwnCaseMessage } from '@/core/request/discussion'
import { type Result, fail, ok } from '@/core/result'
import type { Prisma } from '@/prisma/generated/client'
import { notFound } from './access'
import { type ArticleSummary, type ArticleText, summaryOf, summarySelect, textOf, textSelect } from './article'
import { versionOf } from './codebook'
import { codebookFor } from './codebook-shown'
import { database } from './database'
import { readDecisions } from './decision-rows'
import { lettersIn, messageTaken, repeated } from './discussion'
import { type StoredMessage, addMessage, findMessage, readMessages, saidEnough, shownMessage } from './discussion-rows'
import { findQueueMasks } from './masking'
import type { Access } from './principal'
import { inTurn } from './turns'
import { isUniqueViolation } from './violation'
import { settledLayers, visibleLayers } from './visibility'

/** A verdict on the asker's own annotations, or a question about them, with the article it is in. */
export interface OwnCasePage {
  readonly one: OwnCase
  readonly article: ArticleSummary
  readonly content: ArticleText
  readonly codebook: Codebook
  readonly assignmentId: string
}

/** What one knows of a case of one's own before anything is made of it. */
interface Found {
  readonly decision: Decision
  readonly place: { readonly projectId: string; readonly articleVersionId: string; readonly codebookVersionId: string }
  readonly assignmentId: string
  /** No other decision has taken its place. */
  readonly stands: boolean
  readonly readings: readonly OwnReading[]
  /** Everything said about what was judged, others' words among it. */
  readonly messages: readonly StoredMessage[]
}

/** A verdict that stands on what the asker marked in a layer that they have submitted, or a question that they were sent. */
export async function findOwnCase(access: Access, decisionId: string): Promise<Result<OwnCasePage>> {
  const { prisma } = database()
  const found = await findCase(prisma, access, decisionId)
  if (!found) return notFound
  const { projectId, articleVersionId, codebookVersionId } = found.place
  const { article, ...version } = await prisma.articleVersion.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: articleVersionId } }, select: { ...textSelect, article: { select: summarySelect } },
  })
  if ([...(await findQueueMasks(access)).values()].some((mask) => mask.articleId === article.id)) return notFound
  const codebook = await prisma.codebookVersion.findUniqueOrThrow({ where: { projectId_id: { projectId, id: codebookVersionId } } })
  return ok({ one: await ownCaseOf(access, found), article: summaryOf(article), content: textOf(version), codebook: await codebookFor(access, versionOf(codebook)), assignmentId: found.assignmentId })
}

/** Answers a question, objects to a verdict, or adds to the discussion of a decided case. The same words again under their id change nothing. */
export async function sayInOwnCase(access: Access, decisionId: string, request: OwnCaseMessage): Promise<Result<CaseMessage>> {
  const { prisma } = database()
  const seen = await findCase(prisma, access, decisionId, true)
  if (!seen) return notFound
  const { slug } = (await prisma.articleVersion.findUniqueOrThrow({ where: { projectId_id: { projectId: access.project.id, id: seen.place.articleVersionId } }, select: { article: { select: { slug: true } } } })).article
  const key = `decide ${access.project.id} ${slug}`
  const said = inTurn(key, () => prisma.$transaction(async (client) => {
    // The lock of verdicts: nobody objects to what is being decided again.
    await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`
    const before = await findMessage(client, request.id)
    if (before) {
      const again = repeated(access, before, request.text, (one) => one.kind === request.kind && (one.kind === 'remark' || one.decisionId === decisionId))
      return again.ok ? ok(ownWordsOnly(again.value, seen)) : again
    }
    const found = await findCase(client, access, decisionId, true)
    if (!found) return notFound
    if (found.decision.verdict !== 'ask' && !found.stands) return fail('conflict', 'This verdict does not stand any more: the case was decided again, or is open again. Look at it afresh.')
    const refusal = refusalOf(request.kind, found) ?? (await saidEnough(client, access.project.id, access.principal.userId, request.kind, found.decision.judged.map(({ id }) => id)))
    if (refusal) return fail('refused', refusal)
    const about = request.kind === 'objection' ? found.readings.map(({ id, version }) => ({ id, version })) : found.decision.judged
    await addMessage(client, found.place, {
      id: request.id, kind: request.kind, text: request.text, role: access.role, authorId: access.principal.userId, assignmentId: found.assignmentId,
      decisionId: request.kind === 'remark' ? null : decisionId, repliesTo: null, about,
    })
    return ok(ownWordsOnly(shownMessage((await findMessage(client, request.id))!, access.principal.userId, await lettersIn(client, access, found.place.articleVersionId)), found))
  }, { maxWait: 10_000, timeout: 15_000 }))
  return said.catch((error: unknown) => {
    if (isUniqueViolation(error)) return messageTaken
    throw error
  })
}

/** A message without the others' annotations that it is about: their number, their ids and when these were made tell of work that may be hidden. */
function ownWordsOnly(message: CaseMessage, { readings }: Found): CaseMessage {
  return { ...message, about: message.about.filter(({ id }) => readings.some((one) => one.id === id)) }
}

/** Why something cannot be said; undefined when it can. */
function refusalOf(kind: Extract<CaseMessageKind, OwnCaseMessage['kind']>, found: Found): string | undefined {
  const asked = found.decision.verdict === 'ask'
  switch (kind) {
    case 'answer':
      if (!asked) return 'Nobody asks about this case.'
      return found.stands ? undefined : 'This question needs no answer any more: the case has been decided, or the question was taken back.'
    case 'objection':
      if (asked) return 'This case is not decided: there is nothing to object to.'
      return objectionOf(found) ? 'You have objected to this case once.' : undefined
    case 'remark':
      return asked ? 'The discussion is open to you once the case is decided.' : undefined
  }
}

/** `fallen`: also a verdict that does not stand any more, to tell its annotator so who has it before them. */
async function findCase(client: Prisma.TransactionClient, access: Access, decisionId: string, fallen = false): Promise<Found | undefined> {
  const projectId = access.project.id
  const row = await client.decision.findUnique({ where: { projectId_id: { projectId, id: decisionId } }, select: { articleVersionId: true, codebookVersionId: true } })
  if (!row) return undefined
  const own = await client.assignment.findFirst({
    where: { AND: [settledLayers(access), row] }, select: { id: true, caseQuestions: { where: { decisionId }, select: { decisionId: true } } },
  })
  if (!own) return undefined
  const decisions = await readDecisions(client, projectId, row)
  const decision = decisions.find(({ id }) => id === decisionId)!
  const stands = !decision.withdrawn && !decisions.some(({ replaces }) => replaces === decisionId)
  const asked = decision.verdict === 'ask'
  if (asked ? own.caseQuestions.length === 0 : !stands && !fallen) return undefined
  const readings = await readReadings(client, projectId, own.id, decision)
  if (!asked && readings.every(({ outcome }) => outcome === 'open')) return undefined
  const messages = await readMessages(client, projectId, row, decision.judged.map(({ id }) => id))
  return { decision, place: { projectId, ...row }, assignmentId: own.id, stands, readings, messages }
}

/** What the asker had marked, as it was judged. */
async function readReadings(client: Prisma.TransactionClient, projectId: string, assignmentId: string, decision: Decision): Promise<readonly OwnReading[]> {
  const rows = await client.annotationRevision.findMany({
    where: { projectId, OR: decision.judged.map(({ id, version }) => ({ annotationId: id, version })), annotation: { assignmentId } },
    select: { annotationId: true, version: true, tag: true, starts: true, ends: true, quotes: true, note: true, attributes: true, annotation: { select: { version: true } } },
  })
  const readings = rows.map(({ annotationId, starts, ends, attributes, annotation, ...row }): OwnReading => {
    const own = { ...row, id: annotationId, extent: extentOf(starts, ends) }
    return { ...own, attributes: attributes as Record<string, AttributeValue>, outcome: outcomeOf(own, decision), changedSince: annotation.version !== row.version }
  })
  return readings.sort((a, b) => a.extent[0]!.start - b.extent[0]!.start || (a.id < b.id ? -1 : 1))
}

async function ownCaseOf(access: Access, found: Found): Promise<OwnCase> {
  const { prisma } = database()
  const { decision, place, assignmentId, stands, readings } = found
  const letters = await lettersIn(prisma, access, place.articleVersionId)
  const objection = objectionOf(found)
  const [noObjection, noAnswer] = [refusalOf('objection', found), refusalOf('answer', found)]
  const member = await prisma.member.findUnique({ where: { projectId_userId: { projectId: place.projectId, userId: decision.decidedBy.id } }, select: { role: true } })
  const answered = found.messages.some((message) => message.kind === 'answer' && message.assignmentId === assignmentId && message.decisionId === decision.id)
  return {
    decisionId: decision.id, verdict: decision.verdict, at: decision.decidedAt, reason: decision.reason, clause: decision.clause, proposal: decision.proposal,
    by: decision.ruleId ? 'rule' : member?.role === 'lead' ? 'lead' : 'reviewer',
    drawn: decision.drawn, accepted: await acceptedOf(access, found), readings, extent: await extentFor(access, found), letter: letters.get(access.principal.userId) ?? '–',
    question: decision.verdict !== 'ask' ? null : answered ? 'answered' : stands ? 'waiting' : 'over',
    objection: objection && { state: objection.state, text: objection.said.text, reply: objection.reply?.text ?? null },
    mayObject: noObjection === undefined ? { allowed: true } : { allowed: false, reason: noObjection },
    mayAnswer: noAnswer === undefined ? { allowed: true } : { allowed: false, reason: noAnswer },
    messages: (await readable(access, found)).map((message) => ownWordsOnly(shownMessage(message, access.principal.userId, letters), found)),
  }
}

/** The asker's own objection to this case, and how far it is. */
function objectionOf({ decision, assignmentId, messages, readings }: Found): { said: StoredMessage; reply: StoredMessage | undefined; state: ObjectionState } | null {
  const own = new Set(readings.map(({ id }) => id))
  const said = messages.find((message) => message.kind === 'objection' && message.assignmentId === assignmentId && message.about.some(({ id }) => own.has(id)))
  if (!said) return null
  const reply = messages.find(({ repliesTo }) => repliesTo === said.id)
  return { said, reply, state: reply ? 'kept' : said.decisionId === decision.id ? 'open' : 'decidedAgain' }
}

/**
 * What of a discussion its annotator may read. While the case is not decided, their own words alone. Afterwards those of
 * whoever decides; and of the other annotators, where `visibleLayers` lets them see their work.
 */
async function readable(access: Access, { decision, assignmentId, messages }: Found): Promise<readonly StoredMessage[]> {
  if (decision.verdict === 'ask') return messages.filter((message) => message.assignmentId === assignmentId)
  const others = [...new Set(messages.flatMap((message) => message.assignmentId ?? []))]
  const seen = await database().prisma.assignment.findMany({ where: { AND: [visibleLayers(access), { id: { in: others } }] }, select: { id: true } })
  const layers = new Set([assignmentId, ...seen.map(({ id }) => id)])
  const mine = new Set(messages.filter((message) => message.assignmentId === null || layers.has(message.assignmentId)).map(({ id }) => id))
  return messages.filter((message) => mine.has(message.id) && (message.repliesTo === null || mine.has(message.repliesTo)))
}

/** The words a case is about: what was one's own, or else, of somebody who marked nothing, others' where they may be seen. */
async function extentFor(access: Access, { decision, readings }: Found): Promise<Extent> {
  if (readings.length > 0) return normaliseExtent(readings.flatMap(({ extent }) => extent))
  const rows = await database().prisma.annotationRevision.findMany({
    where: { projectId: access.project.id, OR: decision.judged.map(({ id, version }) => ({ annotationId: id, version })), annotation: { assignment: visibleLayers(access) } },
    select: { starts: true, ends: true },
  })
  return normaliseExtent(rows.flatMap(({ starts, ends }) => extentOf(starts, ends)))
}

/** What was accepted in the place of one's own: others' work, and so only where it may be seen. */
async function acceptedOf(access: Access, { decision, readings }: Found): Promise<OwnCase['accepted']> {
  if (decision.verdict !== 'accept' || readings.every(({ outcome }) => outcome === 'accepted')) return []
  const versions = new Map(decision.judged.map(({ id, version }) => [id, version]))
  const rows = await database().prisma.annotationRevision.findMany({
    where: { projectId: access.project.id, OR: decision.chosen.map((id) => ({ annotationId: id, version: versions.get(id)! })), annotation: { assignment: visibleLayers(access) } },
    select: { tag: true, starts: true, ends: true, quotes: true }, orderBy: { annotationId: 'asc' },
  })
  return [...new Map(rows.map((row) => [`${row.tag} ${row.starts.join()} ${row.ends.join()}`, { tag: row.tag, extent: extentOf(row.starts, row.ends), quotes: row.quotes }])).values()]
}
