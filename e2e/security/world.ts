import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { importArticle } from '@/core/import/import-article'
import { awkwardText, articleRequest } from '@/data/testing/article'
import { marking } from '@/data/testing/marking'
import { teammate } from '../system'
import { Client } from './client'

/** Everybody who tries. The foreign lead leads another project; `out` was a member and is kept out; nobody is not signed in. */
export const actors = ['lead', 'reviewer', 'ana', 'ben', 'viewer', 'foreign', 'out', 'nobody'] as const
/** With the maker: the lead of the demonstration, who may create projects, and whose account other tests use too. */
export type Actor = (typeof actors)[number] | 'maker'

export interface Person {
  readonly email: string
  password: string
  readonly client: Client
  userId: string
}

/** An article in the project, with the text that its offsets count in. */
export interface Text {
  readonly id: string
  readonly slug: string
  readonly text: string
}

/** A project made for one file of tests, over the API alone, as a team would. */
export interface World {
  readonly project: string
  readonly foreignProject: string
  readonly people: Readonly<Record<Actor, Person>>
  readonly outlet: string
  readonly codebook: Readonly<Record<string, unknown>>
}

/** Words of one's own for names that must not meet those of another test. */
export const fresh = (): string => randomBytes(6).toString('hex')

/** Makes the project, its people and an outlet. `names` and the like can hold markers. */
export async function makeWorld(
  settings: { peersVisible: 'never' | 'afterSubmit'; outletVisibility?: 'shown' | 'hiddenUntilSubmit' | 'drawn' } = { peersVisible: 'afterSubmit' },
  nameOf: (actor: Actor) => string = (actor) => `${actor} e\u0301 שלום 🙂`,
): Promise<World> {
  const owner = teammate('lead')
  const maker = new Client()
  const signedIn = await maker.signIn(owner.email, owner.password)
  if (signedIn.status !== 200) throw new Error(`the lead could not sign in: ${signedIn.status} ${signedIn.body}`)
  const codebook = JSON.parse(
    await readFile(join(import.meta.dirname, '../../core/codebook/media-framing-v1.json'), 'utf8'),
  ) as Record<string, unknown>
  const project = `security-${fresh()}`
  const foreignProject = `elsewhere-${fresh()}`
  for (const key of [project, foreignProject]) {
    await must(maker, 'POST', '/projects', { name: `Project ${key}`, key, settings: { outletVisibility: 'shown', ...settings, decideOwnCases: false } })
    await must(maker, 'POST', `/projects/${key}/codebook`, codebook)
  }
  const made: Partial<Record<Actor, Person>> = {
    maker: { ...owner, client: maker, userId: '' },
    nobody: { email: '', password: '', client: new Client(), userId: '' },
  }
  for (const [actor, role] of [
    ['lead', 'lead'],
    ['reviewer', 'reviewer'],
    ['ana', 'annotator'],
    ['ben', 'annotator'],
    ['viewer', 'viewer'],
    ['out', 'reviewer'],
  ] as const)
    made[actor] = await enter(maker, project, actor, role, nameOf(actor))
  made.foreign = await enter(maker, foreignProject, 'foreign', 'lead', nameOf('foreign'))
  const people = made as Record<Actor, Person>
  const team = (await maker.get(`/projects/${project}/team`)).body + (await maker.get(`/projects/${foreignProject}/team`)).body
  for (const person of Object.values(people)) if (person.email) person.userId = idBeside(team, 'userId', person)
  await must(maker, 'PATCH', `/projects/${project}/members/${people.out.userId}`, { disabled: true })
  const outlet = uuid()
  await must(maker, 'PUT', `/projects/${project}/outlets/${outlet}`, outletBody())
  return { project, foreignProject, people, outlet, codebook }
}

/** Invites somebody, takes the invitation up in their name, and signs them in. */
async function enter(lead: Client, project: string, actor: Actor, role: string, name: string): Promise<Person> {
  const email = `${actor}-${fresh()}@example.org`
  const password = `pass ${randomUUID()}`
  const client = new Client()
  await must(client, 'POST', '/invitations/acceptance', {
    token: await inviteTo(lead, project, email, role),
    name,
    email,
    password,
  })
  const signedIn = await client.signIn(email, password)
  if (!client.session) throw new Error(`${email} could not sign in: ${signedIn.status} ${signedIn.body}`)
  return { email, password, client, userId: '' }
}

/** The token of a new invitation. */
export async function inviteTo(lead: Client, project: string, email: string, role = 'viewer'): Promise<string> {
  const { href } = await must<{ href: string }>(lead, 'POST', `/projects/${project}/invitations`, { email, role })
  return href.split('#')[1]!
}

/** Sends what has to succeed for a test to begin. @throws otherwise, with the answer. */
export async function must<Value>(client: Client, method: string, path: string, value: unknown): Promise<Value> {
  const answer = await client.write(method, `/api/v1${path}`, value)
  if (answer.status !== 200) throw new Error(`${method} ${path} was answered with ${answer.status}: ${answer.body}`)
  return JSON.parse(answer.body) as Value
}

/** The id that stands beside somebody's address in a page's data. */
function idBeside(page: string, key: string, { email }: { email: string }): string {
  const id = new RegExp(`"${key}":"([0-9a-f-]{36})"[^{}]*"email":"${email.replaceAll('.', '\\.')}"`).exec(
    // The page's data come in pieces, cut anywhere.
    page.replace(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, '').replaceAll('\\"', '"'),
  )?.[1]
  if (!id) throw new Error(`${email} is not on the page of the team`)
  return id
}

/** The id of an invitation that nobody has taken up, as the lead's page has it. */
export async function invitationId(lead: Client, project: string, email: string): Promise<string> {
  return idBeside((await lead.get(`/projects/${project}/team`)).body, 'id', { email })
}

export function outletBody(changes: Record<string, unknown> = {}) {
  return {
    name: `Outlet ${fresh()}`,
    kind: 'newspaper',
    country: 'FR',
    language: 'fr',
    stateRelation: 'none known',
    aliases: [],
    facts: [{ text: 'It is printed e\u0301 🙂.', source: 'Its imprint', from: '2019', to: '2020', reply: 'So it is.' }],
    ...changes,
  }
}

/** What brings in a text that is not in any project yet. */
export function articleBody(changes: Record<string, unknown> = {}) {
  return { ...articleRequest({ raw: `${awkwardText}\n\nNumber ${fresh()} of its kind.`, slug: `text-${fresh()}` }), ...changes }
}

/** Brings in an article. */
export async function addArticle(world: World, changes: Record<string, unknown> = {}): Promise<Text> {
  const id = uuid()
  const body = articleBody({ originatorId: world.outlet, publisherId: world.outlet, ...changes })
  const { slug } = await must<{ slug: string }>(
    world.people.lead.client,
    'PUT',
    `/projects/${world.project}/articles/${id}`,
    body,
  )
  const imported = importArticle(body.raw, { format: body.format })
  if (!imported.ok) throw new Error(imported.problem.message)
  return { id, slug, text: imported.value.canonical.text }
}

/** Gives an article to somebody. Returns the id of their assignment, read off their own list. */
export async function assign(world: World, article: Text, actor: Actor): Promise<string> {
  const { lead, [actor]: person } = world.people
  const before = await assignmentsOf(world, actor)
  await must(lead.client, 'PATCH', `/projects/${world.project}/assignments`, {
    assignments: [{ articleId: article.id, userId: person.userId, assigned: true }],
  })
  const made = [...(await assignmentsOf(world, actor))].filter((id) => !before.has(id))
  if (made.length !== 1) throw new Error(`${made.length} assignments were made, not one`)
  return made[0]!
}

/** Gives an article to somebody from whom its outlet is hidden until they submit it. The project's setting is as before afterwards. */
export async function assignHidden(world: World, article: Text, actor: Actor): Promise<string> {
  const settle = (outletVisibility: string) =>
    must(world.people.lead.client, 'PUT', `/projects/${world.project}/settings`, { peersVisible: 'afterSubmit', decideOwnCases: false, outletVisibility })
  await settle('hiddenUntilSubmit')
  const assignment = await assign(world, article, actor)
  await settle('shown')
  return assignment
}

async function assignmentsOf(world: World, actor: Actor): Promise<ReadonlySet<string>> {
  const { body } = await world.people[actor].client.get(`/projects/${world.project}/work`)
  return new Set([...body.matchAll(new RegExp(`/projects/${world.project}/read/([0-9a-f-]{36})`, 'g'))].map((match) => match[1]!))
}

/** Marks words in somebody's name. Returns the id of the annotation. */
export async function mark(
  world: World,
  actor: Actor,
  assignment: string,
  article: Text,
  words: string,
  changes: Parameters<typeof marking>[2] = {},
  id = uuid(),
): Promise<string> {
  await must(
    world.people[actor].client,
    'PUT',
    `/assignments/${assignment}/annotations/${id}`,
    marking(article.text, words, changes),
  )
  return id
}

/** Submits in somebody's name. */
export function submit(world: World, actor: Actor, assignment: string): Promise<unknown> {
  return must(world.people[actor].client, 'PUT', `/assignments/${assignment}/submission`, {})
}
