import { environment } from '@/data/environment'

/** Whether people reach us over TLS; then cookies are for TLS only, and bound to this very host. */
export function overTls(): boolean {
  return environment().origin.startsWith('https:')
}

/** The name of the session's cookie. */
export function sessionCookieName(): string {
  return overTls() ? '__Host-crossread-session' : 'crossread-session'
}
