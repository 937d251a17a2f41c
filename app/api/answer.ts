import { problemAnswer } from '@/auth/problem-answer'
import type { Result } from '@/core/result'
import { log } from '@/data/log'
import { isUnavailable } from '@/data/violation'

/** Turns a result into a response: 200 with the value as JSON, or a problem. */
export function answer(result: Result<unknown>): Response {
  return result.ok ? Response.json(result.value ?? {}) : problemAnswer(result.problem)
}

/** What is answered when something threw: 503 while the database is away, else a 500 that tells nothing. Either leaves a line in the log. */
export function failureAnswer(error: unknown): Response {
  if (isUnavailable(error)) return problemAnswer({ code: 'unavailable', message: 'The database does not answer just now. Nothing of this was stored; try again in a moment.' }, error)
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a request failed')
  return problemAnswer({ code: 'failed', message: 'Something went wrong on the server. Nothing of this was stored.' })
}
