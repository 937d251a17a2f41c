import type { Decision } from '@/core/decision/decision'
import type { Prisma } from '@/prisma/generated/client'

const shape = {
  id: true, verdict: true, chosen: true, reason: true, withdrawn: true, replacesId: true, decidedAt: true,
  decidedBy: { select: { user: { select: { id: true, name: true } } } },
  judged: { select: { annotationId: true, version: true }, orderBy: { annotationId: 'asc' } },
} as const satisfies Prisma.DecisionSelect

/** Every decision ever taken on an article version under a codebook version, oldest first. */
export async function readDecisions(
  client: Pick<Prisma.TransactionClient, 'decision'>, projectId: string, place: { articleVersionId: string; codebookVersionId: string },
): Promise<readonly Decision[]> {
  const rows = await client.decision.findMany({ where: { projectId, articleVersionId: place.articleVersionId, codebookVersionId: place.codebookVersionId }, orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }], select: shape })
  return rows.map(decisionOf)
}

function decisionOf(row: Prisma.DecisionGetPayload<{ select: typeof shape }>): Decision {
  return {
    id: row.id, verdict: row.verdict, chosen: row.chosen, reason: row.reason, withdrawn: row.withdrawn, replaces: row.replacesId,
    decidedAt: row.decidedAt.toISOString(), decidedBy: row.decidedBy.user,
    judged: row.judged.map((one) => ({ id: one.annotationId, version: one.version })),
  }
}
