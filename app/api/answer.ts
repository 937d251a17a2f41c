import type { Problem, ProblemCode, Result } from '@/core/result'
import { log } from '@/data/log'
import { isUnavailable } from '@/data/violation'

const statuses: Readonly<Record<ProblemCode, number>> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, notFound: 404, conflict: 409, tooLarge: 413, wrongMediaType: 415, refused: 422, tooMany: 429, unavailable: 503,
}

const titles: Readonly<Record<ProblemCode, string>> = {
  invalid: 'Bad request', unauthenticated: 'Not signed in', forbidden: 'Forbidden', notFound: 'Not found', conflict: 'Conflict', tooLarge: 'Too large',
  wrongMediaType: 'Unsupported media type', refused: 'Refused', tooMany: 'Too many requests', unavailable: 'Unavailable',
}

/** Turns a result into a response: 200 with the value as JSON, or a problem. */
export function answer(result: Result<unknown>): Response {
  return result.ok ? Response.json(result.value ?? {}) : problemAnswer(result.problem)
}

/** A problem as `application/problem+json` (RFC 9457). `detail` is the sentence for the user; `code`, `field` and `details` are ours. */
export function problemAnswer(problem: Problem): Response {
  const status = statuses[problem.code]
  const body = { type: 'about:blank', title: titles[problem.code], status, detail: problem.message, code: problem.code, field: problem.field, details: problem.details }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (problem.code === 'unavailable') headers['retry-after'] = '2'
  if (problem.code === 'tooMany') headers['retry-after'] = String((problem.details as { seconds?: number } | undefined)?.seconds ?? 60)
  return new Response(JSON.stringify(body), { status, headers })
}

/** What is answered when something threw: 503 while the database is away, else a 500 that tells nothing, and a line in the log. */
export function failureAnswer(error: unknown): Response {
  if (isUnavailable(error)) return problemAnswer({ code: 'unavailable', message: 'The database does not answer just now. Nothing of this was stored; try again in a moment.' })
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a request failed')
  return new Response(JSON.stringify({ type: 'about:blank', title: 'Failure', status: 500, detail: 'Something went wrong on the server. Nothing of this was stored.' }), {
    status: 500, headers: { 'content-type': 'application/problem+json' },
  })
}
