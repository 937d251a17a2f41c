import type { AboutCase, CaseMessage } from '@/core/discussion/case-message'
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

const shape = {
  id: true, kind: true, text: true, authorId: true, authorRole: true, assignmentId: true, decisionId: true, repliesToId: true, at: true,
  about: { select: { annotationId: true, version: true }, orderBy: { annotationId: 'asc' } },
} as const satisfies Prisma.CaseMessageSelect

/** Everything that was said about the cases of an article version under a codebook version, oldest first. */
export async function readMessages(
  client: Pick<Prisma.TransactionClient, 'caseMessage'>, projectId: string, place: { articleVersionId: string; codebookVersionId: string },
): Promise<readonly StoredMessage[]> {
  const rows = await client.caseMessage.findMany({
    where: { projectId, articleVersionId: place.articleVersionId, codebookVersionId: place.codebookVersionId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: shape,
  })
  return rows.map(storedOf)
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

function storedOf({ authorRole, repliesToId, about, at, ...row }: Prisma.CaseMessageGetPayload<{ select: typeof shape }>): StoredMessage {
  return { ...row, role: authorRole, repliesTo: repliesToId, about: about.map(({ annotationId, version }) => ({ id: annotationId, version })), at: at.toISOString() }
}
