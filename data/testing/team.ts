import { v7 as uuid } from 'uuid'
import { afterAll } from 'vitest'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { codebookSchema } from '@/core/codebook/codebook'
import type { Role } from '@/core/permission'
import type { ProjectSettings } from '@/core/request/project'
import type { Result } from '@/core/result'
import { openProject } from '../access'
import { changeAssignments } from '../assignment'
import { listAssignments } from '../assignment-overview'
import { publishCodebook } from '../codebook'
import { database, disconnect } from '../database'
import { importForProject } from '../import'
import { acceptInvitation, invite, inviteFirstLead } from '../invitation'
import { saveOutlet } from '../outlet'
import type { Access, Principal } from '../principal'
import { createProject } from '../project'
import { beginSession, findPrincipal } from '../session'
import { articleRequest } from './article'

afterAll(disconnect)

/** Somebody with an account and a session. */
export interface Person extends Principal {
  readonly password: string
  readonly token: string
}

/** A project with people, a codebook, an outlet and one article that nobody is assigned yet. */
export interface Team {
  readonly slug: string
  readonly lead: Person
  readonly reviewer: Person
  readonly ana: Person
  readonly ben: Person
  readonly viewer: Person
  readonly codebookId: string
  readonly outletId: string
  readonly article: TestArticle
  /** Opens the project for somebody, afresh. @throws when they are no member. */
  enter(person: Principal): Promise<Access>
}

export interface TestArticle {
  readonly id: string
  readonly slug: string
  readonly versionId: string
  readonly text: string
}

/** Makes a team through the same functions that a lead's browser calls. */
export async function makeTeam(settings: Partial<ProjectSettings> = {}): Promise<Team> {
  const lead = await firstLead()
  const { slug } = valueOf(await createProject(lead, { name: 'Framing 🗞️ שלום', key: `framing-${uuid().slice(-12)}`, settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown', ...settings } }))
  const access = valueOf(await openProject(lead, slug))
  const [reviewer, ana, ben, viewer] = await Promise.all([join(access, 'reviewer'), join(access, 'annotator'), join(access, 'annotator'), join(access, 'viewer')])
  const codebook = valueOf(await publishCodebook(access, codebookSchema.parse(mediaFraming)))
  const outlet = valueOf(await saveOutlet(access, uuid(), { name: 'The Paper 🗞️', kind: 'newspaper', country: null, language: 'en', stateRelation: 'independent', aliases: [], facts: [] }))
  const article = await addArticle(access, { publisherId: outlet.id })
  const enter = async (person: Principal) => valueOf(await openProject(person, slug))
  return { slug, lead, reviewer, ana, ben, viewer, codebookId: codebook.id, outletId: outlet.id, article, enter }
}

/** Brings an article into a project. */
export async function addArticle(lead: Access, changes: Parameters<typeof articleRequest>[0] = {}): Promise<TestArticle> {
  const id = uuid()
  const { slug } = valueOf(await importForProject(lead, id, articleRequest(changes)))
  const version = await database().prisma.articleVersion.findFirstOrThrow({ where: { articleId: id }, select: { id: true, text: true } })
  return { id, slug, versionId: version.id, text: version.text }
}

/** Gives an article, by default the team's own, to somebody. Returns the id of the assignment. */
export async function assign(team: Team, person: Principal, articleId = team.article.id): Promise<string> {
  const access = await team.enter(team.lead)
  valueOf(await changeAssignments(access, [{ articleId, userId: person.userId, assigned: true }]))
  const found = (await listAssignments(access)).find((one) => one.articleId === articleId && one.userId === person.userId)
  if (!found) throw new Error('the article was not assigned')
  return found.id
}

/** Somebody who may create projects. */
export async function firstLead(): Promise<Person> {
  return accept(await firstLeadToken(), personalia('lead'))
}

/** Invites somebody new to a project and lets them in. */
export async function join(lead: Access, role: Role): Promise<Person> {
  const person = personalia(role)
  const { token } = valueOf(await invite(lead, { email: person.email, role }))
  return accept(token, person)
}

/** A new session of somebody. */
export async function signedIn(userId: string): Promise<{ principal: Principal; token: string }> {
  const token = await beginSession(userId, 'A browser 🦊')
  const principal = await findPrincipal(token)
  if (!principal) throw new Error('the session does not stand')
  return { principal, token }
}

/** What succeeded. @throws when it failed, with the sentence for the user. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

function personalia(role: Role) {
  const id = uuid().slice(-12)
  return { name: `${role} José\u0301 ${id}`, email: `${role}-${id}@example.org`, password: `three words and ${id}` }
}

async function accept(token: string, person: ReturnType<typeof personalia>): Promise<Person> {
  valueOf(await acceptInvitation({ ...person, token }, '192.0.2.1'))
  const { id } = await database().prisma.user.findUniqueOrThrow({ where: { email: person.email }, select: { id: true } })
  const session = await signedIn(id)
  return { ...session.principal, token: session.token, password: person.password }
}

/** The token of the one-time link that makes a first lead. @throws when one is waiting already. */
export async function firstLeadToken(): Promise<string> {
  let token = ''
  await inviteFirstLead(async (made) => void (token = made))
  if (token === '') throw new Error('a first lead’s link is waiting already')
  return token
}
