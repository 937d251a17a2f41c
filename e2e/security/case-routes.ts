import { v7 as uuid } from 'uuid'
import { decidedCase, inProject } from './ground'
import type { Route } from './route-table'
import { must } from './world'

const mebibyte = 1024 * 1024

/** What can be said about cases, and who is behind A, B, C. */
export const caseRoutes: readonly Route[] = [
  {
    name: 'POST /api/v1/projects/[project]/reviews/[article]/messages',
    may: ['lead', 'reviewer'],
    limit: mebibyte,
    make: async (ground) => {
      const { slug, pair } = await ground.nextCase()
      return { path: inProject(ground, `/reviews/${slug}/messages`), body: { id: uuid(), text: 'Look at the source e\u0301 שלום 🙂', about: [...pair] } }
    },
  },
  {
    name: 'POST /api/v1/projects/[project]/reviews/[article]/objections/[objection]/reply',
    may: ['lead', 'reviewer'],
    make: async (ground) => {
      const { slug, verdict } = await decidedCase(ground.world, ground.nextCase)
      const objection = uuid()
      await must(ground.world.people.ana.client, 'POST', `/projects/${ground.world.project}/own-cases/${verdict}/messages`, { id: objection, kind: 'objection', text: 'No 🙂' })
      return { path: inProject(ground, `/reviews/${slug}/objections/${objection}/reply`), body: { id: uuid(), text: 'It stays. שלום' } }
    },
  },
  {
    name: 'POST /api/v1/projects/[project]/own-cases/[decision]/messages',
    may: ['ana', 'ben'],
    make: async (ground) => ({
      path: inProject(ground, `/own-cases/${(await decidedCase(ground.world, ground.nextCase)).verdict}/messages`), body: { id: uuid(), kind: 'objection', text: 'It is loaded e\u0301 🙂' },
    }),
  },
  {
    name: 'PUT /api/v1/projects/[project]/names',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, '/names'), body: { article: ground.judged.slug, shown: true } }),
  },
]
