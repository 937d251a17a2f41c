import { NextRequest } from 'next/server'
import { describe, expect, it, vi } from 'vitest'

const origin = 'http://127.0.0.1:3000'
vi.stubEnv('ORIGIN', origin)
vi.stubEnv('NEXTAUTH_URL', origin)
vi.stubEnv('NEXTAUTH_SECRET', 'vJ8m3Qx7Zt1Lw5Rk9Bn2Hc6Yd4Fs0Gp8')
vi.resetModules()
const { handleAuth } = await import('./handler')

const own = { origin, 'content-type': 'application/x-www-form-urlencoded' }

async function post(headers: Record<string, string>, body = 'email=a', method = 'POST') {
  const path = '/api/auth/callback/credentials'
  const request = new NextRequest(`${origin}${path}`, { method, headers, ...(method === 'POST' ? { body } : {}) })
  const answer = await handleAuth(request, { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) })
  return { status: answer.status, type: answer.headers.get('content-type'), body: (await answer.json()) as { detail?: string } }
}

describe('signing in', () => {
  it.each([
    ['without an origin', { 'content-type': own['content-type'] }],
    ['from null', { ...own, origin: 'null' }],
    ['from elsewhere', { ...own, origin: 'https://example.com' }],
    ['from a page of another site', { ...own, 'sec-fetch-site': 'cross-site' }],
    ['from a page of the same site', { ...own, 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    expect(await post(headers)).toMatchObject({ status: 403, type: 'application/problem+json', body: { detail: `Requests are taken from ${origin} only.` } })
  })

  it('takes a form of a sane size, by POST', async () => {
    expect(await post({ ...own, 'content-type': 'application/json' }, '{}')).toMatchObject({ status: 415 })
    expect(await post(own, `email=${'🙂'.repeat(5000)}`)).toMatchObject({ status: 413 })
    expect(await post(own, '', 'GET')).toMatchObject({ status: 405, type: 'application/problem+json' })
  })
})
