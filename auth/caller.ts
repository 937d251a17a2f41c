import type { Opening } from '@/core/api/route'
import { type Result, fail, ok } from '@/core/result'
import { scopeWords } from '@/core/token/scope'
import { environment } from '@/data/environment'
import type { Principal } from '@/data/principal'
import { findBearer } from '@/data/token'
import { findAsker } from './asker'
import { sessionCookieName } from './cookie'

/** Who sends a request to the API, and by what. Only a cookie is sent by a browser unasked, so only there does it matter where the request came from. */
export interface Caller {
  readonly asker: Principal
  readonly by: 'session' | 'token'
}

/** Where a request came from, for the limiter. */
export function hostOf(request: Request): string {
  return request.headers.get('x-forwarded-for') ?? 'unknown'
}

/**
 * Finds out who sends a request: by the cookie of a session or by `Authorization: Bearer`, never both. A token has to
 * carry the scope that the route names; one that names none is not open to tokens. Fails with `unauthenticated`,
 * `invalid` (both at once), `forbidden` (the scope) or `tooMany` (wrong tokens).
 * @param otherwise what to tell a page whose session has ended. A program that sends neither is told what is needed
 */
export async function findCaller(request: Request, opens: Opening | undefined, otherwise: string): Promise<Result<Caller>> {
  const token = bearerOf(request)
  if (token === undefined) {
    if (!carriesSession(request)) return fail('unauthenticated', fromPage(request) ? otherwise : neither(opens))
    const asker = await findAsker()
    return asker ? ok({ asker, by: 'session' }) : fail('unauthenticated', otherwise)
  }
  if (carriesSession(request)) return fail('invalid', 'Send a token or the cookie of a session, not both.')
  const bearer = await findBearer(token, hostOf(request))
  if (!bearer.ok) return bearer
  if (opens === undefined || opens === 'session' || opens === 'anybody') return fail('forbidden', 'This address is not open to tokens: what is done here is done by a person who is signed in.')
  if (!bearer.value.scopes.includes(opens)) return fail('forbidden', `This token is not good for this: it lacks the scope “${opens}” (${scopeWords[opens].name}).`, { details: { scope: opens } })
  return ok({ asker: bearer.value.principal, by: 'token' })
}

/** Whether one of our pages asks, or another site's: browsers say so of whatever a page sends, and programs do not. */
function fromPage({ headers }: Request): boolean {
  return headers.has('origin') || (headers.get('sec-fetch-site') ?? 'none') !== 'none'
}

function neither(opens: Opening | undefined): string {
  const { origin } = environment()
  if (opens === undefined || opens === 'session') return `This is done by a person who is signed in, and the request has no session. Sign in at ${origin}/sign-in.`
  return `This takes a token or a session, and the request has neither. Send “Authorization: Bearer” with a token; tokens are made at ${origin}/account.`
}

/** The token that a request carries; undefined where it carries none. Other schemes are a proxy's own business. */
function bearerOf(request: Request): string | undefined {
  return /^bearer +(.*)$/is.exec(request.headers.get('authorization') ?? '')?.[1]?.trim()
}

function carriesSession(request: Request): boolean {
  const name = sessionCookieName()
  return (request.headers.get('cookie') ?? '').split(/; */).some((pair) => pair.startsWith(`${name}=`))
}
