import { problemKinds, problemType } from '@/core/api/problem'
import type { Problem } from '@/core/result'
import { log } from '@/data/log'

/**
 * A problem as `application/problem+json` (RFC 9457). `type` is the address of a page that explains the
 * kind, `detail` the sentence for the user; `code`, `field` and `details` are ours. One that is `unavailable` leaves a warning in the log, with what threw, if something did.
 */
export function problemAnswer(problem: Problem, thrown?: unknown): Response {
  const headers: Record<string, string> = {}
  if (problem.code === 'unavailable') {
    log.warn({ error: thrown instanceof Error ? thrown.stack : thrown }, `answered 503: ${problem.message}`)
    headers['retry-after'] = '2'
  }
  if (problem.code === 'tooMany') headers['retry-after'] = String((problem.details as { seconds?: number } | undefined)?.seconds ?? 60)
  if (problem.code === 'notAllowed') headers['allow'] = (problem.details as { allow: readonly string[] }).allow.join(', ')
  if (problem.code === 'unauthenticated') headers['www-authenticate'] = 'Bearer realm="Crossread"'
  const { code, message, field, details } = problem
  const { title, status } = problemKinds[code]
  return new Response(JSON.stringify({ type: problemType(code), title, status, detail: message, code, field, details }), { status, headers: { 'content-type': 'application/problem+json', ...headers } })
}
