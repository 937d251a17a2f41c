import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import type { Layer } from '@/core/annotation/layer'
import type { Origin } from '@/core/annotation/origin'
import { codePoint } from '@/core/text/offset'
import type { Annotation as AnnotationRow, Prisma } from '@/prisma/generated/client'
import { lettersOf } from './letters'
import type { Access } from './principal'
import { ofPeople, visibleLayers } from './visibility'

/** A layer with whose it is, which only data/ may know; what leaves this folder is the letter. */
export interface OwnedLayer extends Layer {
  readonly userId: string
}

/**
 * The submitted layers of an article version under a codebook version that this member may see,
 * called A, B, C in an order of the article's own, so that a letter says nothing across articles.
 * Everybody who has the article has a letter, submitted or not, so that none moves to another
 * person when a layer is submitted or sent back. Of the first pass, unless another is asked for: a second reading by
 * somebody who knows the outlet is no independent reading.
 */
export async function readLayers(
  client: Pick<Prisma.TransactionClient, 'assignment'>, access: Access, place: { articleVersionId: string; codebookVersionId: string }, pass = 1,
): Promise<readonly OwnedLayer[]> {
  const rows = await client.assignment.findMany({
    where: { AND: [visibleLayers(access), { articleVersionId: place.articleVersionId, codebookVersionId: place.codebookVersionId, projectId: access.project.id, pass, status: 'submitted', withdrawnAt: null }] },
    select: { id: true, userId: true, outletHidden: true, annotations: { where: { deleted: false }, orderBy: { id: 'asc' } } },
  })
  if (rows.length === 0) return []
  const standing = await client.assignment.findMany({
    where: { projectId: access.project.id, articleVersionId: place.articleVersionId, withdrawnAt: null, ...ofPeople }, select: { userId: true }, distinct: ['userId'],
  })
  // With the rows themselves, because one may have been withdrawn between the two queries.
  const letters = lettersOf(place.articleVersionId, [...standing, ...rows].map(({ userId }) => userId))
  const order = [...letters.keys()]
  return rows
    .toSorted((a, b) => order.indexOf(a.userId) - order.indexOf(b.userId))
    .map((row) => ({
      assignmentId: row.id, userId: row.userId, annotator: letters.get(row.userId)!,
      annotations: row.annotations.map((one) => ({ ...annotationOfRow(one), ...(row.outletHidden && one.outletVisible ? { afterReveal: true } : {}) })),
    }))
}

/** An annotation as Prisma gives it, as the domain speaks of it. */
export function annotationOfRow(row: AnnotationRow): Annotation {
  return {
    id: row.id, assignmentId: row.assignmentId, tag: row.tag, quotes: row.quotes, note: row.note,
    attributes: row.attributes as Record<string, AttributeValue>, origin: row.origin as unknown as Origin,
    extent: row.starts.map((start, index) => ({ start: codePoint(start), end: codePoint(row.ends[index]!) })),
    version: row.version, deleted: row.deleted, changedAt: row.changedAt.toISOString(), outletVisible: row.outletVisible,
  }
}
