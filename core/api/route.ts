import type { ZodObject, ZodType } from 'zod'
import type { Scope } from '../token/scope'
import type { ProblemCode } from '../result'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may come: a token with this scope, or a session; a session alone; or somebody who has neither. */
export type Opening = Scope | 'session' | 'anybody'

/** The parts of the description, in the order of the page that shows it. */
export const groups = ['projects', 'articles', 'codebook', 'assignments', 'layers', 'verdicts', 'rules', 'answers', 'agreement', 'import', 'export', 'releases', 'team', 'own work', 'account', 'description'] as const

export type Group = (typeof groups)[number]

/** An answer that is not JSON: its media type, and what it is. */
export interface StreamAnswer {
  readonly stream: string
  readonly what: string
}

/** A body that is not JSON. `limit` of the route is in bytes here as well. */
export interface Upload {
  readonly upload: string
  readonly what: string
}

/**
 * A route of the API: what its handler is made from (app/api/read.ts, app/api/write.ts), and what the description at
 * /api/v1/openapi.json and its page say of it. One and the same object, so that neither can drift from the other.
 */
export interface Route<Body = unknown, Query = unknown> {
  readonly method: Method
  /** Below /api/v1, with `{names}` in braces: `/projects/{project}/codebook`. */
  readonly path: string
  readonly group: Group
  /** A few words that begin with a verb, without a full stop. */
  readonly summary: string
  /** What one has to know besides, in sentences. */
  readonly explanation?: string
  readonly opens: Opening
  /** The parameters of the query that are read; others are passed over. */
  readonly query?: ZodObject & ZodType<Query>
  /** The body. Strict: unknown keys are refused. Absent where there is none. */
  readonly schema?: ZodType<Body>
  readonly upload?: Upload
  /** Bytes of the body, at most; 256 KiB where nothing is said. */
  readonly limit?: number
  /** The parameters of the address that are ids: anything else there is simply not found. */
  readonly ids?: readonly string[]
  readonly answer: ZodType | StreamAnswer
  /** What it may answer besides what follows from all of this. */
  readonly problems?: readonly ProblemCode[]
}

/** Declares a route that reads. */
export function reading<Query = unknown>(route: Omit<Route<never, Query>, 'method' | 'schema' | 'limit' | 'upload'>): Route<never, Query> & { readonly method: 'GET' } {
  return { method: 'GET', ...route }
}

/** Declares a route that writes. */
export function writing<Body>(route: Route<Body> & { readonly method: Exclude<Method, 'GET'>; readonly schema: ZodType<Body> }): Route<Body> & { readonly schema: ZodType<Body> } {
  return route
}

/** Declares a route that takes bytes as they come. */
export function uploading<Query>(
  { upload, what, ...route }: Omit<Route<never, Query>, 'schema' | 'upload'> & { readonly method: Exclude<Method, 'GET'>; readonly query: ZodObject & ZodType<Query>; readonly limit: number; readonly upload: string; readonly what: string },
): Route<never, Query> & { readonly query: ZodObject & ZodType<Query>; readonly limit: number; readonly upload: Upload } {
  return { ...route, upload: { upload, what } }
}

/** The name of a route: method and path. */
export function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`
}

/** The scope that a token needs; undefined where none is enough. */
export function scopeOf({ opens }: Pick<Route, 'opens'>): Scope | undefined {
  return opens === 'session' || opens === 'anybody' ? undefined : opens
}

export function isStream(answer: Route['answer']): answer is StreamAnswer {
  return 'stream' in answer
}
