import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type APIRequestContext, request } from '@playwright/test'
import pg from 'pg'
import { type RunningApp, startApp } from '../app'
import { type Proxy, openProxy } from './proxy'

/** A word of the article, at its place in code points. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** Somebody who annotates, and their own assignment. */
export interface Annotator {
  readonly email: string
  readonly password: string
  readonly userId: string
  readonly assignment: string
  /** As the browser sends it; changes with each sign-in. */
  cookie: string
}

/** The built program behind a proxy of ours, and a project in it. */
export interface Ground {
  readonly app: RunningApp
  readonly proxy: Proxy
  readonly project: string
  /** The title of the article that everybody is assigned. */
  readonly title: string
  readonly words: readonly Word[]
  /** In the role that owns the tables: for looking behind the program's back. Reconnects after a kill. */
  readonly owner: pg.Pool
  /** Brings somebody new in, with the article assigned to them. */
  annotator(): Promise<Annotator>
  /** A new session, begun by the replica at a port if one is named. */
  signIn(who: Pick<Annotator, 'email' | 'password'>, port?: number): Promise<string>
  /** Asks the API as the lead of the project. @throws when refused. */
  asLead<Answer>(method: string, path: string, body: unknown): Promise<Answer>
  stop(): Promise<void>
}

/** How many words an article has that a client may mark. */
export const wordsInArticle = 3000

/** Starts the program, signs in as the demonstration's lead and makes a project with one long article. */
export async function makeGround(): Promise<Ground> {
  const proxy = await openProxy()
  const origin = `http://127.0.0.1:${proxy.port}`
  const app = await startApp({ origin })
  proxy.targets = [app.port]
  const owner = new pg.Pool({ connectionString: app.database.owner, max: 2, connectionTimeoutMillis: 2000 })
  owner.on('error', () => {})
  const lead = await apiOf(origin, app.people.find(({ role }) => role === 'lead')!)
  const project = `faults-${randomBytes(4).toString('hex')}`
  const title = 'What the network did 🛬'
  await post(lead, 'POST', '/projects', { name: 'Faults', key: project, settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } })
  await post(lead, 'POST', `/projects/${project}/codebook`, JSON.parse(await readFile(join(import.meta.dirname, '../../core/codebook/media-framing-v1.json'), 'utf8')))
  const article = randomUUID()
  await post(lead, 'PUT', `/projects/${project}/articles/${article}`, {
    raw: textOf(wordsInArticle), format: 'text', edits: [], title, byline: null, publishedAt: null, url: null,
    originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: 'network',
  })
  const { rows } = await owner.query<{ text: string }>('SELECT text FROM article_versions WHERE article_id = $1', [article])

  const annotator = async (): Promise<Annotator> => {
    const credentials = { email: `annotator.${randomBytes(5).toString('hex')}@example.org`, password: randomBytes(15).toString('base64url') }
    const { href } = await post<{ href: string }>(lead, 'POST', `/projects/${project}/invitations`, { email: credentials.email, role: 'annotator' })
    const stranger = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } })
    await post(stranger, 'POST', '/invitations/acceptance', { ...credentials, name: 'Ann שלום', token: new URL(href).hash.slice(1) })
    await stranger.dispose()
    const userId = (await owner.query<{ id: string }>('SELECT id FROM users WHERE email = $1', [credentials.email])).rows[0]!.id
    await post(lead, 'PATCH', `/projects/${project}/assignments`, { assignments: [{ articleId: article, userId, assigned: true }] })
    const assignment = (await owner.query<{ id: string }>('SELECT id FROM assignments WHERE user_id = $1', [userId])).rows[0]!.id
    return { ...credentials, userId, assignment, cookie: await cookieOf(origin, credentials) }
  }
  return {
    app, proxy, project, title, owner, annotator,
    words: wordsOf(rows[0]!.text),
    signIn: (who, at) => cookieOf(origin, who, at),
    asLead: (method, path, body) => post(lead, method, `/projects/${project}${path}`, body),
    async stop() {
      await lead.dispose()
      await owner.end()
      await proxy.close()
      await app.stop()
    },
  }
}

/** Words that are all different, each with something in it that offsets go wrong on every so often. */
function textOf(count: number): string {
  const odd = ['', '🛬', 'e\u0301', 'שלום', '👩‍👩‍👧']
  const words = Array.from({ length: count }, (_, index) => `w${index}x${odd[index % odd.length]}`)
  return Array.from({ length: count / 50 }, (_, line) => words.slice(line * 50, line * 50 + 50).join(' ')).join('\n\n')
}

function wordsOf(text: string): readonly Word[] {
  let at = 0
  return text.split(/([ \n]+)/).flatMap((piece) => {
    const start = at
    at += [...piece].length
    return /^w\d+x/.test(piece) ? [{ start, end: at, quote: piece }] : []
  })
}

async function apiOf(origin: string, person: { email: string; password: string }, port?: number): Promise<APIRequestContext> {
  const context = await request.newContext(port === undefined ? { baseURL: origin, extraHTTPHeaders: { origin } }
    : { baseURL: `http://127.0.0.1:${port}`, extraHTTPHeaders: { origin, host: new URL(origin).host } })
  const { csrfToken } = (await (await context.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await context.post('/api/auth/callback/credentials', { form: { csrfToken, email: person.email, password: person.password, json: 'true' } })
  if (!answer.ok()) throw new Error(`${person.email} could not sign in: ${answer.status()}`)
  return context
}

async function cookieOf(origin: string, person: { email: string; password: string }, port?: number): Promise<string> {
  const context = await apiOf(origin, person, port)
  const { cookies } = await context.storageState()
  await context.dispose()
  return cookies.filter(({ name }) => name.endsWith('crossread-session')).map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Asks for what has to be there before a fault begins; as often as the server asks to be asked again, up to ten times. */
async function post<Answer>(context: APIRequestContext, method: string, path: string, data: unknown, times = 10): Promise<Answer> {
  const answer = await context.fetch(`/api/v1${path}`, { method, data })
  if (answer.status() === 503 && times > 1) {
    await wait(1000 * Number(answer.headers()['retry-after'] ?? 1))
    return post(context, method, path, data, times - 1)
  }
  if (!answer.ok()) throw new Error(`${method} ${path} was answered with ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}
