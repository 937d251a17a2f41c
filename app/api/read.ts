import { findAsker } from '@/auth/asker'
import { problemAnswer } from '@/auth/problem-answer'
import type { Principal } from '@/data/principal'
import { failureAnswer } from './answer'
import type { RouteHandler } from './write'

/** What a read is given. */
export interface ReadAsk {
  readonly asker: Principal
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Aborted when the reader goes away before the answer is through. */
  readonly signal: AbortSignal
}

/** The way in for reads through the API: a session, and not from another site. They change nothing. */
export function read(act: (ask: ReadAsk) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    try {
      const site = request.headers.get('sec-fetch-site')
      if (site === 'cross-site' || site === 'same-site') return problemAnswer({ code: 'forbidden', message: 'Open this from Crossread itself.' })
      const asker = await findAsker()
      if (!asker) return problemAnswer({ code: 'unauthenticated', message: 'You are not signed in any more. Sign in again.' })
      return await act({ asker, params: await context.params, query: new URL(request.url).searchParams, signal: request.signal })
    } catch (error) {
      return failureAnswer(error)
    }
  }
}
