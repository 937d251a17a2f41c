import type { OutgoingHttpHeaders } from 'node:http'
import { system } from '../system'
import { type Answer, ask, cookiesOf } from './http'

/** The name of the session's cookie, where people come without TLS. */
export const sessionCookie = 'crossread-session'

/** Somebody with a cookie jar, sending what the program's own pages send. */
export class Client {
  readonly #jar = new Map<string, string>()

  /** The session's cookie as it stands; undefined when there is none. */
  get session(): string | undefined {
    return this.#jar.get(sessionCookie)
  }

  /** Takes a cookie as if it had been set. */
  hold(name: string, value: string): void {
    this.#jar.set(name, value)
  }

  /** Asks for a page or an address of the API. */
  get(path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers)
  }

  /** Sends a value as JSON, as client/api.ts does. */
  write(method: string, path: string, value: unknown, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.send(method, path, JSON.stringify(value), { ...ownHeaders(), ...headers })
  }

  /** Sends these bytes, with the cookies and nothing else. */
  async send(
    method: string,
    path: string,
    body?: string | Buffer,
    headers: OutgoingHttpHeaders = {},
    chunked = false,
  ): Promise<Answer> {
    const answer = await ask({ method, path, body, chunked, headers: { ...this.cookies(), ...headers } })
    for (const { name, value } of cookiesOf(answer)) {
      if (value === '') this.#jar.delete(name)
      else this.#jar.set(name, value)
    }
    return answer
  }

  cookies(): OutgoingHttpHeaders {
    return this.#jar.size === 0 ? {} : { cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  /** Signs in by the form that the sign-in page sends. The answer is next-auth's. */
  async signIn(email: string, password: string): Promise<Answer> {
    const { csrfToken } = JSON.parse((await this.get('/api/auth/csrf')).body) as { csrfToken: string }
    const form = new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString()
    return this.send('POST', '/api/auth/callback/credentials', form, {
      'content-type': 'application/x-www-form-urlencoded',
      origin: system().origin,
    })
  }

  /** Signs out as the page does. */
  async signOut(): Promise<Answer> {
    const { csrfToken } = JSON.parse((await this.get('/api/auth/csrf')).body) as { csrfToken: string }
    const form = new URLSearchParams({ csrfToken, json: 'true' }).toString()
    return this.send('POST', '/api/auth/signout', form, {
      'content-type': 'application/x-www-form-urlencoded',
      origin: system().origin,
    })
  }
}

/** What a browser says of a write by the program's own page. */
export function ownHeaders(): OutgoingHttpHeaders {
  return { 'content-type': 'application/json', origin: system().origin, 'sec-fetch-site': 'same-origin' }
}
