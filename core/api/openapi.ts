import { type CreateDocumentOptions, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject, createDocument } from 'zod-openapi'
import { z } from 'zod'
import type { ProblemCode } from '../result'
import { scopeWords } from '../token/scope'
import { problemCodes, problemKinds, problemType } from './problem'
import { routes } from './registry'
import { type Route, groups, isStream, scopeOf } from './route'

/** What a problem is, in every answer that is one. */
const problem = z.object({
  type: z.string().describe('The address of a page that explains this kind of failure, relative to the server.'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('A sentence for the person: what happened and what helps.'),
  code: z.enum(problemCodes),
  field: z.string().optional().describe('The field at fault, as a dotted path.'),
  details: z.unknown().optional().describe('What the asker needs to go on.'),
}).meta({ id: 'Problem', description: 'RFC 9457.' })

/** The names in addresses, in words. */
const names: Readonly<Record<string, string>> = {
  project: 'The short name of the project.', article: 'The short name of the article; where articles are put, its id.', outlet: 'The id of the outlet.', assignment: 'The id of the assignment.',
  annotation: 'The id of the annotation.', decision: 'The id of the verdict.', rule: 'The id of the rule.', question: 'The key of the question in the codebook.', format: 'Which file.',
  user: 'The id of the person.', invitation: 'The id of the invitation.', session: 'The id of the session.', token: 'The id of the token.', objection: 'The id of the message.', version: 'The number of the codebook version.',
}

/** What may come besides an answer, in the order of their status: what the route says, and what follows from its form. */
export function problemsOf(route: Route): readonly ProblemCode[] {
  const may = new Set<ProblemCode>([...(route.problems ?? []), 'notAllowed', 'misdirected', 'failed', 'unavailable'])
  if (route.opens !== 'anybody') for (const code of ['unauthenticated', 'forbidden', 'invalid', 'tooMany'] as const) may.add(code)
  if (route.query || route.schema || route.upload) may.add('invalid')
  if (route.schema || route.upload) for (const code of ['forbidden', 'tooLarge', 'wrongMediaType'] as const) may.add(code)
  if (route.path.includes('{')) may.add('notFound')
  return [...may].sort((one, other) => problemKinds[one].status - problemKinds[other].status)
}

/** The whole API as OpenAPI 3.1. `server` is the address people use, as in https://crossread.example. */
export function describeApi(server: string) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route)
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Crossread', version: '1',
      description: 'Reading the news across outlets: articles, highlighted and tagged passages, disagreements, verdicts, exports, releases. Offsets are Unicode code points of the canonical text, the end not included. Send a token as `Authorization: Bearer cr_…`; it does what its owner may do, cut down to its scopes. Problems are `application/problem+json` (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${server}/api/v1` }],
    tags: groups.filter((group) => routes.some((route) => route.group === group)).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: `A token made on the account page. Scopes: ${Object.entries(scopeWords).map(([key, { opens }]) => `\`${key}\`: ${opens}`).join(' ')}` },
        session: { type: 'apiKey', in: 'cookie', name: server.startsWith('https:') ? '__Host-crossread-session' : 'crossread-session', description: 'Somebody who is signed in, in a browser. A write then has to come from the server’s own pages.' },
      },
    },
  }, options)
}

const options: CreateDocumentOptions = {
  reused: 'inline',
  override: ({ jsonSchema, io }) => {
    // Answers may come to say more.
    if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    // The format says it; the pattern would fill pages.
    if (jsonSchema.format === 'uuid' || jsonSchema.format === 'date-time') delete jsonSchema.pattern
  },
}

/** Each kind of problem, the same in every answer. */
const problems = Object.fromEntries(problemCodes.map((code): [ProblemCode, ZodOpenApiResponseObject] => {
  const { title, status, meaning } = problemKinds[code]
  return [code, { id: code, description: title, content: { 'application/problem+json': { schema: problem, example: { type: problemType(code), title, status, detail: meaning, code } } } }]
})) as Record<ProblemCode, ZodOpenApiResponseObject>

function operationOf(route: Route): ZodOpenApiOperationObject {
  const scope = scopeOf(route)
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const path = Object.fromEntries(inPath.map((name) => [name, (route.ids?.includes(name) ? z.uuid() : z.string()).describe(names[name] ?? name)]))
  return {
    operationId: operationIdOf(route),
    tags: [route.group],
    summary: route.summary,
    description: [route.explanation, scope ? `Needs the scope \`${scope}\`.` : route.opens === 'session' ? 'Not open to tokens.' : 'Open to everybody.'].filter(Boolean).join(' '),
    security: route.opens === 'anybody' ? [] : scope ? [{ token: [scope] }, { session: [] }] : [{ session: [] }],
    requestParams: { ...(inPath.length > 0 ? { path: z.object(path) } : {}), ...(route.query ? { query: route.query } : {}) },
    ...(route.schema ? { requestBody: { required: true, content: { 'application/json': { schema: route.schema } } } } : {}),
    ...(route.upload ? { requestBody: { required: true, description: route.upload.what, content: { [route.upload.upload]: { schema: { type: 'string', format: 'binary' } } } } } : {}),
    responses: {
      '200': isStream(route.answer)
        ? { description: route.answer.what, content: { [route.answer.stream]: { schema: { type: 'string' } } } }
        : { description: 'Done.', content: { 'application/json': { schema: route.answer } } },
      ...Object.fromEntries(problemsOf(route).map((code) => [String(problemKinds[code].status), problems[code]])),
    },
  }
}

/** `GET /projects/{project}/articles` is `getProjectsArticles`; with a name at the end, `getProjectsArticlesByArticle`. */
function operationIdOf({ method, path }: Route): string {
  const words = path.split('/').slice(1).map((segment) => (segment.startsWith('{') ? `by-${segment.slice(1, -1)}` : segment))
  return [method.toLowerCase(), ...words.join('-').split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}
