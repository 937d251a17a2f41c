/** Where to sign in for somebody who is not whom this browser is signed in as, if it is anybody, and who goes on at `path` then. */
export function signInAsAnother(path: string): string {
  return `/sign-in?${new URLSearchParams({ as: 'another', next: path })}`
}

/** Where to go after signing in: a path of this server and nothing else, as addresses are written: what is not ASCII stands there escaped. */
export function localPath(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])[!-[\]-~]*$/.test(next) && !next.startsWith('/sign-in') ? next : '/'
}
