import type { Problem, ProblemCode } from '@/core/result'
import { log } from '@/data/log'

const statuses: Readonly<Record<ProblemCode, number>> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, notFound: 404, conflict: 409, tooLarge: 413, wrongMediaType: 415, refused: 422, tooMany: 429, unavailable: 503,
}

const titles: Readonly<Record<ProblemCode, string>> = {
  invalid: 'Bad request', unauthenticated: 'Not signed in', forbidden: 'Forbidden', notFound: 'Not found', conflict: 'Conflict', tooLarge: 'Too large',
  wrongMediaType: 'Unsupported media type', refused: 'Refused', tooMany: 'Too many requests', unavailable: 'Unavailable',
}

/**
 * A problem as `application/problem+json` (RFC 9457). `detail` is the sentence for the user; `code`, `field` and
 * `details` are ours. One that is `unavailable` leaves a warning in the log, with what threw, if something did.
 */
export function problemAnswer(problem: Problem, thrown?: unknown): Response {
  const headers: Record<string, string> = {}
  if (problem.code === 'unavailable') {
    log.warn({ error: thrown instanceof Error ? thrown.stack : thrown }, `answered 503: ${problem.message}`)
    headers['retry-after'] = '2'
  }
  if (problem.code === 'tooMany') headers['retry-after'] = String((problem.details as { seconds?: number } | undefined)?.seconds ?? 60)
  const { code, message, field, details } = problem
  return problemOf({ title: titles[code], status: statuses[code], detail: message, code, field, details }, headers)
}

/** A problem that has no code of ours, such as a method that is not taken. */
export function problemOf(body: { readonly title: string; readonly status: number; readonly detail: string } & Partial<Problem>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', ...body }), { status: body.status, headers: { 'content-type': 'application/problem+json', ...headers } })
}
