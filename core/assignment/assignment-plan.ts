import type { Role } from '../permission'
import type { AssignmentChange } from '../request/assignments'
import type { AssignmentCell } from './assignment'

/** An article as a row of the table: who has it, and how far each is, by user id. */
export interface AssignmentRow {
  readonly articleId: string
  readonly title: string | null
  /** The first words of the article, for one without a title. */
  readonly openingWords: string
  readonly outlet: string | null
  readonly cells: Readonly<Record<string, AssignmentCell>>
}

/** Somebody who can be given articles, or has some: a column of the table. */
export interface Annotator {
  readonly userId: string
  readonly name: string
  readonly role: Role
  /** Why nothing more can be assigned to them; absent where something can. */
  readonly closed?: {
    readonly why: string
    /** They have no account: what they have stays as it came in. */
    readonly forGood: boolean
  }
}

/** The changes that give each of these annotators each of these articles; what they have already is left out, and whoever can be given nothing. */
export function toAssignAll(rows: readonly AssignmentRow[], annotators: readonly Annotator[]): AssignmentChange[] {
  return rows.flatMap((row) =>
    annotators.filter(({ userId, closed }) => !closed && !row.cells[userId]).map(({ userId }) => ({ articleId: row.articleId, userId, assigned: true })),
  )
}

/**
 * Whoever the buttons for many at once are about: annotators. A reviewer or lead is given an article by a box or a column of
 * their own, for a reviewer sees nothing of others in what they have still to submit, and no case they are a party to is theirs.
 */
export function askedByDefault(annotators: readonly Annotator[]): Annotator[] {
  return annotators.filter(({ role, closed }) => role === 'annotator' && !closed)
}

/** The changes that take others back. */
export function inverse(changes: readonly AssignmentChange[]): AssignmentChange[] {
  return changes.map((change) => ({ ...change, assigned: !change.assigned }))
}

/** Changes in portions that one request may hold. */
export function inPortions(changes: readonly AssignmentChange[], most = 2000): AssignmentChange[][] {
  const portions: AssignmentChange[][] = []
  for (let at = 0; at < changes.length; at += most) portions.push(changes.slice(at, at + most))
  return portions
}

/** Names one cell of the table. */
export function cellKey(articleId: string, userId: string): string {
  return `${articleId} ${userId}`
}

/**
 * The table as it will be once what is on its way has arrived: asked-for cells stand as assigned,
 * those to be taken away are gone. `wanted` is by `cellKey`.
 */
export function withWanted(rows: readonly AssignmentRow[], wanted: ReadonlyMap<string, boolean>): readonly AssignmentRow[] {
  if (wanted.size === 0) return rows
  const byArticle = new Map<string, [userId: string, assigned: boolean][]>()
  for (const [key, assigned] of wanted) {
    const [articleId = '', userId = ''] = key.split(' ')
    byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), [userId, assigned]])
  }
  return rows.map((row) => {
    const changes = byArticle.get(row.articleId)
    if (!changes) return row
    const cells = { ...row.cells }
    for (const [userId, assigned] of changes) {
      if (assigned) cells[userId] ??= { id: '', state: 'assigned', passages: 0 }
      else delete cells[userId]
    }
    return { ...row, cells }
  })
}
