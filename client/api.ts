import { type Problem, type ProblemCode, type Result, fail, ok } from '@/core/result'

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const codes: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid', 401: 'unauthenticated', 403: 'forbidden', 404: 'notFound', 409: 'conflict', 413: 'tooLarge', 415: 'wrongMediaType', 422: 'refused', 429: 'tooMany',
}

/** Sends a write to the API and reads the answer, or the problem, back. A network that fails is a problem too: it never throws. */
export async function send<T>(method: Method, path: string, body: unknown): Promise<Result<T>> {
  return request<T>(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Reads from the API. */
export async function get<T>(path: string): Promise<Result<T>> {
  return request<T>(path, { method: 'GET' })
}

async function request<T>(path: string, init: RequestInit): Promise<Result<T>> {
  let response: Response
  try {
    response = await fetch(`/api/v1${path}`, { ...init, redirect: 'error', signal: AbortSignal.timeout(30_000) })
  } catch {
    return fail('unavailable', 'The server did not answer. Nothing here is lost; try again when the connection is back.', { details: { unanswered: true } })
  }
  const json: unknown = await response.json().catch(() => undefined)
  if (response.ok && json !== undefined) return ok(json as T)
  return { ok: false, problem: problemOf(response.status, json) }
}

/** A problem as the server writes it (RFC 9457), or, where something between us and it answered, as far as the status tells. */
export function problemOf(status: number, json: unknown): Problem {
  const body = typeof json === 'object' && json !== null ? (json as { code?: ProblemCode; detail?: string; field?: string; details?: unknown }) : {}
  return {
    // Of a fault of the server nothing is known but that it did not do it: to whoever waits it is as if it were away.
    code: (body.code === 'failed' ? undefined : body.code) ?? codes[status] ?? 'unavailable',
    message: body.detail ?? `The server answered ${status} without a word. Nothing here is lost; try again in a moment.`,
    field: body.field,
    // It was there and failed over this very request, which is something else than being away (503, or no answer).
    details: body.details ?? (status >= 500 && status !== 503 ? { stumbled: true } : undefined),
  }
}
