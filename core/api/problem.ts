import type { ProblemCode } from '../result'

/** A kind of failure, for those who meet it. */
export interface ProblemKind {
  /** The last part of its address: it never changes. */
  readonly key: string
  readonly status: number
  readonly title: string
  /** What it means, and what to do. */
  readonly meaning: string
}

/** Every kind of failure that the API answers with, the same wherever it happens. */
export const problemKinds: Readonly<Record<ProblemCode, ProblemKind>> = {
  invalid: { key: 'invalid', status: 400, title: 'Bad request', meaning: 'The request is not of the form asked for. `field` says where, `details` lists up to fifty places. Sending it again unchanged does not help.' },
  unauthenticated: { key: 'unauthenticated', status: 401, title: 'Not signed in', meaning: 'There is neither a session nor a token, or the session has ended; or the token is unknown, expired or taken back, and `detail` says which. Sign in, or make another token.' },
  forbidden: { key: 'forbidden', status: 403, title: 'Forbidden', meaning: 'Refused before anything was looked at: the token lacks the scope that `details.scope` names, the address takes no tokens at all, or a page of another site sent this in your name.' },
  notFound: { key: 'not-found', status: 404, title: 'Not found', meaning: 'It is not there, or not for you, or not for this token: the answer is one and the same, so that nobody learns what there is.' },
  notAllowed: { key: 'method-not-allowed', status: 405, title: 'Method not allowed', meaning: 'The address is right and the method is not. The header `Allow` names those that it takes.' },
  conflict: { key: 'conflict', status: 409, title: 'Conflict', meaning: 'It has changed since you read it. `details` holds it as it is now: look at it, and send your change on top of it.' },
  tooLarge: { key: 'too-large', status: 413, title: 'Too large', meaning: 'The body has more bytes than this address takes. Nothing was cut, and nothing stored.' },
  wrongMediaType: { key: 'unsupported-media-type', status: 415, title: 'Unsupported media type', meaning: 'The body is of another kind than this address takes: set `Content-Type`, as a rule to `application/json`.' },
  misdirected: { key: 'misdirected', status: 421, title: 'Misdirected', meaning: 'This server answers by one name only, and the request named another. Use the address that people use.' },
  refused: { key: 'refused', status: 422, title: 'Refused', meaning: 'The request was understood, and what it asks for is not accepted, for the reason in `detail`.' },
  tooMany: { key: 'too-many', status: 429, title: 'Too many requests', meaning: 'Too many of these came from you, or from your address. `Retry-After` says in how many seconds to try again.' },
  failed: { key: 'failed', status: 500, title: 'Failure', meaning: 'A fault of the server. Nothing of the request was stored. Its operator finds a line in the log.' },
  unavailable: { key: 'unavailable', status: 503, title: 'Unavailable', meaning: 'The database does not answer just now. Nothing of the request was stored. `Retry-After` says in how many seconds to try again.' },
}

/** The address of a kind of failure, relative to the server: RFC 9457 calls it the type. A page stands there that explains it. */
export function problemType(code: ProblemCode): string {
  return `/problems/${problemKinds[code].key}`
}

export const problemCodes = Object.keys(problemKinds) as readonly ProblemCode[]
