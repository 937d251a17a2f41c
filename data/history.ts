import type { AttributeValue } from '@/core/annotation/annotation'
import type { Origin } from '@/core/annotation/origin'
import type { Revision } from '@/core/history/revision'
import { type Result, ok } from '@/core/result'
import { codePoint } from '@/core/text/offset'
import { notFound } from './access'
import { database } from './database'
import { findMask } from './masking'
import type { Principal } from './principal'

/** Every state an annotation of the asker's own ever had, the newest first. Nobody else's can be read this way, whatever the role. */
export async function readHistory(principal: Principal, assignmentId: string, annotationId: string): Promise<Result<readonly Revision[]>> {
  const rows = await database().prisma.annotationRevision.findMany({
    where: { annotationId, annotation: { assignmentId, assignment: { userId: principal.userId, withdrawnAt: null, member: { disabledAt: null } } } },
    orderBy: { version: 'desc' },
  })
  if (rows.length === 0) return notFound
  const mask = await findMask(database().pool, assignmentId)
  const revisions = rows.map((row) => ({
    version: row.version, deleted: row.deleted, changedAt: row.changedAt.toISOString(), own: row.changedById === principal.userId, outletVisible: row.outletVisible,
    tag: row.tag, quotes: row.quotes, note: row.note, attributes: row.attributes as Record<string, AttributeValue>, origin: row.origin as unknown as Origin,
    extent: row.starts.map((start, index) => ({ start: codePoint(start), end: codePoint(row.ends[index]!) })),
  }))
  return ok(mask ? revisions.map((revision) => mask.quoted(revision)) : revisions)
}
