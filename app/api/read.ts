import { findCaller } from '@/auth/caller'
import { problemAnswer } from '@/auth/problem-answer'
import type { Route } from '@/core/api/route'
import { idField } from '@/core/request/field'
import { fail } from '@/core/result'
import { notFound } from '@/data/access'
import type { Principal } from '@/data/principal'
import { answer, failureAnswer } from './answer'
import { type Handler, type RouteHandler, made } from './handler'

/** What a read is given. */
export interface ReadAsk<Query = unknown> {
  readonly asker: Principal
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The query as the route declares it, checked. */
  readonly asked: Query
  /** Aborted when the reader goes away before the answer is through. Not for HEAD: then nobody comes to read. */
  readonly signal: AbortSignal
  /** Only the head of the answer is wanted: what holds a connection as long as it is read is not opened. */
  readonly head: boolean
}

/** The way in for reads through the API: a session, and then not from another site; or a token with the scope that the route names. They change nothing. */
export function read<Query>(route: Route<never, Query>, act: (ask: ReadAsk<Query>) => Promise<Response>): Handler
/** A route that nobody has described yet: for sessions alone, and a test asks for its description. */
export function read(act: (ask: ReadAsk) => Promise<Response>): Handler
export function read<Query>(given: Route<never, Query> | ((ask: ReadAsk) => Promise<Response>), described?: (ask: ReadAsk<Query>) => Promise<Response>): Handler {
  const route: Pick<Route<never, Query>, 'opens' | 'query' | 'ids'> = typeof given === 'function' ? { opens: 'session' } : given
  const act = typeof given === 'function' ? given : described!
  return made(route, async (request, context) => {
    try {
      const caller = await findCaller(request, route.opens, 'You are not signed in any more. Sign in again.')
      if (!caller.ok) return problemAnswer(caller.problem)
      const site = request.headers.get('sec-fetch-site')
      if (caller.value.by === 'session' && (site === 'cross-site' || site === 'same-site')) return problemAnswer({ code: 'forbidden', message: 'Open this from Crossread itself.' })
      const params = await context.params
      if ((route.ids ?? []).some((name) => !idField.safeParse(params[name]).success)) return answer(notFound)
      const query = new URL(request.url).searchParams
      const asked = route.query?.safeParse(Object.fromEntries(query))
      if (asked?.success === false) {
        const issue = asked.error.issues[0]!
        return answer(fail('invalid', issue.message, { field: issue.path.join('.') }))
      }
      const head = request.method === 'HEAD'
      const response = await act({ asker: caller.value.asker, params, query, asked: asked?.data as Query, signal: request.signal, head })
      return head ? await headOf(response) : response
    } catch (error) {
      return failureAnswer(error)
    }
  })
}

/**
 * An answer without its body. For HEAD the server calls the handler of GET, ends the answer without looking at the body and
 * aborts nothing: whatever stands behind the body would wait for its reader for ever.
 */
async function headOf({ body, status, headers }: Response): Promise<Response> {
  await body?.cancel()
  return new Response(null, { status, headers })
}

/** The same for what everybody may read, whoever they are. */
export function readSignedOut(route: Route<never>, act: () => Promise<Response> | Response): Handler {
  const handler: RouteHandler = async () => {
    try {
      return await act()
    } catch (error) {
      return failureAnswer(error)
    }
  }
  return made(route, handler)
}
