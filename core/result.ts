/**
 * The answer of something that can fail in a way its caller expects.
 * Bugs throw; what a person can cause or mend comes back as a `Problem`.
 */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** What went wrong, in words for the person who caused it. */
export interface Problem {
  /** What kind of failure it is; the HTTP layer turns it into a status. */
  readonly code: ProblemCode
  /** One sentence for the user: what happened and what helps. */
  readonly message: string
  /** The field of the request that is at fault, as a dotted path. */
  readonly field?: string
  /** What the asker needs to go on, such as the current state after a conflict. */
  readonly details?: unknown
}

export type ProblemCode =
  | 'invalid' // 400: the request is not of the form asked for
  | 'unauthenticated' // 401: sign in first
  | 'forbidden' // 403: refused before any object was looked at (foreign origin)
  | 'notFound' // 404: not there, or not for you: the two are one answer
  | 'notAllowed' // 405: another method
  | 'conflict' // 409: it has changed since you read it
  | 'tooLarge' // 413
  | 'wrongMediaType' // 415
  | 'misdirected' // 421: another name of the server
  | 'refused' // 422: understood, and not accepted
  | 'tooMany' // 429
  | 'failed' // 500: a fault of the server
  | 'unavailable' // 503: try again later

/** Wraps a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Wraps an expected failure. `message` is shown to the user as it stands. */
export function fail(code: ProblemCode, message: string, more: Pick<Problem, 'field' | 'details'> = {}): Result<never> {
  return { ok: false, problem: { code, message, ...more } }
}
