import { type NextRequest, NextResponse } from 'next/server'

/** Pages that somebody without a session may open. */
const open = ['/sign-in', '/invitation']

/** What the failures of the API mean: whoever reads of one may have no account. */
const openBelow = '/problems/'

/**
 * Before every page: a fresh nonce for its scripts, and the way to the sign-in for those who carry
 * no session. It is never the guard: every page and every call of data/ checks for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const carriesSession = request.cookies.getAll().some(({ name }) => name.endsWith('crossread-session'))
  if (!carriesSession && !open.includes(pathname) && !pathname.startsWith(openBelow)) {
    const signIn = new URL('/sign-in', process.env['ORIGIN'] ?? request.url)
    if (pathname !== '/') signIn.searchParams.set('next', pathname + search)
    return personal(NextResponse.redirect(signIn))
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  // What a client sends under these names must not pass for ours.
  headers.set('x-nonce', nonce)
  // For a page that finds the session ended, and sends to the sign-in and back.
  headers.set('x-path', pathname + search)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return personal(response)
}

/** An answer that is for this person alone, and behind TLS one that asks to be reached by TLS from now on. */
function personal(response: NextResponse): NextResponse {
  response.headers.set('cache-control', 'private, no-store')
  if (process.env['ORIGIN']?.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'
  return [
    "default-src 'none'",
    // Next's tools in development evaluate code and write styles; nothing does in production.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Mantine and TipTap place things with style attributes, which run nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:", "font-src 'self'", `connect-src 'self'${development ? ' ws:' : ''}`, "manifest-src 'self'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "object-src 'none'",
  ].join('; ')
}

// Not /api: a proxy that matches cuts a body at 10 MB and still answers 200.
export const config = { matcher: ['/((?!api/|_next/static/|favicon\\.ico$|icon\\.svg$).*)'] }
