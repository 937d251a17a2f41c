import type { Page, PageQuery } from '@/core/api/shapes'
import type { Decision } from '@/core/decision/decision'
import { type Gold, deriveGold } from '@/core/decision/gold'
import type { Case } from '@/core/disagreement/case'
import type { CaseState } from '@/core/decision/case-state'
import type { Result } from '@/core/result'
import { demand } from './access'
import { database } from './database'
import { readPage } from './paging'
import type { Access } from './principal'
import { readReview } from './review'
import { recordLook } from './look'
import { hiddenCases } from './visibility'

/** An article as far as it is decided: its cases, its gold, and the verdicts on it, by whom left out. */
export interface JudgedArticle extends Gold {
  readonly article: string
  readonly codebook: string
  readonly cases: readonly { readonly key: string; readonly extent: Case['extent']; readonly kinds: Case['kinds']; readonly state: CaseState['kind']; readonly lanes: readonly { readonly annotator: string; readonly annotationIds: readonly string[] }[] }[]
  readonly decisions: readonly Omit<Decision, 'decidedBy'>[]
}

/** A page of the articles with submitted layers whose cases this member may see, by id. */
export function listJudgedPage(access: Access, query: PageQuery): Promise<Result<Page<JudgedArticle>>> {
  demand(access, 'cases.read')
  const { prisma } = database()
  const projectId = access.project.id
  return readPage('judged', query, {
    find: (after, take) => prisma.article.findMany({
      where: {
        projectId, ...(after === null ? {} : { id: { gt: after } }),
        versions: { some: { assignments: { some: { status: 'submitted', pass: 1, withdrawnAt: null }, none: hiddenCases(access) } } },
      },
      orderBy: { id: 'asc' }, take, select: { id: true, slug: true },
    }),
    keyOf: ({ id }) => id,
    itemsOf: async (rows) => {
      const judged: JudgedArticle[] = []
      for (const { slug } of rows) {
        const review = await readReview(prisma, access, slug)
        if (!review) continue
        await recordLook(prisma, access, [review.articleVersionId])
        judged.push({
          article: slug, codebook: review.codebook.version, ...deriveGold(review.cases, review.decisions),
          cases: review.cases.map(({ key, extent, kinds, lanes }) => ({
            key, extent, kinds, state: review.states.get(key)!.kind, lanes: lanes.map(({ annotator, annotations }) => ({ annotator, annotationIds: annotations.map(({ id }) => id) })),
          })),
          decisions: review.decisions.map(({ decidedBy: _decidedBy, ...decision }) => decision),
        })
      }
      return judged
    },
  })
}
