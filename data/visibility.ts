import type { Prisma } from '@/prisma/generated/client'
import type { Access } from './principal'

/**
 * The one predicate of isolation: which assignments' annotations this member may be served, in
 * lists, single reads, counts and exports alike. Their own always; the submitted ones of others
 * by the rule of `mayReadOthers` in core/permission.ts, which a test compares with this query.
 */
export function visibleLayers(access: Access): Prisma.AssignmentWhereInput {
  const { projectId, userId } = { projectId: access.project.id, userId: access.principal.userId }
  const own: Prisma.AssignmentWhereInput = { projectId, userId }
  const submitted: Prisma.AssignmentWhereInput = { projectId, status: 'submitted', withdrawnAt: null }
  const mine = { userId, withdrawnAt: null } as const

  switch (access.role) {
    case 'lead':
      return { OR: [own, submitted] }
    case 'reviewer':
      return { OR: [own, { ...submitted, articleVersion: { assignments: { none: { ...mine, status: { not: 'submitted' } } } } }] }
    case 'annotator':
      if (access.project.peersVisible === 'never') return own
      return {
        OR: [own, {
          ...submitted,
          articleVersion: { assignments: { some: { ...mine, status: 'submitted' }, none: { ...mine, status: { not: 'submitted' } } } },
        }],
      }
    case 'viewer':
      return own
  }
}

/** Which articles this member may read: all, or those assigned to them. */
export function visibleArticles(access: Access): Prisma.ArticleWhereInput {
  const projectId = access.project.id
  if (access.role !== 'annotator') return { projectId }
  return { projectId, versions: { some: { assignments: { some: { userId: access.principal.userId, withdrawnAt: null } } } } }
}
