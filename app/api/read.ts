import { findAsker } from '@/auth/asker'
import type { Principal } from '@/data/principal'
import { failureAnswer, problemAnswer } from './answer'
import type { RouteHandler } from './write'

/** The way in for reads through the API: a session, and not from another site. They change nothing. */
export function read(act: (ask: { asker: Principal; params: Readonly<Record<string, string>>; query: URLSearchParams }) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    try {
      const site = request.headers.get('sec-fetch-site')
      if (site === 'cross-site' || site === 'same-site') return problemAnswer({ code: 'forbidden', message: 'Open this from Crossread itself.' })
      const asker = await findAsker()
      if (!asker) return problemAnswer({ code: 'unauthenticated', message: 'You are not signed in any more. Sign in again.' })
      return await act({ asker, params: await context.params, query: new URL(request.url).searchParams })
    } catch (error) {
      return failureAnswer(error)
    }
  }
}
