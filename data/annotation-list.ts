import type { Page, PageQuery } from '@/core/api/shapes'
import type { Annotation } from '@/core/annotation/annotation'
import type { Result } from '@/core/result'
import { isStorable } from './access'
import { database } from './database'
import { annotationOfRow } from './layers'
import { lettersOf } from './letters'
import { recordLook } from './look'
import { readPage } from './paging'
import type { Access } from './principal'
import { ofPeople, visibleLayers } from './visibility'

/** An annotation of a submitted layer, by whom as A, B, C: the letter says nothing across articles. */
export interface AnnotationItem extends Pick<Annotation, 'id' | 'tag' | 'extent' | 'quotes' | 'note' | 'attributes' | 'origin' | 'version' | 'changedAt'> {
  readonly article: string
  readonly codebook: number
  readonly annotator: string
  readonly pass: number
}

/** A page of the annotations of submitted layers that this member may see, by id; of one article, if it is named. */
export function listAnnotationPage(access: Access, { article, ...query }: PageQuery & { readonly article?: string | undefined }): Promise<Result<Page<AnnotationItem>>> {
  const { prisma } = database()
  const projectId = access.project.id
  return readPage('annotations', query, {
    find: async (after, take) => article !== undefined && !isStorable(article) ? [] : prisma.annotation.findMany({
      where: {
        projectId, deleted: false, ...(after === null ? {} : { id: { gt: after } }),
        assignment: { AND: [visibleLayers(access), { projectId, status: 'submitted', withdrawnAt: null, ...(article === undefined ? {} : { articleVersion: { article: { slug: article } } }) }] },
      },
      orderBy: { id: 'asc' }, take,
      include: { assignment: { select: { userId: true, pass: true, articleVersion: { select: { article: { select: { slug: true } } } }, codebookVersion: { select: { number: true } } } } },
    }),
    keyOf: ({ id }) => id,
    itemsOf: async (rows) => {
      const versions = [...new Set(rows.map(({ articleVersionId }) => articleVersionId))]
      await recordLook(prisma, access, versions)
      const standing = await prisma.assignment.findMany({ where: { projectId, articleVersionId: { in: versions }, withdrawnAt: null, ...ofPeople }, select: { userId: true, articleVersionId: true } })
      const letters = new Map(versions.map((id) => [id, lettersOf(id, [
        ...standing.filter(({ articleVersionId }) => articleVersionId === id).map(({ userId }) => userId),
        ...rows.filter(({ articleVersionId }) => articleVersionId === id).map(({ assignment }) => assignment.userId),
      ])]))
      return rows.map((row): AnnotationItem => {
        const { id, tag, extent, quotes, note, attributes, origin, version, changedAt } = annotationOfRow(row)
        const { userId, pass, articleVersion, codebookVersion } = row.assignment
        return { id, article: articleVersion.article.slug, codebook: codebookVersion.number, annotator: letters.get(row.articleVersionId)!.get(userId)!, pass, tag, extent, quotes, note, attributes, origin, version, changedAt }
      })
    },
  })
}
