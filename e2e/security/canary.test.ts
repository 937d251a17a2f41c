import { expect, test } from '@playwright/test'
import { v7 as uuid } from 'uuid'
import { marking } from '@/data/testing/marking'
import { ownHeaders } from './client'
import { type Answer, askAll } from './http'
import { pages } from './page-table'
import { type Actor, type Text, type World, addArticle, assign, makeWorld, mark, must, submit } from './world'

/** Random words that Ben leaves wherever he writes, and the ids of what he makes. Whoever is served one has seen his work. */
const canaries = { id: uuid(), note: uuid(), target: uuid(), chain: uuid(), rationale: uuid(), second: uuid(), answer: uuid() }
const words = ['family', 'nothing'] as const

let world: World
let article: Text
let anas: string
let bens: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  world = await makeWorld({ peersVisible: 'afterSubmit' })
  article = await addArticle(world)
  anas = await assign(world, article, 'ana')
  bens = await assign(world, article, 'ben')
  await mark(world, 'ana', anas, article, 'cafe\u0301')
})

const ways = { whole: {}, data: { rsc: '1' }, ahead: { rsc: '1', 'next-router-prefetch': '1' }, tree: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } }

/** Every address that could tell, with every id that somebody could have come to know. */
function addresses(): string[] {
  const ground = { world, judged: article, own: article, ownAssignment: anas, cases: [[canaries.id, canaries.id]] as const, nextCase: () => Promise.reject(new Error('no case is decided here')) }
  const under = `/projects/${world.project}`
  return [...new Set([
    ...pages.map((page) => page.path(ground)), `${under}/read/${bens}`, `${under}/review?tag=labelling&state=open`, `${under}/review/${article.slug}/${canaries.second}`, `${under}/nothing`,
    ...['labels.jsonl', 'labels.csv', 'labels-raw.csv', canaries.id].map((file) => `/api/v1${under}/export/${file}`), `/api/v1${under}/articles/same-text?sha256=${'0'.repeat(64)}`,
    `/api/v1/assignments/${bens}/annotations/${canaries.id}`, `/api/v1${under}/assignments`, '/api/auth/session',
  ])]
}

/** All that somebody is told when they ask for everything, by what they asked. */
async function crawl(actor: Actor): Promise<ReadonlyMap<string, string>> {
  const { client } = world.people[actor]
  const asked = addresses().flatMap((path) => Object.entries(ways).filter(([way]) => way === 'whole' || !path.startsWith('/api/')).map(([way, headers]) => ({ path, way, headers })))
  return new Map(await askAll(asked, async ({ path, way, headers }) => [`${path} (${way})`, told(await client.get(path, headers))] as const))
}

/** What an answer says, without what is new in every answer: the time, the nonce, and until when the session could last. */
function told({ status, headers, body }: Answer): string {
  const { date: _date, 'set-cookie': _cookie, 'content-security-policy': policy, ...rest } = headers
  const nonce = /'nonce-([^']+)'/.exec(String(policy))?.[1]
  const whole = `${status} ${JSON.stringify(rest)} ${body}`.replace(/"expires":"[^"]+"/, '')
  return nonce === undefined ? whole : whole.replaceAll(nonce, 'nonce')
}

/** Which canaries stand in answers, in the clear or as an address, a quote or a script would write them. */
const found = (answers: ReadonlyMap<string, string>): string[] => Object.entries(canaries).filter(([, word]) => [...answers].some(([asked, answer]) => answer.replaceAll(asked.split(' ')[0]!, '').includes(word))).map(([name]) => name)

const outsiders: readonly Actor[] = ['viewer', 'foreign', 'out', 'nobody']
let before: ReadonlyMap<string, string>

test('Ana’s answers are the same from one time to the next, so that comparing them means something', async () => {
  before = await crawl('ana')
  expect(before.size).toBeGreaterThan(80)
  expect(await crawl('ana')).toEqual(before)
  expect([...before.keys()].filter((asked) => asked.includes(`/read/${anas}`))).toHaveLength(4)
})

test('while Ben works, nobody is told of it', async () => {
  const { client } = world.people.ben
  await must(client, 'PUT', `/assignments/${bens}/annotations/${canaries.id}`, marking(article.text, words[0], { note: `${canaries.note} <b>`, attributes: { target: canaries.target, source_chain: [canaries.chain], rationale: canaries.rationale } }))
  await must(client, 'PUT', `/assignments/${bens}/annotations/${canaries.second}`, marking(article.text, words[1], { tag: 'labelling' }))
  await must(client, 'PUT', `/assignments/${bens}/answers/voices_missing`, { basedOn: 0, value: { entities: [canaries.answer], note: '' } })
  // The control: Ben finds all of it himself.
  expect(new Set(found(await crawl('ben')))).toEqual(new Set(Object.keys(canaries)))
  expect(await crawl('ana')).toEqual(before)
  for (const actor of ['ana', ...outsiders] as const) expect([actor, found(await crawl(actor))]).toEqual([actor, []])
})

test('when Ben has submitted, Ana is told nothing before she has, not by a refusal either', async () => {
  await submit(world, 'ben', bens)
  expect(await crawl('ana')).toEqual(before)
  for (const actor of ['ana', ...outsiders] as const) {
    const { client } = world.people[actor]
    const request = marking(article.text, words[0])
    const verdict = { id: uuid(), verdict: 'bothDefensible', judged: [{ id: canaries.id, version: 1 }], chosen: [], reason: 'x', replaces: null }
    const refusals = await Promise.all([
      client.write('PUT', `/api/v1/assignments/${bens}/annotations/${canaries.id}`, request),
      client.write('PUT', `/api/v1/assignments/${bens}/annotations/${canaries.id}`, { ...request, basedOn: 1 }),
      client.write('PUT', `/api/v1/assignments/${anas}/annotations/${canaries.id}`, { ...request, basedOn: 1 }),
      client.write('DELETE', `/api/v1/assignments/${bens}/annotations/${canaries.id}`, { basedOn: 1 }),
      client.write('DELETE', `/api/v1/assignments/${anas}/annotations/${canaries.id}`, { basedOn: 1 }),
      client.write('PUT', `/api/v1/assignments/${bens}/answers/voices_missing`, { basedOn: 0, value: null }),
      client.write('PUT', `/api/v1/assignments/${bens}/submission`, {}),
      client.send('POST', `/api/v1/projects/${world.project}/reviews/${article.slug}/decisions`, JSON.stringify(verdict), ownHeaders()),
      client.write('POST', `/api/v1/projects/${world.foreignProject}/reviews/${article.slug}/decisions`, verdict),
    ])
    expect(refusals.filter(({ status }) => status < 400).map(({ body }) => body), actor).toEqual([])
    expect([actor, found(new Map(refusals.map((answer, index) => [String(index), told(answer)])))]).toEqual([actor, []])
  }
})

test('when both have submitted, those who may see all of it do, and the others still nothing', async () => {
  await submit(world, 'ana', anas)
  for (const actor of ['lead', 'reviewer', 'ana'] as const) expect([actor, new Set(found(await crawl(actor)))]).toEqual([actor, new Set(Object.keys(canaries))])
  for (const actor of outsiders) expect([actor, found(await crawl(actor))]).toEqual([actor, []])
  await must(world.people.lead.client, 'PUT', `/projects/${world.project}/settings`, { peersVisible: 'never', decideOwnCases: false })
  expect(found(await crawl('ana'))).toEqual([])
})
