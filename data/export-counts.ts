import { deriveGold } from '@/core/decision/gold'
import type { ExportCounts } from '@/core/export/export-counts'
import { demand } from './access'
import { database } from './database'
import type { Access } from './principal'
import { listReviews } from './review'

/** Counts for the export page: annotations of submitted layers only, as in the file. Gold is derived, so the cases are worked out for it. */
export async function countExport(access: Access): Promise<ExportCounts> {
  demand(access, 'project.export')
  const { prisma } = database()
  const projectId = access.project.id
  const [articles, assignments, annotations, decisions, reviews] = await Promise.all([
    prisma.article.count({ where: { projectId } }),
    prisma.assignment.findMany({ where: { projectId, withdrawnAt: null }, select: { userId: true, status: true } }),
    prisma.annotation.count({ where: { projectId, deleted: false, assignment: { status: 'submitted', withdrawnAt: null } } }),
    prisma.decision.count({ where: { projectId, withdrawn: false, replacedBy: { none: {} } } }),
    listReviews(access),
  ])
  return {
    articles, annotations, decisions,
    annotators: new Set(assignments.map(({ userId }) => userId)).size,
    submitted: assignments.filter(({ status }) => status === 'submitted').length,
    gold: reviews.reduce((sum, { cases, decisions }) => sum + deriveGold(cases, decisions).entries.length, 0),
  }
}
