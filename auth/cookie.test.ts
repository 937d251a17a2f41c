import { afterEach, describe, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** The cookie's options as a server at this address has them. */
async function cookieAt(origin: string) {
  vi.stubEnv('ORIGIN', origin)
  vi.stubEnv('NEXTAUTH_SECRET', 'vJ8m3Qx7Zt1Lw5Rk9Bn2Hc6Yd4Fs0Gp8')
  vi.stubEnv('DATABASE_URL', process.env['DATABASE_URL'] ?? 'postgresql://nobody@127.0.0.1:1/none')
  vi.resetModules()
  const { authOptions } = await import('./options')
  return { cookie: authOptions().cookies!.sessionToken!, callbacks: authOptions().callbacks! }
}

describe('the cookie of the session', () => {
  it('is bound to this very host and to TLS where people come over TLS', async () => {
    const { cookie } = await cookieAt('https://crossread.example')
    // __Host- holds in browsers only with Secure, the path / and no domain.
    expect(cookie).toEqual({
      name: '__Host-crossread-session',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    })
  })

  it('has another name without TLS, which a TLS server does not take', async () => {
    const { cookie } = await cookieAt('http://127.0.0.1:3000')
    expect(cookie).toEqual({ name: 'crossread-session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false } })
  })

  it('carries the token of a session and nothing of the person', async () => {
    const { callbacks } = await cookieAt('http://127.0.0.1:3000')
    const person = { name: 'Ana', email: 'ana@example.org', picture: 'x', sub: '1' }
    const begun = await callbacks.jwt!({ token: person, user: { id: 'token' }, account: null })
    expect(begun).toEqual({ sid: 'token' })
    expect(await callbacks.jwt!({ token: { ...person, ...begun }, user: undefined as never, account: null })).toEqual({
      sid: 'token',
    })
    expect(
      await callbacks.session!({
        session: { expires: 'then', user: person },
        token: begun,
        user: undefined as never,
        newSession: undefined,
        trigger: 'update',
      }),
    ).toEqual({ expires: 'then' })
  })
})
