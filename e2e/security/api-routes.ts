import { type Ground, inProject } from './ground'
import type { Route } from './route-table'
import { type Actor, fresh, must } from './world'

const signedIn: readonly Actor[] = ['lead', 'reviewer', 'ana', 'ben', 'viewer', 'foreign', 'out']

const members: readonly Actor[] = ['lead', 'reviewer', 'ana', 'ben', 'viewer']

/** A route that reads a list or a thing of the project. */
const read = (path: string, may: readonly Actor[], make: (ground: Ground) => string = () => path): Route => ({
  name: `GET /api/v1/projects/[project]${path}`, may, make: (ground) => ({ path: inProject(ground, make(ground)) }),
})

/** What is read, tokens, and the description of the API. */
export const apiRoutes: readonly Route[] = [
  {
    name: 'POST /api/v1/account/tokens',
    may: signedIn,
    make: () => ({ path: '/api/v1/account/tokens', body: { name: `A script ${fresh()} שלום 🙂`, scopes: ['read', 'export'], project: null, days: 7 } }),
  },
  {
    name: 'DELETE /api/v1/account/tokens/[token]',
    may: ['ana'],
    make: async ({ world }) => {
      const { id } = await must<{ id: string }>(world.people.ana.client, 'POST', '/account/tokens', { name: `A script ${fresh()}`, scopes: ['read'], project: null, days: 7 })
      return { path: `/api/v1/account/tokens/${id}`, body: {} }
    },
  },
  { name: 'GET /api/v1/projects', may: signedIn, make: () => ({ path: '/api/v1/projects?limit=2' }) },
  read('', members),
  read('/articles', members),
  read('/articles/[article]', ['lead', 'reviewer', 'viewer', 'ana'], ({ own }) => `/articles/${own.slug}`),
  read('/outlets', ['lead', 'reviewer', 'viewer']),
  read('/codebooks', members),
  read('/codebooks/[version]', members, () => '/codebooks/1'),
  read('/assignments', members),
  read('/annotations', members, ({ judged }) => `/annotations?article=${judged.slug}&limit=3`),
  read('/gold', ['lead', 'reviewer']),
  { name: 'GET /api/v1/openapi.json', may: signedIn, open: true, make: () => ({ path: '/api/v1/openapi.json' }) },
]
