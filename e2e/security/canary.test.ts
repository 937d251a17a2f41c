import { expect, test } from '@playwright/test'
import { v7 as uuid } from 'uuid'
import { marking } from '@/data/testing/marking'
import { ownHeaders } from './client'
import { type Answer, askAll } from './http'
import { pages } from './page-table'
import { type Actor, type Text, type World, addArticle, assign, makeWorld, mark, must, submit } from './world'

/** Random words that Ben leaves wherever he writes, and the ids of what he makes. Whoever is served one has seen his work. */
const canaries = { id: uuid(), note: uuid(), target: uuid(), chain: uuid(), phrase: uuid(), rationale: uuid(), second: uuid(), answer: uuid() }
const words = ['family', 'nothing'] as const

/** The verdict on a passage of Ben’s, and what is said of it: by those who decide, and by him. */
const verdictId = uuid()
const talk = { remark: uuid(), reason: uuid(), objection: uuid() }

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

const ways = {
  whole: {},
  data: { rsc: '1' },
  ahead: { rsc: '1', 'next-router-prefetch': '1' },
  tree: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
}

/** Every address that could tell, with every id that somebody could have come to know. */
function addresses(): string[] {
  const ground = {
    world,
    judged: article,
    own: article,
    ownAssignment: anas,
    cases: [[canaries.id, canaries.id]] as const,
    decided: verdictId,
    import: verdictId,
    // None is published: a release holds everybody's work, and is for readers.
    release: 1,
    nextCase: () => Promise.reject(new Error('no case is decided here')),
  }
  const under = `/projects/${world.project}`
  return [
    ...new Set([
      ...pages.map((page) => page.path(ground)),
      `${under}/read/${bens}`,
      `${under}/review?tag=labelling&state=open`,
      `${under}/review/${article.slug}/${canaries.second}`,
      `${under}/nothing`,
      ...['labels.jsonl', 'labels.csv', 'labels-raw.csv', canaries.id].map((file) => `/api/v1${under}/export/${file}`),
      `/api/v1${under}/articles/same-text?sha256=${'0'.repeat(64)}`,
      `/api/v1/assignments/${bens}/annotations/${canaries.id}`,
      `/api/v1${under}/assignments`,
      `${under}/answers?state=all`,
      `${under}/sweep?worth=open`,
      `/api/v1${under}/decisions/since?after=2020-01-01T00:00:00.000Z`,
      `/api/v1${under}/decisions/events?seconds=0.2`,
      '/api/auth/session',
    ]),
  ]
}

/** One question: an address, and the way it is asked for. */
interface Question {
  readonly asked: string
  readonly path: string
  readonly headers: Record<string, string>
}

function questions(): readonly Question[] {
  return addresses().flatMap((path) =>
    Object.entries(ways)
      .filter(([way]) => way === 'whole' || !path.startsWith('/api/'))
      .map(([way, headers]) => ({ asked: `${path} (${way})`, path, headers })),
  )
}

/** Asks as somebody. Next sends requests for data to an address of their own first. */
async function put(actor: Actor, { path, headers }: Question): Promise<Answer> {
  const { client } = world.people[actor]
  const answer = await client.get(path, headers)
  const { location } = answer.headers
  return location?.includes('_rsc') ? client.get(location, headers) : answer
}

/** All that somebody is told when they ask for everything, by what they asked. */
async function crawl(actor: Actor): Promise<ReadonlyMap<string, Answer>> {
  return new Map(await askAll(questions(), async (question) => [question.asked, await put(actor, question)] as const))
}

/** An answer as it was told, whole. */
const told = ({ status, headers, body }: Answer): string => `${status} ${JSON.stringify(headers)} ${body}`

/**
 * All words, names and numbers of an answer, each as often as it stands there, in one order. How React cuts a page into
 * pieces, how it numbers them and in which order they come is different every time, so that is left out: the pieces’
 * numbers and the request’s, the scripts and comments that put them in their places; and so are the time, the nonce, and
 * when a session ends.
 */
function wordsOf({ status, headers, body }: Answer): string {
  const { date: _date, 'set-cookie': _cookie, 'content-security-policy': policy, ...rest } = headers
  const nonce = /'nonce-([^']+)'/.exec(String(policy))?.[1]
  const pieces = body.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)
  const data = [...pieces].map((match) => JSON.parse(match[1]!) as string).join('')
  const shown = body
    .replace(/<script\b[^>]*>[^]*?<\/script>/g, '')
    .replace(/<!--[^]*?-->|<template[^>]*>|<div hidden(="")? id="[SP]:[0-9a-f]+">|<\/[a-z0-9]+>/g, '')
  // When one was last seen oneself moves on once a minute.
  const seen = [...data.matchAll(/"lastSeenAt":"([^"]+)"/g)].map((match) => match[1]!)
  const whole = seen.reduce((all, moment) => all.replaceAll(moment, ''), `${status} ${JSON.stringify(rest)} ${shown}\n${data}`)
    .replace(/"expires":"[^"]+"/g, '')
    .replace(/"[\w-]{21}[mv]"/g, '""')
    .replaceAll(nonce ?? '\0', 'nonce')
    .replace(/^[0-9a-f]+:(?=["[{ITHX])/gm, '')
    .replace(/"\$[L@Q]?[0-9a-f]+"/g, '""')
    .replace(/\b(?:_R_[0-9a-z]*_|«[0-9a-z]*»)/g, '')
  return (whole.match(/[\p{L}\p{M}\p{N}_./%-]+/gu) ?? []).sort().join(' ')
}

/** Which canaries stand in answers, in the clear or as an address, a quote or a script would write them. */
function found(answers: ReadonlyMap<string, Answer>, wanted: Readonly<Record<string, string>> = canaries): string[] {
  // The address that was asked for is repeated in some answers, and known already.
  const all = [...answers].map(([asked, answer]) => told(answer).replaceAll(asked.split(' ')[0]!.split('/').at(-1)!, '')).join()
  return Object.entries(wanted)
    .filter(([, word]) => all.includes(word))
    .map(([name]) => name)
}

const outsiders: readonly Actor[] = ['viewer', 'foreign', 'out', 'nobody']
let before: ReadonlyMap<string, string>

/** Where Ana’s answers have other words than at first, and which; asked for again, in case it was one that is cut in a new way. */
async function changed(now: ReadonlyMap<string, Answer>): Promise<string[]> {
  const differing = questions().filter(({ asked }) => wordsOf(now.get(asked)!) !== before.get(asked))
  const told = await askAll(differing, async (question) => {
    const words = [wordsOf(await put('ana', question)), wordsOf(await put('ana', question))]
    const first = before.get(question.asked) ?? ''
    const only = (one: string, other: string) => one.split(' ').filter((word) => !other.split(' ').includes(word))
    return words.includes(first)
      ? []
      : [`${question.asked}: + ${only(words[0]!, first).join(' ')} - ${only(first, words[0]!).join(' ')}`]
  })
  return told.flat()
}

test('Ana’s answers are the same from one time to the next, so that comparing them means something', async () => {
  before = new Map([...(await crawl('ana'))].map(([asked, answer]) => [asked, wordsOf(answer)]))
  expect(before.size).toBeGreaterThan(80)
  expect(await changed(await crawl('ana'))).toEqual([])
  expect([...before.keys()].filter((asked) => asked.includes(`/read/${anas}`))).toHaveLength(4)
})

test('while Ben works, nobody is told of it', async () => {
  const { client } = world.people.ben
  await must(
    client,
    'PUT',
    `/assignments/${bens}/annotations/${canaries.id}`,
    marking(article.text, words[0], {
      note: `${canaries.note} <b>`,
      origin: { by: 'search', phrase: canaries.phrase },
      attributes: { target: canaries.target, source_chain: [canaries.chain], rationale: canaries.rationale },
    }),
  )
  await must(
    client,
    'PUT',
    `/assignments/${bens}/annotations/${canaries.second}`,
    marking(article.text, words[1], { tag: 'labelling' }),
  )
  await must(client, 'PUT', `/assignments/${bens}/answers/voices_missing`, { basedOn: 0, value: { entities: [canaries.answer], note: '' } })
  // The control: Ben finds all of it himself.
  expect(new Set(found(await crawl('ben')))).toEqual(new Set(Object.keys(canaries)))
  const answers = await crawl('ana')
  expect(await changed(answers)).toEqual([])
  expect(found(answers)).toEqual([])
})

test('when Ben has submitted, Ana is told nothing before she has, not by a refusal either', async () => {
  await submit(world, 'ben', bens)
  const answers = await crawl('ana')
  expect(await changed(answers)).toEqual([])
  expect(found(answers)).toEqual([])
  for (const actor of ['ana', ...outsiders] as const) {
    const { client } = world.people[actor]
    const request = marking(article.text, words[0])
    const verdict = {
      id: uuid(),
      verdict: 'bothDefensible',
      judged: [{ id: canaries.id, version: 1 }],
      chosen: [],
      reason: 'x',
      replaces: null,
    }
    const refusals = await Promise.all([
      client.write('PUT', `/api/v1/assignments/${bens}/annotations/${canaries.id}`, request),
      client.write('PUT', `/api/v1/assignments/${bens}/annotations/${canaries.id}`, { ...request, basedOn: 1 }),
      client.write('PUT', `/api/v1/assignments/${anas}/annotations/${canaries.id}`, { ...request, basedOn: 1 }),
      client.write('DELETE', `/api/v1/assignments/${bens}/annotations/${canaries.id}`, { basedOn: 1 }),
      client.write('DELETE', `/api/v1/assignments/${anas}/annotations/${canaries.id}`, { basedOn: 1 }),
      client.write('PUT', `/api/v1/assignments/${bens}/answers/voices_missing`, { basedOn: 0, value: null }),
      client.write('PUT', `/api/v1/assignments/${bens}/submission`, {}),
      client.send(
        'POST',
        `/api/v1/projects/${world.project}/reviews/${article.slug}/decisions`,
        JSON.stringify(verdict),
        ownHeaders(),
      ),
      client.write('POST', `/api/v1/projects/${world.foreignProject}/reviews/${article.slug}/decisions`, verdict),
    ])
    expect(
      refusals.filter(({ status }) => status < 400).map(({ body }) => body),
      actor,
    ).toEqual([])
    expect([actor, found(new Map(refusals.map((answer, index) => [`/${index}`, answer])))]).toEqual([actor, []])
  }
})

test('while those who decide and Ben talk about his passage, Ana is told nothing of it', async () => {
  const { reviewer, ben } = world.people
  const under = `/projects/${world.project}`
  const judged = [{ id: canaries.id, version: 1 }]
  await must(reviewer.client, 'POST', `${under}/reviews/${article.slug}/messages`, { id: uuid(), text: talk.remark, about: [canaries.id] })
  await must(reviewer.client, 'POST', `${under}/reviews/${article.slug}/decisions`, { id: verdictId, verdict: 'nothingHere', judged, chosen: [], reason: talk.reason, replaces: null })
  await must(ben.client, 'POST', `${under}/own-cases/${verdictId}/messages`, { id: uuid(), kind: 'objection', text: talk.objection })
  const answers = await crawl('ana')
  expect(await changed(answers)).toEqual([])
  expect(found(answers, talk)).toEqual([])
  for (const actor of outsiders) expect([actor, found(await crawl(actor), talk)]).toEqual([actor, []])
  // The control: those whose case it is read all of it, Ben too, because it is decided and his layer submitted.
  for (const actor of ['reviewer', 'ben'] as const) expect([actor, found(await crawl(actor), talk)]).toEqual([actor, Object.keys(talk)])
  for (const kind of ['remark', 'answer', 'objection'])
    expect((await world.people.ana.client.write('POST', `/api/v1${under}/own-cases/${verdictId}/messages`, { id: uuid(), kind, text: 'x' })).status).toBe(404)
})

/** Answers to the questions about the whole article are under review, and in the export: an annotator is not shown another’s. */
function shownTo(actor: Actor): readonly string[] {
  return Object.keys(canaries).filter((name) => name !== 'answer' || actor !== 'ana')
}

test('when both have submitted, those who may see all of it do, and the others still nothing', async () => {
  await submit(world, 'ana', anas)
  // The control of the comparison: now there is something to see.
  expect(await changed(await crawl('ana'))).not.toEqual([])
  for (const actor of ['lead', 'reviewer', 'ana'] as const)
    expect([actor, new Set(found(await crawl(actor)))]).toEqual([actor, new Set(shownTo(actor))])
  for (const actor of outsiders) expect([actor, found(await crawl(actor))]).toEqual([actor, []])
  await must(world.people.lead.client, 'PUT', `/projects/${world.project}/settings`, {
    peersVisible: 'never',
    decideOwnCases: false,
    outletVisibility: 'shown',
  })
  expect(found(await crawl('ana'))).toEqual([])
})
