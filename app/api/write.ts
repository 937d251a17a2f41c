import type { ZodType } from 'zod'
import { readBody } from '@/auth/body'
import { findCaller, hostOf } from '@/auth/caller'
import { foreignOrigin } from '@/auth/origin'
import { problemAnswer } from '@/auth/problem-answer'
import type { Opening } from '@/core/api/route'
import { idField } from '@/core/request/field'
import { type Result, fail } from '@/core/result'
import type { Principal } from '@/data/principal'
import { answer, failureAnswer } from './answer'
import { type Handler, type RouteHandler, made } from './handler'

/** What a write is given once everything about it has been checked. */
export interface Ask<Body> {
  readonly asker: Principal
  readonly params: Readonly<Record<string, string>>
  readonly body: Body
  /** Where the request came from, for the limiter. */
  readonly host: string
}

/** What a write is made from: a route of core/api. */
export interface Form<Body> {
  /** Who may come; a session alone where nothing is said. */
  readonly opens?: Opening
  /** Strict: unknown keys are refused. */
  readonly schema: ZodType<Body>
  /** Bytes of the body, at most. */
  readonly limit?: number
  /** The parameters of the address that are ids: anything else there is simply not found. */
  readonly ids?: readonly string[]
}

const usualLimit = 256 * 1024

/**
 * The one way in for every write. Checks the session or the token, where the request came from (a token is sent by
 * nobody unasked, so there it does not matter), its content type, its size and its form, in this order; then acts, and
 * turns the result into a response.
 */
export function write<Body>(form: Form<Body>, act: (ask: Ask<Body>) => Promise<Result<unknown>>): Handler {
  return handled(form, async (request, params) => {
    const caller = await findCaller(request, form.opens, 'You are not signed in any more. Sign in again; what you did here is kept.')
    if (!caller.ok) return problemAnswer(caller.problem)
    const foreign = caller.value.by === 'session' ? foreignOrigin(request) : undefined
    if (foreign) return problemAnswer(foreign)
    const body = await checkedBody(request, params, form)
    return body.ok ? answer(await act({ asker: caller.value.asker, params, body: body.value, host: hostOf(request) })) : problemAnswer(body.problem)
  })
}

/** What a write of bytes is given. */
export interface ByteAsk<Query> extends Omit<Ask<never>, 'body'> {
  readonly query: Query
  /** As they come, and no faster than they are taken. Throws where there are more than the limit. */
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * The same for a body that is not read here but handed on as it comes, however long it is: with the same checks in the same order, but for
 * the form, which bytes do not have. What is announced as too large is refused before a byte of it is kept.
 */
export function writeBytes<Query>(
  form: Omit<Form<never>, 'schema'> & { readonly query: ZodType<Query>; readonly limit: number; readonly upload: { readonly upload: string } }, act: (ask: ByteAsk<Query>) => Promise<Result<unknown>>,
): Handler {
  return handled(form, async (request, params) => {
    const caller = await findCaller(request, form.opens, 'You are not signed in any more. Sign in again; what has arrived is kept.')
    if (!caller.ok) return problemAnswer(caller.problem)
    const foreign = caller.value.by === 'session' ? foreignOrigin(request) : undefined
    if (foreign) return problemAnswer(foreign)
    if ((request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase() !== form.upload.upload) return answer(fail('wrongMediaType', `This address takes bytes: set the content type to ${form.upload.upload}.`))
    if (Number(request.headers.get('content-length') ?? 0) > form.limit) return answer(fail('tooLarge', `This is too large: at most ${Math.floor(form.limit / 1024 / 1024)} MiB are taken here.`))
    if ((form.ids ?? []).some((name) => !idField.safeParse(params[name]).success)) return answer(fail('notFound', 'There is nothing here, or nothing that you may see.'))
    const query = form.query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!query.success) return answer(fail('invalid', query.error.issues[0]!.message, { field: query.error.issues[0]!.path.join('.') }))
    return answer(await act({ asker: caller.value.asker, params, query: query.data, bytes: request.body ?? nothing(), host: hostOf(request) }))
  })
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A request without a body.
}

/** The same for the few writes of somebody who has no session yet, such as taking up an invitation. */
export function writeSignedOut<Body>(form: Form<Body>, act: (ask: Omit<Ask<Body>, 'asker'>) => Promise<Result<unknown>>): Handler {
  return handled(form, async (request, params) => {
    const foreign = foreignOrigin(request)
    if (foreign) return problemAnswer(foreign)
    const body = await checkedBody(request, params, form)
    return body.ok ? answer(await act({ params, body: body.value, host: hostOf(request) })) : problemAnswer(body.problem)
  })
}

function handled(form: object, work: (request: Request, params: Record<string, string>) => Promise<Response>): Handler {
  const handler: RouteHandler = async (request, context) => {
    try {
      return await work(request, await context.params)
    } catch (error) {
      return failureAnswer(error)
    }
  }
  return made(form, handler)
}

async function checkedBody<Body>(request: Request, params: Record<string, string>, form: Form<Body>): Promise<Result<Body>> {
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
