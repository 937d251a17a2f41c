import type { ExportCounts } from '@/core/export/export-counts'
import { demand } from './access'
import { database } from './database'
import { refreshLedger } from './ledger-derive'
import type { Access } from './principal'
import { ofPeople } from './visibility'

/** Counts for the export page: annotations of submitted layers only, as in the file. Gold is derived, and counted in the ledger. */
export async function countExport(access: Access): Promise<ExportCounts> {
  demand(access, 'project.export')
  const { prisma } = database()
  const projectId = access.project.id
  await refreshLedger(projectId)
  const [articles, assignments, annotations, decisions, ledger] = await Promise.all([
    prisma.article.count({ where: { projectId } }),
    prisma.assignment.findMany({ where: { projectId, withdrawnAt: null, ...ofPeople }, select: { userId: true, status: true } }),
    prisma.annotation.count({ where: { projectId, deleted: false, assignment: { status: 'submitted', withdrawnAt: null, ...ofPeople } } }),
    prisma.decision.count({ where: { projectId, withdrawn: false, replacedBy: { none: {} } } }),
    prisma.ledgerArticle.aggregate({ where: { projectId }, _sum: { gold: true } }),
  ])
  return {
    articles, annotations, decisions,
    annotators: new Set(assignments.map(({ userId }) => userId)).size,
    submitted: assignments.filter(({ status }) => status === 'submitted').length,
    gold: ledger._sum.gold ?? 0,
  }
}
