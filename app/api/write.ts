import type { ZodType } from 'zod'
import { findAsker } from '@/auth/asker'
import { readBody } from '@/auth/body'
import { foreignOrigin } from '@/auth/origin'
import { problemAnswer } from '@/auth/problem-answer'
import { idField } from '@/core/request/field'
import { type Result, fail } from '@/core/result'
import type { Principal } from '@/data/principal'
import { answer, failureAnswer } from './answer'

/** What a write is given once everything about it has been checked. */
export interface Ask<Body> {
  readonly asker: Principal
  readonly params: Readonly<Record<string, string>>
  readonly body: Body
  /** Where the request came from, for the limiter. */
  readonly host: string
}

export interface Form<Body> {
  /** Strict: unknown keys are refused. */
  readonly schema: ZodType<Body>
  /** Bytes of the body, at most. */
  readonly limit?: number
  /** The parameters of the address that are ids: anything else there is simply not found. */
  readonly ids?: readonly string[]
}

/** How a route handler of Next is called. */
export type RouteHandler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

const usualLimit = 256 * 1024

/**
 * The one way in for every write. Checks the session, where the request came from, its content
 * type, its size and its form, in this order; then acts, and turns the result into a response.
 */
export function write<Body>(form: Form<Body>, act: (ask: Ask<Body>) => Promise<Result<unknown>>): RouteHandler {
  return handled(async (request, params) => {
    const asker = await findAsker()
    if (!asker) return problemAnswer({ code: 'unauthenticated', message: 'You are not signed in any more. Sign in again; what you did here is kept.' })
    const body = await checkedBody(request, params, form)
    return body.ok ? answer(await act({ asker, params, body: body.value, host: hostOf(request) })) : problemAnswer(body.problem)
  })
}

/** The same for the few writes of somebody who has no session yet, such as taking up an invitation. */
export function writeSignedOut<Body>(form: Form<Body>, act: (ask: Omit<Ask<Body>, 'asker'>) => Promise<Result<unknown>>): RouteHandler {
  return handled(async (request, params) => {
    const body = await checkedBody(request, params, form)
    return body.ok ? answer(await act({ params, body: body.value, host: hostOf(request) })) : problemAnswer(body.problem)
  })
}

function handled(work: (request: Request, params: Record<string, string>) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    try {
      return await work(request, await context.params)
    } catch (error) {
      return failureAnswer(error)
    }
  }
}

function hostOf(request: Request): string {
  return request.headers.get('x-forwarded-for') ?? 'unknown'
}

async function checkedBody<Body>(request: Request, params: Record<string, string>, form: Form<Body>): Promise<Result<Body>> {
  const foreign = foreignOrigin(request)
  if (foreign) return { ok: false, problem: foreign }
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return fail('wrongMediaType', 'This address takes JSON: set the content type to application/json.')
  const text = await readBody(request, form.limit ?? usualLimit)
  if (!text.ok) return text
  if ((form.ids ?? []).some((name) => !idField.safeParse(params[name]).success)) return fail('notFound', 'There is nothing here, or nothing that you may see.')
  let json: unknown
  try {
    json = parseData(text.value)
  } catch {
    return fail('invalid', 'The body is not JSON.')
  }
  const parsed = form.schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]!
  return fail('invalid', issue.message, { field: issue.path.join('.'), details: parsed.error.issues.slice(0, 50).map(({ path, message }) => ({ field: path.join('.'), message })) })
}

/** Parses JSON. Throws on a key that would bring a prototype: zod takes it out without a word, and unknown keys are refused here. */
function parseData(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '__proto__') throw new SyntaxError('a prototype is no data')
    return value
  })
}
