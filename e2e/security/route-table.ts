import { v7 as uuid } from 'uuid'
import { defaultReasons } from '@/core/review/reasons'
import { marking } from '@/data/testing/marking'
import { apiRoutes } from './api-routes'
import { articleRoutes } from './article-routes'
import { caseRoutes } from './case-routes'
import { releaseRoutes } from './release-routes'
import { Client } from './client'
import { importRoutes } from './import-routes'
import { layerImportRoutes } from './layer-import-routes'
import { type Ground, inProject, verdictOn, differingAnswers } from './ground'
import {
  type Actor,
  type World,
  addArticle,
  articleBody,
  assign,
  assignHidden,
  fresh,
  invitationId,
  inviteTo,
  mark,
  must,
  outletBody,
  submit,
} from './world'

/** A request that the right person may send now. */
export interface Valid {
  readonly path: string
  /** Absent where there is no body. */
  readonly body?: unknown
  /** A body that is not JSON. */
  readonly bytes?: string
}

/** A route and method of the API, who may use it, and how it is used. */
export interface Route {
  /** As the folders have it: `PUT /api/v1/projects/[project]/outlets/[outlet]`. */
  readonly name: string
  /** Whose request succeeds. Of everybody else it is answered as if there were nothing, and nobody is told to sign in. */
  readonly may: readonly Actor[]
  /** Whether somebody who is not signed in may use it too. */
  readonly open?: boolean
  /** Bytes that its body may have, where it is not the usual 256 KiB. */
  readonly limit?: number
  /** Makes a request that succeeds once for this actor, with everything it needs. */
  readonly make: (ground: Ground, actor: Actor) => Promise<Valid> | Valid
}

/** One that decides nothing here: of two annotators a thousand cannot agree. */
const strictRule = { k: 1000, tolerance: { kind: 'exact' } }

const mebibyte = 1024 * 1024
const signedIn: readonly Actor[] = ['lead', 'reviewer', 'ana', 'ben', 'viewer', 'foreign', 'out']

/** Every route of the API. A test walks the folder and fails where one is missing here. */
export const routes: readonly Route[] = [
  {
    name: 'POST /api/v1/projects',
    may: ['maker'],
    make: () => ({
      path: '/api/v1/projects',
      body: { name: 'Another', key: `another-${fresh()}`, settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } },
    }),
  },
  {
    name: 'POST /api/v1/projects/[project]/codebook',
    may: ['lead'],
    limit: 2 * mebibyte,
    make: (ground) => ({ path: inProject(ground, '/codebook'), body: ground.world.codebook }),
  },
  {
    name: 'GET /api/v1/projects/[project]/articles/same-text',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, `/articles/same-text?sha256=${'0'.repeat(64)}`) }),
  },
  {
    name: 'PUT /api/v1/projects/[project]/articles/[article]',
    may: ['lead'],
    limit: 8 * mebibyte,
    make: (ground) => ({
      path: inProject(ground, `/articles/${uuid()}`),
      body: articleBody({
        originatorId: ground.world.outlet,
        publisherId: ground.world.outlet,
        storyTitle: 'A story',
        byline: 'Nobody',
      }),
    }),
  },
  {
    name: 'GET /api/v1/projects/[project]/export',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, '/export?format=jsonl&layers=annotators,gold,soft,decisions,discussion&as=file') }),
  },
  {
    name: 'GET /api/v1/projects/[project]/export/pseudonyms.csv',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, '/export/pseudonyms.csv') }),
  },
  {
    name: 'GET /api/v1/projects/[project]/export/[format]',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, '/export/labels.jsonl') }),
  },
  {
    name: 'POST /api/v1/projects/[project]/reviews/[article]/decisions',
    may: ['lead', 'reviewer'],
    make: async (ground) => {
      const { slug, pair } = await ground.nextCase()
      return { path: inProject(ground, `/reviews/${slug}/decisions`), body: verdictOn(pair) }
    },
  },
  {
    name: 'POST /api/v1/projects/[project]/reviews/[article]/decisions/[decision]/withdrawal',
    may: ['lead', 'reviewer'],
    make: async (ground) => {
      const { slug, pair } = await ground.nextCase()
      const verdict = verdictOn(pair)
      await must(ground.world.people.lead.client, 'POST', `/projects/${ground.world.project}/reviews/${slug}/decisions`, verdict)
      return {
        path: inProject(ground, `/reviews/${slug}/decisions/${verdict.id}/withdrawal`),
        body: { id: uuid(), reason: 'Too early.' },
      }
    },
  },
  ...caseRoutes,
  ...releaseRoutes,
  ...apiRoutes,
  ...articleRoutes,
  ...importRoutes,
  ...layerImportRoutes,
  {
    name: 'GET /api/v1/projects/[project]/decisions/events',
    may: ['lead', 'reviewer'],
    // A stream goes on for minutes; a short one tells as much here.
    make: (ground) => ({ path: inProject(ground, '/decisions/events?seconds=0.2') }),
  },
  {
    name: 'GET /api/v1/projects/[project]/decisions/since',
    may: ['lead', 'reviewer'],
    make: (ground) => ({ path: inProject(ground, '/decisions/since?after=2020-01-01T00:00:00.000Z') }),
  },
  {
    name: 'POST /api/v1/projects/[project]/answers/[article]/decisions',
    may: ['lead', 'reviewer'],
    make: async (ground) => {
      const { slug, verdict } = await differingAnswers(ground.world)
      return { path: inProject(ground, `/answers/${slug}/decisions`), body: verdict }
    },
  },
  {
    name: 'POST /api/v1/projects/[project]/answers/[article]/decisions/[decision]/withdrawal',
    may: ['lead', 'reviewer'],
    make: async (ground) => {
      const { slug, verdict } = await differingAnswers(ground.world)
      await must(ground.world.people.lead.client, 'POST', `/projects/${ground.world.project}/answers/${slug}/decisions`, verdict)
      return { path: inProject(ground, `/answers/${slug}/decisions/${verdict.id}/withdrawal`), body: { id: uuid(), reason: 'Too early.' } }
    },
  },
  { name: 'POST /api/v1/projects/[project]/answers/rules/preview', may: ['lead', 'reviewer'], make: (ground) => ({ path: inProject(ground, '/answers/rules/preview'), body: { k: 1000, after: null } }) },
  { name: 'POST /api/v1/projects/[project]/answers/rules', may: ['lead', 'reviewer'], make: (ground) => ({ path: inProject(ground, '/answers/rules'), body: { id: uuid(), k: 1000, after: null } }) },
  { name: 'POST /api/v1/projects/[project]/answers/rules/[rule]/withdrawal', may: ['lead', 'reviewer'], make: (ground) => ({ path: inProject(ground, `/answers/rules/${uuid()}/withdrawal`), body: {} }) },
  {
    name: 'POST /api/v1/projects/[project]/codebook/proposals/[decision]/settlement',
    may: ['lead'],
    make: async (ground) => {
      const { slug, pair } = await ground.nextCase()
      const verdict = { ...verdictOn(pair), proposal: 'nearMiss' }
      await must(ground.world.people.lead.client, 'POST', `/projects/${ground.world.project}/reviews/${slug}/decisions`, verdict)
      return {
        path: inProject(ground, `/codebook/proposals/${verdict.id}/settlement`),
        body: { id: uuid(), replaces: null, kind: 'setAside', reason: 'Too local שלום 🙂.' },
      }
    },
  },
  {
    name: 'POST /api/v1/projects/[project]/rules/preview',
    may: ['lead', 'reviewer'],
    make: (ground) => ({ path: inProject(ground, '/rules/preview'), body: { rule: strictRule, after: null } }),
  },
  {
    name: 'POST /api/v1/projects/[project]/rules',
    may: ['lead', 'reviewer'],
    make: (ground) => ({ path: inProject(ground, '/rules'), body: { id: uuid(), rule: strictRule, after: null } }),
  },
  {
    name: 'POST /api/v1/projects/[project]/rules/[rule]/withdrawal',
    may: ['lead', 'reviewer'],
    make: async (ground) => {
      const id = uuid()
      await must(ground.world.people.lead.client, 'POST', `/projects/${ground.world.project}/rules`, { id, rule: strictRule, after: null })
      return { path: inProject(ground, `/rules/${id}/withdrawal`), body: { after: null } }
    },
  },
  { name: 'GET /api/v1/projects/[project]/agreement', may: ['lead', 'reviewer'], make: (ground) => ({ path: inProject(ground, '/agreement?codebook=1') }) },
  ...(['POST', 'DELETE'] as const).map((method): Route => ({
    name: `${method} /api/v1/projects/[project]/agreement`,
    may: ['lead', 'reviewer'],
    make: (ground) => ({ path: inProject(ground, '/agreement'), body: { scope: { codebook: null, from: '2026-11-02', until: null }, pieces: ['f1-exact', 'tags'] } }),
  })),
  {
    name: 'PUT /api/v1/projects/[project]/reasons',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, '/reasons'), body: defaultReasons }),
  },
  {
    name: 'PUT /api/v1/projects/[project]/settings',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, '/settings'), body: { peersVisible: 'afterSubmit', decideOwnCases: false, outletVisibility: 'shown' } }),
  },
  {
    name: 'POST /api/v1/projects/[project]/assignments/[assignment]/second-pass',
    may: ['lead'],
    make: async (ground) => {
      const assignment = await hiddenAndSubmitted(ground.world)
      return { path: inProject(ground, `/assignments/${assignment}/second-pass`), body: {} }
    },
  },
  {
    name: 'PUT /api/v1/assignments/[assignment]/recognition',
    may: ['ana'],
    make: async (ground) => ({
      path: `/api/v1/assignments/${await hiddenAndSubmitted(ground.world)}/recognition`,
      body: { id: uuid(), recognised: 'unsure', outlet: 'שלום 🙂', noticed: 'e\u0301' },
    }),
  },
  { name: 'PUT /api/v1/assignments/[assignment]/seen-answers', may: ['ana'], make: (ground) => ({ path: `/api/v1/assignments/${ground.ownAssignment}/seen-answers`, body: { messages: [uuid()] } }) },
  {
    name: 'PUT /api/v1/projects/[project]/outlets/[outlet]',
    may: ['lead'],
    make: (ground) => ({ path: inProject(ground, `/outlets/${uuid()}`), body: outletBody() }),
  },
  {
    name: 'PATCH /api/v1/projects/[project]/members/[user]',
    may: ['lead'],
    make: (ground) => ({
      path: inProject(ground, `/members/${ground.world.people.viewer.userId}`),
      body: { role: 'viewer', disabled: false },
    }),
  },
  {
    name: 'POST /api/v1/projects/[project]/invitations',
    may: ['lead'],
    make: (ground) => ({
      path: inProject(ground, '/invitations'),
      body: { email: `guest-${fresh()}@example.org`, role: 'viewer' },
    }),
  },
  {
    name: 'DELETE /api/v1/projects/[project]/invitations/[invitation]',
    may: ['lead'],
    make: async (ground) => {
      const [{ client }, email] = [ground.world.people.lead, `guest-${fresh()}@example.org`]
      await inviteTo(client, ground.world.project, email)
      return { path: inProject(ground, `/invitations/${await invitationId(client, ground.world.project, email)}`), body: {} }
    },
  },
  {
    name: 'PATCH /api/v1/projects/[project]/assignments',
    may: ['lead'],
    make: (ground) => ({
      path: inProject(ground, '/assignments'),
      body: { assignments: [{ articleId: ground.judged.id, userId: ground.world.people.ana.userId, assigned: true }] },
    }),
  },
  {
    name: 'POST /api/v1/projects/[project]/assignments/[assignment]/reopening',
    may: ['lead'],
    make: async (ground) => {
      const assignment = await assign(ground.world, await addArticle(ground.world), 'ana')
      await submit(ground.world, 'ana', assignment)
      return {
        path: inProject(ground, `/assignments/${assignment}/reopening`),
        body: { reason: 'Look at the second paragraph again. 🙂' },
      }
    },
  },
  {
    name: 'PUT /api/v1/assignments/[assignment]/annotations/[annotation]',
    may: ['ana'],
    limit: mebibyte,
    make: (ground) => ({
      path: `/api/v1/assignments/${ground.ownAssignment}/annotations/${uuid()}`,
      body: marking(ground.own.text, 'cafe\u0301', {
        note: 'A note 🙂',
        attributes: { target: 'שלום', source_chain: ['one', 'two'], severity: 2, flag: true },
      }),
    }),
  },
  {
    name: 'POST /api/v1/assignments/[assignment]/writes', may: ['ana'], limit: 2 * mebibyte,
    make: async (ground) => ({
      path: `/api/v1/assignments/${ground.ownAssignment}/writes`,
      body: { writes: [
        { key: uuid(), kind: 'put', id: uuid(), ...marking(ground.own.text, 'cafe\u0301', { note: 'A note 🙂', attributes: { target: 'שלום', flag: true }, origin: { by: 'search', phrase: 'cafe\u0301' } }) },
        { key: uuid(), kind: 'message', id: uuid(), annotation: await mark(ground.world, 'ana', ground.ownAssignment, ground.own, 'family'), text: 'Is this 👀 one?' },
        { key: uuid(), kind: 'delete', id: await mark(ground.world, 'ana', ground.ownAssignment, ground.own, 'family'), basedOn: 1 },
      ] },
    }),
  },
  {
    name: 'DELETE /api/v1/assignments/[assignment]/annotations/[annotation]',
    may: ['ana'],
    make: async ({ world, own, ownAssignment }) => {
      const id = await mark(world, 'ana', ownAssignment, own, 'family')
      return { path: `/api/v1/assignments/${ownAssignment}/annotations/${id}`, body: { basedOn: 1 } }
    },
  },
  {
    name: 'PUT /api/v1/assignments/[assignment]/submission',
    may: ['ana'],
    make: async (ground) => ({
      path: `/api/v1/assignments/${await assign(ground.world, await addArticle(ground.world), 'ana')}/submission`,
      body: {},
    }),
  },
  { name: 'PUT /api/v1/assignments/[assignment]/answers/[question]', may: ['ana'], make: async (ground) => ({ path: `/api/v1/assignments/${await assign(ground.world, await addArticle(ground.world), 'ana')}/answers/portrayal`, body: { basedOn: 0, value: [{ entity: 'שלום 🙂', value: -1 }] } }) },
  {
    name: 'POST /api/v1/assignments/[assignment]/annotations/[annotation]/messages', may: ['ana'],
    make: async (ground) => ({ path: `/api/v1/assignments/${ground.ownAssignment}/annotations/${await mark(ground.world, 'ana', ground.ownAssignment, ground.own, 'family')}/messages`, body: { id: uuid(), text: 'Is it? שלום 🙂' } }),
  },
  {
    name: 'POST /api/v1/projects/[project]/flags/[annotation]/messages', may: ['lead', 'reviewer'],
    make: async (ground) => ({ path: inProject(ground, `/flags/${await mark(ground.world, 'ana', ground.ownAssignment, ground.own, 'family', { attributes: { flag: true } })}/messages`), body: { id: uuid(), text: 'It is. 🙂' } }),
  },
  {
    name: 'GET /api/v1/assignments/[assignment]/annotations/[annotation]/history', may: ['ana'],
    make: async (ground) => ({ path: `/api/v1/assignments/${ground.ownAssignment}/annotations/${await mark(ground.world, 'ana', ground.ownAssignment, ground.own, 'family')}/history` }),
  },
  { name: 'GET /api/v1/assignments/[assignment]/layer', may: ['ana'], make: ({ ownAssignment }) => ({ path: `/api/v1/assignments/${ownAssignment}/layer` }) },
  { name: 'DELETE /api/v1/account/sessions', may: signedIn, make: () => ({ path: '/api/v1/account/sessions', body: {} }) },
  {
    name: 'DELETE /api/v1/account/sessions/[session]',
    may: ['ana'],
    make: async (ground, actor) => ({ path: `/api/v1/account/sessions/${await otherSession(ground, actor)}`, body: {} }),
  },
  {
    name: 'PUT /api/v1/account/password',
    may: signedIn,
    make: ({ world }, actor) => {
      const current = world.people[actor].password
      world.people[actor].password = `another ${fresh()}`
      return { path: '/api/v1/account/password', body: { current, password: world.people[actor].password } }
    },
  },
  {
    name: 'POST /api/v1/invitations/lookup',
    may: signedIn,
    open: true,
    make: async ({ world }) => ({
      path: '/api/v1/invitations/lookup',
      body: { token: await inviteTo(world.people.lead.client, world.project, `guest-${fresh()}@example.org`) },
    }),
  },
  {
    name: 'POST /api/v1/invitations/acceptance',
    may: signedIn,
    open: true,
    make: async ({ world }) => {
      const email = `guest-${fresh()}@example.org`
      return {
        path: '/api/v1/invitations/acceptance',
        body: {
          token: await inviteTo(world.people.lead.client, world.project, email),
          name: 'A guest 🙂',
          email,
          password: `pass ${fresh()}`,
        },
      }
    },
  },
]

/** An assignment of Ana's whose outlet was hidden until she submitted it, which she has. */
async function hiddenAndSubmitted(world: World): Promise<string> {
  const assignment = await assignHidden(world, await addArticle(world), 'ana')
  await submit(world, 'ana', assignment)
  return assignment
}

/** Signs somebody in a second time. Returns the id of that session, as their own page lists it. */
async function otherSession({ world }: Ground, actor: Actor): Promise<string> {
  const { email, password, client } = world.people[actor]
  const idsOf = async () =>
    new Set([...(await client.get('/account')).body.matchAll(/\\"id\\":\\"([0-9a-f-]{36})\\"/g)].map((match) => match[1]!))
  const before = await idsOf()
  await new Client().signIn(email, password)
  const added = [...(await idsOf())].filter((id) => !before.has(id))
  if (added.length !== 1) throw new Error(`the page lists ${added.length} new sessions, not one`)
  return added[0]!
}

/** Those that write: everything but GET. The one that takes bytes has a test of its own. */
export const writes: readonly Route[] = routes.filter(({ name }) => !name.startsWith('GET ') && !name.endsWith('/file'))
