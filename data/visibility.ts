import type { Prisma } from '@/prisma/generated/client'
import type { Access } from './principal'

/** Assignments of people. That of a machine is no pass: the database holds it to be 0, and it is never served among theirs. */
export const ofPeople = { pass: { gte: 1 } } as const satisfies Prisma.AssignmentWhereInput

/**
 * The one predicate of isolation: which assignments' annotations this member may be served, in
 * lists, single reads, counts and exports alike. Their own always; the submitted ones of others
 * by the rule of `mayReadOthers` in core/permission.ts, which a test compares with this query.
 */
export function visibleLayers(access: Access): Prisma.AssignmentWhereInput {
  const { projectId, userId } = { projectId: access.project.id, userId: access.principal.userId }
  const own: Prisma.AssignmentWhereInput = { projectId, userId }
  const submitted: Prisma.AssignmentWhereInput = { projectId, status: 'submitted', withdrawnAt: null, ...ofPeople }
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

/**
 * The article versions whose cases a reviewer or lead may not be told of yet: the same rule as `visibleLayers`, for lists
 * that are kept ready. A test holds the two together.
 */
export function hiddenCases(access: Access): Prisma.AssignmentWhereInput {
  const { projectId, userId } = { projectId: access.project.id, userId: access.principal.userId }
  if (access.role === 'lead') return { id: { in: [] } }
  return { projectId, userId, withdrawnAt: null, status: { not: 'submitted' } }
}

/**
 * The layers of the asker's own that may be talked about with them: submitted, and no other pass of theirs over the same text
 * unfinished. Before that nothing is told of a case, a verdict, a question or a discussion. `data/own-case-rows.ts` has the
 * same rule in SQL; a test holds the two together. A viewer has nothing of the kind any more.
 */
export function settledLayers(access: Access): Prisma.AssignmentWhereInput {
  const { projectId, userId } = { projectId: access.project.id, userId: access.principal.userId }
  if (access.role === 'viewer') return { id: { in: [] } }
  const unfinished = { userId, withdrawnAt: null, status: { not: 'submitted' } } as const
  return { projectId, userId, pass: 1, withdrawnAt: null, status: 'submitted', articleVersion: { assignments: { none: unfinished } } }
}

/** Which articles this member may read: all, or those assigned to them. */
export function visibleArticles(access: Access): Prisma.ArticleWhereInput {
  const projectId = access.project.id
  if (access.role !== 'annotator') return { projectId }
  return { projectId, versions: { some: { assignments: { some: { userId: access.principal.userId, withdrawnAt: null } } } } }
}

/**
 * Whose flagged passages this member may be served and answer, and of those passages nothing but what
 * the annotator asks with. Submitted ones by the rule of layers; ones that are not submitted only where
 * the member never was an annotator of the article. Nobody's own, and nobody's while their own pass of
 * the article is unfinished.
 */
export function flaggedLayers(access: Access): Prisma.AssignmentWhereInput {
  const { projectId, userId } = { projectId: access.project.id, userId: access.principal.userId }
  if (access.role !== 'lead' && access.role !== 'reviewer') return { id: { in: [] } }
  const articleWithout = (mine: Prisma.AssignmentWhereInput): Prisma.AssignmentWhereInput => ({ articleVersion: { article: { versions: { none: { assignments: { some: { userId, ...mine } } } } } } })
  return {
    AND: [
      { projectId, withdrawnAt: null, userId: { not: userId }, ...ofPeople },
      articleWithout({ withdrawnAt: null, status: { not: 'submitted' } }),
      { OR: [{ status: 'submitted' }, articleWithout({})] },
    ],
  }
}
