import type { Decision, DrawnPassage } from '@/core/decision/decision'
import type { Prisma } from '@/prisma/generated/client'

const shape = {
  id: true, verdict: true, chosen: true, drawn: true, reason: true, clause: true, proposal: true, ruleId: true, withdrawn: true, replacesId: true, decidedAt: true,
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
    id: row.id, verdict: row.verdict, chosen: row.chosen, drawn: drawnOf(row.drawn), reason: row.reason,
    clause: row.clause, proposal: row.proposal, ruleId: row.ruleId, withdrawn: row.withdrawn, replaces: row.replacesId,
    decidedAt: row.decidedAt.toISOString(), decidedBy: row.decidedBy.user,
    judged: row.judged.map((one) => ({ id: one.annotationId, version: one.version })),
  }
}

/** The drawn passages of a row: written by this folder only, and held to the text by a trigger. */
export function drawnOf(value: unknown): readonly DrawnPassage[] {
  return value as readonly DrawnPassage[]
}
