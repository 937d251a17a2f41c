import { type Role, mayBeAssigned } from '../permission'
import type { Annotator } from './assignment-plan'

/** A member as a column of the table might stand for them. */
interface Member {
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly disabled: boolean
  readonly imported: boolean
}

/** The columns of the table of assignments: the annotators who can be given articles, then whoever cannot, but has some. */
export function columnsOf(members: readonly Member[], withArticles: ReadonlySet<string>): Annotator[] {
  const open: Annotator[] = []
  const closed: Annotator[] = []
  for (const member of members) {
    const { userId, name } = member
    const permission = mayBeAssigned(member)
    if (permission.allowed && (member.role === 'annotator' || withArticles.has(userId))) open.push({ userId, name })
    else if (!permission.allowed && withArticles.has(userId)) closed.push({ userId, name, closed: { why: permission.reason, forGood: member.imported } })
  }
  return [...open, ...closed]
}
