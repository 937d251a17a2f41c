import type { AssignmentState } from '@/core/assignment/assignment'
import type { Recognised } from '@/core/outlet/recognition'
import { demand } from './access'
import { database } from './database'
import type { Access } from './principal'
import { ofPeople } from './visibility'

/** One cell of the lead's table. */
export interface AssignmentOverview {
  readonly id: string
  readonly articleId: string
  readonly userId: string
  readonly state: AssignmentState
  readonly passages: number
  /** Whether the outlet was hidden when it was given out. */
  readonly outletHidden: boolean
  readonly revealed: boolean
  /** What the annotator said of having recognised the outlet; null where they have not said yet, or were not asked. */
  readonly recognised: { readonly answer: Recognised; readonly outlet: string; readonly noticed: string } | null
  /** The second pass, where one was asked for. */
  readonly second: { readonly state: AssignmentState; readonly passages: number } | null
}

/** Every standing assignment of the project, for the lead's table: first passes, each with its second. */
export async function listAssignments(access: Access): Promise<readonly AssignmentOverview[]> {
  demand(access, 'assignments.manage')
  const rows = await database().prisma.assignment.findMany({
    where: { projectId: access.project.id, withdrawnAt: null, ...ofPeople },
    select: {
      id: true, userId: true, status: true, pass: true, outletHidden: true, outletRevealedAt: true, articleVersionId: true, codebookVersionId: true, articleVersion: { select: { articleId: true } },
      recognitions: { orderBy: { answeredAt: 'desc' }, take: 1 }, _count: { select: { annotations: { where: { deleted: false } } } },
    },
  })
  const placeOf = (row: (typeof rows)[number]) => `${row.articleVersionId} ${row.codebookVersionId} ${row.userId}`
  const seconds = new Map(rows.filter(({ pass }) => pass === 2).map((row) => [placeOf(row), { state: row.status, passages: row._count.annotations }]))
  return rows.filter(({ pass }) => pass === 1).map((row) => {
    const [said] = row.recognitions
    return {
      id: row.id, articleId: row.articleVersion.articleId, userId: row.userId, state: row.status, passages: row._count.annotations,
      outletHidden: row.outletHidden, revealed: row.outletRevealedAt !== null, second: seconds.get(placeOf(row)) ?? null,
      recognised: said ? { answer: said.recognised, outlet: said.outlet, noticed: said.noticed } : null,
    }
  })
}
