import NextAuth from 'next-auth'
import { NextRequest } from 'next/server'
import { readBody } from './body'
import { authOptions } from './options'
import { foreignOrigin } from './origin'
import { problemAnswer } from './problem-answer'

type Context = { params: Promise<Record<string, string | string[]>> }

/** Bytes. An address, a password and a token come nowhere near it. */
const limit = 16 * 1024

/**
 * next-auth's own routes: signing in and out, and its token against forged requests. The options need the environment,
 * which a build has not. What next-auth would fail on or read without end is refused before: other methods, forms from
 * elsewhere, and bodies that are no forms or too large.
 */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  if (request.method !== 'POST') {
    if (request.nextUrl.pathname.startsWith('/api/auth/callback/'))
      return problemAnswer({ code: 'notAllowed', message: 'Signing in is a POST.', details: { allow: ['POST'] } })
    return NextAuth(request as never, context as never, authOptions())
  }
  const foreign = foreignOrigin(request)
  if (foreign) return problemAnswer(foreign)
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return problemAnswer({ code: 'wrongMediaType', message: 'This address takes a form.' })
  const form = await readBody(request, limit)
  if (!form.ok) return problemAnswer(form.problem)
  const read = new NextRequest(request.url, { method: 'POST', headers: request.headers, body: form.value })
  return NextAuth(read as never, context as never, authOptions())
}
