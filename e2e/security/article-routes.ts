import { detailsRequest } from '@/data/testing/article-details'
import { inProject } from './ground'
import type { Route } from './route-table'
import { addArticle } from './world'

/** What a lead settles about one article: what is known of it, and what is masked in it. */
export const articleRoutes: readonly Route[] = [
  { name: 'GET /api/v1/projects/[project]/articles/[article]/details', may: ['lead'], make: (ground) => ({ path: inProject(ground, `/articles/${ground.own.id}/details`) }) },
  {
    name: 'PUT /api/v1/projects/[project]/articles/[article]/details',
    may: ['lead'],
    make: async (ground) => {
      const { id } = await addArticle(ground.world)
      return { path: inProject(ground, `/articles/${id}/details`), body: { ...detailsRequest({ title: 'cafe\u0301 שלום 🙂 1', publishedAt: '2021-03' }), publisherId: ground.world.outlet } }
    },
  },
  {
    name: 'PUT /api/v1/projects/[project]/articles/[article]/masked-terms',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, `/articles/${ground.own.id}/masked-terms`), body: { terms: ['cafe\u0301', 'שלום 🙂 1'] } }),
  },
]
