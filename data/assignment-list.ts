import type { Page, PageQuery } from '@/core/api/shapes'
import type { AssignmentState } from '@/core/assignment/assignment'
import { may } from '@/core/permission'
import type { Result } from '@/core/result'
import { database } from './database'
import { readPage } from './paging'
import type { Access } from './principal'
import { ofPeople } from './visibility'

/** One annotator's pass over an article, and how far it is. Times are ISO 8601, UTC. */
export interface AssignmentItem {
  readonly id: string
  readonly articleId: string
  readonly codebook: number
  readonly annotator: { readonly id: string; readonly name: string }
  readonly pass: number
  readonly state: AssignmentState
  readonly outletHidden: boolean
  readonly createdAt: string
  readonly submittedAt: string | null
}

/** A page of the standing assignments of people, by id: a lead's of the whole project, everybody else's of their own. */
export function listAssignmentPage(access: Access, query: PageQuery): Promise<Result<Page<AssignmentItem>>> {
  const whose = may(access.role, 'assignments.manage').allowed ? {} : { userId: access.principal.userId }
  return readPage('assignments', query, {
    find: (after, take) => database().prisma.assignment.findMany({
      where: { projectId: access.project.id, withdrawnAt: null, ...ofPeople, ...whose, ...(after === null ? {} : { id: { gt: after } }) }, orderBy: { id: 'asc' }, take,
      select: {
        id: true, pass: true, status: true, outletHidden: true, createdAt: true, submittedAt: true,
        articleVersion: { select: { articleId: true } }, codebookVersion: { select: { number: true } }, member: { select: { user: { select: { id: true, name: true } } } },
      },
    }),
    keyOf: ({ id }) => id,
    itemsOf: (rows) => rows.map((row): AssignmentItem => ({
      id: row.id, articleId: row.articleVersion.articleId, codebook: row.codebookVersion.number, annotator: row.member.user, pass: row.pass, state: row.status,
      outletHidden: row.outletHidden, createdAt: row.createdAt.toISOString(), submittedAt: row.submittedAt?.toISOString() ?? null,
    })),
  })
}
