import { type Field, type Schema, fieldsOf } from './fields'
import type { ProblemCode } from '../result'
import { describeApi, problemsOf } from './openapi'
import { problemKinds } from './problem'
import { routes } from './registry'
import { type Group, type Method, type Opening, type Route, groups, isStream, scopeOf } from './route'

/** One route as the page of reference shows it. */
export interface ReferenceEntry {
  /** Stands in the address of the page, after `#`. */
  readonly key: string
  readonly method: Method
  /** With `/api/v1`, and `{names}` in braces. */
  readonly path: string
  readonly summary: string
  readonly explanation: string
  readonly opens: Opening
  readonly query: readonly Field[]
  readonly body: readonly Field[]
  readonly answer: readonly Field[]
  /** What the answer is, where it is no JSON. */
  readonly stream: string
  /** Without those of `everywhere`. */
  readonly problems: readonly { readonly key: string; readonly status: number; readonly title: string }[]
  /** A line for a shell; null where no token is let in. */
  readonly curl: string | null
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean; readonly schema: Schema; readonly description?: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>
}

/** What any address may answer, and is told once. */
export const everywhere: readonly ProblemCode[] = ['notAllowed', 'misdirected', 'failed', 'unavailable']

/** The whole reference by groups, in their order, for the server at this address. Those that take a token come first in their group. */
export function referenceOf(server: string): readonly { readonly group: Group; readonly entries: readonly ReferenceEntry[] }[] {
  const described = describeApi(server)
  const components = (described.components?.schemas ?? {}) as Readonly<Record<string, Schema>>
  const operations = described.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>
  const entries = routes.map((route) => ({ group: route.group, entry: entryOf(route, operations[route.path]![route.method.toLowerCase()]!, components, server) }))
  return groups.flatMap((group) => {
    const own = entries.filter((one) => one.group === group).map(({ entry }) => entry)
    return own.length === 0 ? [] : [{ group, entries: [...own.filter(({ curl }) => curl !== null), ...own.filter(({ curl }) => curl === null)] }]
  })
}

function entryOf(route: Route, operation: Operation, components: Readonly<Record<string, Schema>>, server: string): ReferenceEntry {
  const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const query: Schema = { properties: Object.fromEntries(inQuery.map(({ name, schema, description }) => [name, { ...schema, ...(description ? { description } : {}) }])), required: inQuery.filter(({ required }) => required).map(({ name }) => name) }
  const [body] = Object.values(operation.requestBody?.content ?? {})
  const [answer] = Object.values(operation.responses['200']?.content ?? {})
  return {
    key: operation.operationId, method: route.method, path: `/api/v1${route.path}`, summary: route.summary, explanation: route.explanation ?? '', opens: route.opens,
    query: fieldsOf(query, components), body: body && route.schema ? fieldsOf(body.schema, components) : [], answer: answer ? fieldsOf(answer.schema, components) : [],
    stream: isStream(route.answer) ? route.answer.what : '',
    problems: problemsOf(route).filter((code) => !everywhere.includes(code)).map((code) => ({ key: problemKinds[code].key, status: problemKinds[code].status, title: problemKinds[code].title })),
    curl: curlOf(route, server),
  }
}

/** Characters of a line in the narrowest place where it is read whole. */
const shellLine = 62

/** How to ask by curl, with the token in a file of headers, so that it stands in no list of processes. */
function curlOf(route: Route, server: string): string | null {
  if (scopeOf(route) === undefined && route.opens !== 'anybody') return null
  const address = `${server}/api/v1${route.path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())}`
  const parts = ['curl', ...(route.opens === 'anybody' ? [] : ['-H @token.header'])]
  if (route.method !== 'GET') parts.push(`-X ${route.method}`)
  if (route.schema) parts.push(isEmpty(route.schema) ? `--json '{}'` : '--json @body.json')
  if (route.upload) parts.push(`-H 'Content-Type: ${route.upload.upload}'`, '-T FILE')
  if (isStream(route.answer)) parts.push('-O')
  const line = [...parts, `'${address}'`].join(' ')
  return line.length <= shellLine ? line : `${parts.join(' ')} \\\n  '${address}'`
}

/** Whether a body says nothing but that it is meant. */
function isEmpty(schema: NonNullable<Route['schema']>): boolean {
  return schema.safeParse({}).success
}
