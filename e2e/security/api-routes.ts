import type { Route } from './route-table'
import { type Actor, fresh, must } from './world'

const signedIn: readonly Actor[] = ['lead', 'reviewer', 'ana', 'ben', 'viewer', 'foreign', 'out']

/** Tokens, and the description of the API. */
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
  { name: 'GET /api/v1/openapi.json', may: signedIn, open: true, make: () => ({ path: '/api/v1/openapi.json' }) },
]
