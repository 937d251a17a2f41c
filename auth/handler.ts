import NextAuth from 'next-auth'
import { NextRequest } from 'next/server'
import { environment } from '@/data/environment'
import { authOptions } from './options'

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
      return refusal(405, 'Signing in is a POST.', { allow: 'POST' })
    return NextAuth(request as never, context as never, authOptions())
  }
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== environment().origin)
    return refusal(403, `Requests are taken from ${environment().origin} only.`)
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return refusal(415, 'This address takes a form.')
  const form = await readForm(request)
  if (form === undefined) return refusal(413, `This is too large: at most ${limit / 1024} KiB are taken here.`)
  const read = new NextRequest(request.url, { method: 'POST', headers: request.headers, body: form })
  return NextAuth(read as never, context as never, authOptions())
}

/** Reads the body, and stops at the limit: undefined when there is more. */
async function readForm(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > limit) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function refusal(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
