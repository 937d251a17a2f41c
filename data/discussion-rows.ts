import type { AboutCase, CaseMessage, CaseMessageKind } from '@/core/discussion/case-message'
import type { Role } from '@/core/permission'
import type { Prisma } from '@/prisma/generated/client'

/** Something said, with whose it is, which only data/ may know. */
export interface StoredMessage extends AboutCase {
  readonly text: string
  readonly role: Role
  readonly authorId: string
  readonly assignmentId: string | null
  readonly at: string
}

const aboutShape = {
  id: true, kind: true, decisionId: true, repliesToId: true, about: { select: { annotationId: true, version: true }, orderBy: { annotationId: 'asc' } },
} as const satisfies Prisma.CaseMessageSelect

const shape = { ...aboutShape, text: true, authorId: true, authorRole: true, assignmentId: true, at: true } as const satisfies Prisma.CaseMessageSelect

/** Cases of one text under one codebook. */
interface Place {
  readonly articleVersionId: string
  readonly codebookVersionId: string
}

const oldestFirst = [{ at: 'asc' }, { id: 'asc' }] as const satisfies Prisma.CaseMessageOrderByWithRelationInput[]

/**
 * Everything that was said about the cases of an article version under a codebook version, oldest first.
 * @param about only what is about one of these annotations
 */
export async function readMessages(
  client: Pick<Prisma.TransactionClient, 'caseMessage'>, projectId: string, { articleVersionId, codebookVersionId }: Place, about?: readonly string[],
): Promise<readonly StoredMessage[]> {
  const rows = await client.caseMessage.findMany({
    where: { projectId, articleVersionId, codebookVersionId, ...(about ? { about: { some: { annotationId: { in: [...about] } } } } : {}) }, orderBy: [...oldestFirst], select: shape,
  })
  return rows.map(storedOf)
}

/** The same without the words: what it is about and what it settles, for what is derived from it at every verdict. */
export async function readMessagesAbout(client: Pick<Prisma.TransactionClient, 'caseMessage'>, projectId: string, { articleVersionId, codebookVersionId }: Place): Promise<readonly AboutCase[]> {
  const rows = await client.caseMessage.findMany({ where: { projectId, articleVersionId, codebookVersionId }, orderBy: [...oldestFirst], select: aboutShape })
  return rows.map(aboutOf)
}

/** How many remarks somebody may write about a case, and how many answers. */
export const mostWords = 100

/**
 * Why somebody may write no more about a case; undefined when they may. Objections and replies are made once, and need no limit.
 * Under the lock of verdicts: two at once are counted one after the other.
 * @param about the annotations of the case
 */
export async function saidEnough(client: Pick<Prisma.TransactionClient, 'caseMessage'>, projectId: string, authorId: string, kind: CaseMessageKind, about: readonly string[]): Promise<string | undefined> {
  if (kind !== 'remark' && kind !== 'answer') return undefined
  const said = await client.caseMessage.count({ where: { projectId, authorId, kind, about: { some: { annotationId: { in: [...about] } } } } })
  return said < mostWords ? undefined : `You have written ${mostWords} times about this case. That is as much as it holds from one person.`
}

/** One message by its id, in whatever project: ids are made by clients, and one is taken once. */
export async function findMessage(client: Pick<Prisma.TransactionClient, 'caseMessage'>, id: string): Promise<StoredMessage | undefined> {
  const row = await client.caseMessage.findUnique({ where: { id }, select: shape })
  return row ? storedOf(row) : undefined
}

/** Adds what was said, and what it is about. */
export async function addMessage(
  client: Pick<Prisma.TransactionClient, 'caseMessage' | 'caseMessageAbout'>,
  place: { projectId: string; articleVersionId: string; codebookVersionId: string },
  { id, kind, text, role, authorId, assignmentId, decisionId, repliesTo, about }: Omit<StoredMessage, 'at'>,
): Promise<void> {
  const { projectId, articleVersionId, codebookVersionId } = place
  await client.caseMessage.create({
    data: { projectId, articleVersionId, codebookVersionId, id, kind, text, authorId, authorRole: role, assignmentId, decisionId, repliesToId: repliesTo },
    select: { id: true },
  })
  await client.caseMessageAbout.createMany({ data: about.map((one) => ({ projectId, messageId: id, kind, annotationId: one.id, version: one.version })) })
}

/** What was said as somebody is shown it: a role and a letter, never a name. */
export function shownMessage({ authorId, assignmentId, ...message }: StoredMessage, readerId: string, letters: ReadonlyMap<string, string>): CaseMessage {
  return { ...message, mine: authorId === readerId, annotator: assignmentId === null ? null : (letters.get(authorId) ?? '–') }
}

function storedOf(row: Prisma.CaseMessageGetPayload<{ select: typeof shape }>): StoredMessage {
  return { ...aboutOf(row), text: row.text, role: row.authorRole, authorId: row.authorId, assignmentId: row.assignmentId, at: row.at.toISOString() }
}

function aboutOf({ id, kind, decisionId, repliesToId, about }: Prisma.CaseMessageGetPayload<{ select: typeof aboutShape }>): AboutCase {
  return { id, kind, decisionId, repliesTo: repliesToId, about: about.map((one) => ({ id: one.annotationId, version: one.version })) }
}
