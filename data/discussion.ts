import { type CaseMessage, messagesAbout, openObjections } from '@/core/discussion/case-message'
import { annotationsOf, type Case } from '@/core/disagreement/case'
import { compareNames } from '@/core/disagreement/order'
import type { CaseRemark, CaseWords } from '@/core/request/discussion'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { type AuditAction, recordAct } from './audit'
import { database } from './database'
import { inReview } from './decision'
import { type StoredMessage, addMessage, findMessage, readMessages, readMessagesAbout, saidEnough, shownMessage } from './discussion-rows'
import { deriveArticle } from './ledger-derive'
import { lettersOf } from './letters'
import type { Access } from './principal'
import type { ArticleReview } from './review'
import { hiddenCases, ofPeople } from './visibility'
import type { Prisma } from '@/prisma/generated/client'

/** What has been said under an id already, and is something else. */
export const messageTaken = fail('refused', 'Something else was sent under this id.', { field: 'id' })

/** What was said about the cases of an article, oldest first, for those who may read its cases: none while their own pass is unfinished. */
export async function readDiscussion(access: Access, place: { articleVersionId: string; codebookVersionId: string }): Promise<readonly CaseMessage[]> {
  demand(access, 'cases.read')
  const { prisma } = database()
  if (await prisma.assignment.count({ where: { AND: [hiddenCases(access), { articleVersionId: place.articleVersionId }] } })) return []
  const messages = await readMessages(prisma, access.project.id, place)
  const letters = await lettersIn(prisma, access, place.articleVersionId)
  return messages.map((message) => shownMessage(message, access.principal.userId, letters))
}

/** How the annotators of an article version are called, by user. */
export async function lettersIn(client: Pick<Prisma.TransactionClient, 'assignment'>, access: Access, articleVersionId: string): Promise<ReadonlyMap<string, string>> {
  const standing = await client.assignment.findMany({ where: { projectId: access.project.id, articleVersionId, withdrawnAt: null, ...ofPeople }, select: { userId: true } })
  return lettersOf(articleVersionId, standing.map(({ userId }) => userId))
}

/** Who was asked by a verdict, by letter; nobody's name, and nothing while the asker's own pass is unfinished. */
export async function readAsked(access: Access, articleVersionId: string, decisionId: string): Promise<readonly string[]> {
  demand(access, 'cases.read')
  const { prisma } = database()
  if (await prisma.assignment.count({ where: { AND: [hiddenCases(access), { articleVersionId }] } })) return []
  const asked = await prisma.caseQuestion.findMany({ where: { projectId: access.project.id, decisionId, assignment: { articleVersionId } }, select: { assignment: { select: { userId: true } } } })
  const letters = await lettersIn(prisma, access, articleVersionId)
  return asked.map(({ assignment }) => letters.get(assignment.userId) ?? '–').sort(compareNames)
}

/** Adds a remark to the discussion of the case that the named annotations are in now. The same remark again changes nothing. */
export async function discussCase(access: Access, articleSlug: string, request: CaseRemark): Promise<Result<CaseMessage>> {
  return inReview(access, articleSlug, async (client, review) => {
    const said = await findMessage(client, request.id)
    if (said) return repeated(access, said, request.text, (one) => one.kind === 'remark')
    const named = new Set(request.about)
    const one = review.cases.find((each) => annotationsOf(each).some(({ id }) => named.has(id)))
    if (!one) return fail('conflict', 'There is no such case any more. Look again, then write.')
    const enough = await saidEnough(client, access.project.id, access.principal.userId, 'remark', annotationsOf(one).map(({ id }) => id))
    if (enough) return fail('refused', enough)
    return say(client, access, review, 'case.discuss', { ...ownWords(access, request), kind: 'remark', decisionId: null, repliesTo: null, about: aboutOf(one) })
  })
}

/** Keeps a verdict that was objected to, and says why. Fails with `conflict` when the objection is settled already. */
export async function keepVerdict(access: Access, articleSlug: string, objectionId: string, request: CaseWords): Promise<Result<CaseMessage>> {
  return inReview(access, articleSlug, async (client, review) => {
    const said = await findMessage(client, request.id)
    if (said) return repeated(access, said, request.text, (one) => one.kind === 'reply' && one.repliesTo === objectionId)
    if (!review.mayDecide.allowed) return fail('refused', review.mayDecide.reason)
    const messages = await readMessagesAbout(client, access.project.id, review)
    const objection = messages.find(({ id, kind }) => id === objectionId && kind === 'objection')
    if (!objection) return notFound
    const open = review.cases.some((one) => openObjections(review.states.get(one.key)!, messagesAbout(one, messages)).some(({ id }) => id === objectionId))
    if (!open) return fail('conflict', 'This objection is settled already: somebody has answered it, or decided again.')
    return say(client, access, review, 'objection.answer', { ...ownWords(access, request), kind: 'reply', decisionId: objection.decisionId, repliesTo: objectionId, about: objection.about })
  })
}

function ownWords(access: Access, { id, text }: CaseWords) {
  return { id, text, role: access.role, authorId: access.principal.userId, assignmentId: null }
}

/** The annotations of a case as it is now. */
function aboutOf(one: Case) {
  return annotationsOf(one).map(({ id, version }) => ({ id, version }))
}

async function say(client: Prisma.TransactionClient, access: Access, review: ArticleReview, action: AuditAction, message: Omit<StoredMessage, 'at'>): Promise<Result<CaseMessage>> {
  const projectId = access.project.id
  await addMessage(client, { projectId, ...review }, message)
  await deriveArticle(client, projectId, review.article.id)
  const stored = await findMessage(client, message.id)
  await recordAct(client, { action, actorId: access.principal.userId, projectId, detail: { article: review.article.slug, message: message.id } })
  return ok(shownMessage(stored!, access.principal.userId, new Map()))
}

/** A message that comes again: answered as before when it says the same. */
export function repeated(access: Access, said: StoredMessage, text: string, same: (said: StoredMessage) => boolean): Result<CaseMessage> {
  return said.authorId === access.principal.userId && said.text === text && same(said) ? ok(shownMessage(said, access.principal.userId, new Map())) : messageTaken
}
