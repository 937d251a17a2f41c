import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { v7 as uuid } from 'uuid'
import { codebookSchema } from '@/core/codebook/codebook'
import { importArticle } from '@/core/import/import-article'
import { maskText, maskedExtent } from '@/core/outlet/mask'
import { maskTerms } from '@/core/outlet/mask-terms'
import { marking } from '@/data/testing/marking'
import { readStorage } from './browser-storage'
import { type Answer, askAll } from './http'
import { pages } from './page-table'
import { type Actor, type Text, type World, addArticle, assignHidden, makeWorld, mark, must, outletBody, submit } from './world'

/** Random words that say whose the article is, wherever that can stand. Whoever is served one has been told. */
const canaries = {
  name: randomUUID(), alias: randomUUID(), domain: randomUUID(), byline: randomUUID(), furniture: randomUUID(), provenance: randomUUID(), link: randomUUID(), extra: randomUUID(), fact: randomUUID(),
}
const name = `The ${canaries.name} Post`
const raw = [
  `# ${name.toUpperCase()} meets שלום 🛩️`,
  `By Jo ${canaries.byline}`,
  `The 👩‍👩‍👧‍👦 family of ${canaries.alias}’s cafe\u0301 said to [our desk](https://${canaries.link}.example/x) that https://www.${canaries.domain}.example/news is closed.`,
  `Later **${name}** and ${canaries.extra} said that nothing more was known, so the family said.`,
  `Copyright © ${canaries.furniture}. All rights reserved.`,
].join('\n\n')

/** The codebook with examples from the article, and the outlet's name wherever something is written in it. Keys and options are not written for reading. */
function tellingCodebook(): unknown {
  const codebook = codebookSchema.parse(world.codebook)
  const [first, ...tags] = codebook.tags
  return {
    ...codebook,
    guidelines: [...codebook.guidelines, `Of ${name} take the headline too. 🙂`],
    tags: [{ ...first, name: `${canaries.alias} says`, definition: `${canaries.alias}, https://www.${canaries.domain}.example/news, by Jo ${canaries.byline}`, example: { article: `s-${canaries.name}`, line: 1, quote: 'not of this article' }, nearMiss: { article: `s-${canaries.name}`, quote: `what ${canaries.extra} said` } }, ...tags],
    attributes: codebook.attributes.map((attribute) => (attribute.key === 'source' ? { ...attribute, help: `Such as ${canaries.alias}, שלום` } : attribute)),
    questions: codebook.questions.map((question) => (question.key === 'slant' ? { ...question, axis: [`as ${name}`, `as ${canaries.extra}`] } : question)),
  }
}

let world: World
let article: Text
let assignment: string
const annotation = uuid()
const deleted = uuid()

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  world = await makeWorld({ peersVisible: 'afterSubmit' })
  const { lead } = world.people
  const outlet = uuid()
  await must(lead.client, 'PUT', `/projects/${world.project}/outlets/${outlet}`, outletBody({ name, aliases: [canaries.alias], facts: [{ text: canaries.fact, source: 'x' }] }))
  article = await addArticle(world, {
    raw, format: 'markdown', slug: `s-${canaries.name}`, title: `${name} meets`, byline: `Jo ${canaries.byline}`, url: `https://www.${canaries.domain}.example/news`,
    provenance: canaries.provenance, storyTitle: `What ${canaries.alias} told`, originatorId: outlet, publisherId: outlet,
  })
  await must(lead.client, 'PUT', `/projects/${world.project}/articles/${article.id}/masked-terms`, { terms: [canaries.extra, canaries.furniture] })
  await must(lead.client, 'POST', `/projects/${world.project}/codebook`, tellingCodebook())
  assignment = await assignHidden(world, article, 'ana')
})

const ways = { whole: {}, data: { rsc: '1' }, ahead: { rsc: '1', 'next-router-prefetch': '1' }, tree: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' } }

/** Every address that could tell. The article's own has its title in it: whoever knows it has been told by somebody else. */
function addresses(): string[] {
  const ground = { world, judged: article, own: article, ownAssignment: assignment, cases: [[annotation, annotation]] as const, decided: annotation, import: annotation, release: 1, nextCase: () => Promise.reject(new Error('no case is decided here')) }
  const under = `/projects/${world.project}`
  return [...new Set([
    ...pages.map((page) => page.path(ground)), `${under}/read/${randomUUID()}`, `${under}/nothing`, '/icon.svg',
    ...['labels.jsonl', 'labels.csv', 'labels-raw.csv'].map((file) => `/api/v1${under}/export/${file}`),
    ...[annotation, deleted].map((id) => `/api/v1/assignments/${assignment}/annotations/${id}/history`),
    `/api/v1/assignments/${assignment}/writes`, `/api/v1/assignments/${assignment}/recognition`, `/api/v1${under}/articles/same-text?sha256=${'0'.repeat(64)}`, '/api/auth/session',
  ])]
}

/** All that somebody is told when they ask for everything, headers and the ways of redirects included. */
async function crawl(actor: Actor): Promise<string> {
  const { client } = world.people[actor]
  const asked = addresses().flatMap((path) => Object.entries(ways).filter(([way]) => way === 'whole' || !path.startsWith('/api/')).map(([, headers]) => ({ path, headers })))
  const answers = await askAll(asked, async ({ path, headers }) => {
    const answer = await client.get(path, headers)
    const { location } = answer.headers
    const followed = location?.includes('_rsc') ? await client.get(location, headers) : answer
    // The address that was asked for stands in some answers, and was known.
    return told(followed).replaceAll(article.slug, '')
  })
  return answers.join('\n')
}

const told = ({ status, headers, body }: Answer): string => `${status} ${JSON.stringify(headers)} ${body}`
const found = (answers: string): string[] => Object.entries(canaries).filter(([, word]) => answers.toLowerCase().includes(word)).map(([which]) => which)
const all = Object.keys(canaries)

/** The text as Ana should have it. That she has it so is found out by the marks she makes in it. */
function maskedText(): string {
  const imported = importArticle(raw, { format: 'markdown' })
  if (!imported.ok) throw new Error(imported.problem.message)
  const { text, blocks } = imported.value.canonical
  const terms = maskTerms({ outlets: [{ name, aliases: [canaries.alias] }], byline: `Jo ${canaries.byline}`, url: `https://www.${canaries.domain}.example/news`, extra: [canaries.extra, canaries.furniture] })
  return maskText(text, maskedExtent(text, blocks, terms))
}

test('before she submits, nothing that Ana is served gives the outlet away, whatever she asks for and however she writes', async () => {
  const masked = maskedText()
  expect([...masked]).toHaveLength([...article.text].length)
  const { client } = world.people.ana
  const over = marking(masked, masked.slice(masked.indexOf('family of'), masked.indexOf('’s cafe')), { note: 'A note 🙂' })
  const path = `/api/v1/assignments/${assignment}`
  const sent: Answer[] = []
  const send = async (method: string, to: string, body: unknown) => sent.push(await client.write(method, `${path}${to}`, body))
  await send('PUT', `/annotations/${annotation}`, over)
  await send('PUT', `/annotations/${annotation}`, over)
  await send('PUT', `/annotations/${annotation}`, { ...over, basedOn: 7 })
  await send('PUT', `/annotations/${uuid()}`, { ...over, quotes: ['family of another'] })
  await send('PUT', `/annotations/${uuid()}`, { ...over, fragments: [{ start: 0, end: 9_999_999 }] })
  await send('PUT', `/annotations/${deleted}`, over)
  await send('DELETE', `/annotations/${deleted}`, { basedOn: 1 })
  const writes = [{ key: uuid(), kind: 'put', id: annotation, ...over, basedOn: 1 }, { key: uuid(), kind: 'put', id: annotation, ...over, basedOn: 0 }, { key: uuid(), kind: 'delete', id: deleted, basedOn: 5 }]
  await send('POST', '/writes', { writes })
  await send('POST', '/writes', { writes })
  await send('PUT', '/recognition', { id: uuid(), recognised: 'no', outlet: '', noticed: '' })
  expect(sent.map(({ status }) => status)).toEqual([200, 200, 409, 422, 422, 200, 200, 200, 200, 422])
  expect(found(sent.map(told).join('\n'))).toEqual([])
  const pages = await crawl('ana')
  expect(pages).toContain(over.quotes[0])
  expect(found(pages)).toEqual([])
})

test('nor does what the browser keeps: storage, titles, accessible names', async ({ browser }) => {
  const { held, page } = await readStorage(browser, world.people.ana, `/projects/${world.project}/read/${assignment}`)
  expect(held).toContain('█')
  expect(found(held)).toEqual([])
  expect(await page.title()).toContain('[masked]')
  expect(await page.getByRole('img', { name: 'masked' }).count()).toBeGreaterThan(4)
  await page.close()
})

test('the lead finds all of it, and a stranger nothing: the same search', async () => {
  expect(found(await crawl('lead'))).toEqual(all)
  for (const actor of ['foreign', 'out', 'nobody'] as const) expect(found(await crawl(actor)), actor).toEqual([])
})

test('the real words are stored', async () => {
  const id = await mark(world, 'ana', assignment, { ...article, text: maskedText() }, 'nothing more')
  const history = await world.people.ana.client.get(`/api/v1/assignments/${assignment}/annotations/${annotation}/history`)
  expect(history.body).toContain('█')
  await submit(world, 'ana', assignment)
  const after = await world.people.ana.client.get(`/api/v1/assignments/${assignment}/annotations/${annotation}/history`)
  expect(after.body).toContain(canaries.alias)
  expect(after.body).toContain('"outletVisible":false')
  expect((await world.people.ana.client.get(`/api/v1/assignments/${assignment}/annotations/${id}/history`)).status).toBe(200)
})

test('once she has submitted, Ana finds all of it', async () => {
  expect(found(await crawl('ana'))).toEqual(all)
})
