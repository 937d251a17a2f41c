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

/** Whose columns come first; viewers can be given nothing. */
const order: readonly Role[] = ['annotator', 'reviewer', 'lead', 'viewer']

/** The columns of the table of assignments: whoever can be given articles, annotators first, and then whoever cannot, but has some. */
export function columnsOf(members: readonly Member[], withArticles: ReadonlySet<string>): Annotator[] {
  const open: Annotator[] = []
  const closed: Annotator[] = []
  for (const member of members.toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role))) {
    const { userId, name, role } = member
    const permission = mayBeAssigned(member)
    if (permission.allowed) open.push({ userId, name, role })
    else if (withArticles.has(userId)) closed.push({ userId, name, role, closed: { why: permission.reason, forGood: member.imported } })
  }
  return [...open, ...closed]
}
