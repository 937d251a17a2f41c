import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginningOf, csvFormat } from '@/core/export/csv-format'
import { csvHeader } from '@/core/export/csv-columns'
import { csvRows } from '@/core/export/csv-rows'
import type { ExportedArticle } from '@/core/export/exported-article'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { articleLine } from '@/core/export/write-article-line'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { changeAssignments, reopenAssignment, submitAssignment } from './assignment'
import { findCodebook, publishCodebook } from './codebook'
import { database } from './database'
import { decide, withdrawDecision } from './decision'
import { exportProject } from './export'
import { countExport } from './export-counts'
import { findReview } from './review'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

/** More than one trip to the database announces. */
const many = 24

let team: Team
let last: TestArticle
let ongoing: string

beforeAll(async () => {
  team = await makeTeam()
  const lead = await team.enter(team.lead)
  for (let index = 0; index < many; index++) last = await addArticle(lead, { raw: `Article ${index} 🙂: the cafe\u0301 of שלום is closed.\n\n=SUM, "quoted"`, slug: `n-${String(index).padStart(2, '0')}` })
  const [anas, bens] = [await assign(team, team.ana), await assign(team, team.ben)]
  await mark(team.ana, anas, ['The 👩‍👩‍👧‍👦 family', 'שלום'])
  await mark(team.ana, anas, 'plan.\nLater')
  const doomed = await mark(team.ana, anas, 'zero')
  valueOf(await writeAnnotation(team.ana, anas, { kind: 'delete', id: doomed, basedOn: 1 }))
  await mark(team.ben, bens, '👩‍👩‍👧‍👦 family')
  await mark(team.ben, bens, '🙂🙂🙂')
  valueOf(await writeAnswer(team.ana, anas, 'voices_missing', { basedOn: 0, value: { entities: ['שלום 🙂'], note: 'cafe\u0301' } }))
  valueOf(await writeAnswer(team.ana, anas, 'genre', { basedOn: 0, value: 'reporting' }))
  valueOf(await writeAnswer(team.ana, anas, 'genre', { basedOn: 1, value: null }))
  for (const [person, id] of [[team.ana, anas], [team.ben, bens]] as const) valueOf(await submitAssignment(person, id))
  await decideAll()
  ongoing = await assign(team, team.ana, last.id)
  await mark(team.ana, ongoing, 'cafe\u0301 of', last.text)
})

afterAll(() => rmSync(folder, { recursive: true }))
const folder = mkdtempSync(joinPath(tmpdir(), 'crossread-export-'))
const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0)

async function mark(person: Person, on: string, words: string | string[], text = team.article.text) {
  return valueOf(await writeAnnotation(person, on, { kind: 'put', id: uuid(), request: marking(text, words, { note: '=1+1 "so"\nשלום', attributes: { severity: 2, source_chain: ['a', 'b'] } }) })).id
}

/** A case accepted, one of both readings, and one decision taken back. */
async function decideAll() {
  const access = await team.enter(team.reviewer)
  const { cases } = valueOf(await findReview(access, team.article.slug))
  const decideOne = async (index: number, verdict: 'accept' | 'bothDefensible') => {
    const judged = cases[index]!.lanes.flatMap((lane) => lane.annotations).map(({ id, version }) => ({ id, version }))
    return valueOf(await decide(access, team.article.slug, { id: uuid(), verdict, judged, chosen: verdict === 'accept' ? [judged[0]!.id] : [], reason: 'because 🙂', replaces: null }))
  }
  await decideOne(0, 'bothDefensible')
  await decideOne(1, 'accept')
  valueOf(await withdrawDecision(access, team.article.slug, (await decideOne(2, 'accept')).id, { id: uuid(), reason: 'too soon' }))
}

async function read(): Promise<ExportedArticle[]> {
  const articles: ExportedArticle[] = []
  for await (const article of exportProject(await team.enter(team.lead))) articles.push(article)
  return articles
}
const lineOf = (article: ExportedArticle) => JSON.stringify(articleLine(article))
const openTransactions = async () =>
  (await database().exportPool.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = current_user AND datname = current_database() AND state LIKE 'idle in%'`)).rows[0].n

describe('an export', () => {
  it('has every article, and every quote at its offsets', async () => {
    const articles = await read()
    expect(articles.map(({ slug }) => slug)).toEqual([team.article.slug, ...Array.from({ length: many }, (_, index) => `n-${String(index).padStart(2, '0')}`)])
    for (const article of articles) expect(checkArticleLine(lineOf(article))).toEqual([])
    expect(articles.flatMap(({ layers }) => layers.flatMap((layer) => layer.annotations))).toHaveLength(4)
  })

  it('has the layers as far as they are, and what was decided', async () => {
    const articles = await read()
    expect(articles[0]!.layers.map(({ status, annotations }) => [status, annotations.length])).toEqual([['submitted', 2], ['submitted', 2]])
    expect(articles.at(-1)!.layers.map(({ status, annotations }) => [status, annotations.length])).toEqual([['inProgress', 0]])
    const line = articleLine(articles[0]!)
    expect(line.cases.map(({ state }) => state)).toEqual(['decided', 'decided', 'open'])
    expect(line.decisions.map(({ withdrawn }) => withdrawn)).toEqual([false, false, false, true])
    expect([line.gold.length, line.plural.length]).toEqual([1, 1])
    expect(articles[1]).toMatchObject({ layers: [], decisions: [], codebook: { name: 'Media framing', version: '1' }, publisher: null })
    expect(articles[0]).toMatchObject({ publisher: { key: 'the-paper', name: 'The Paper 🗞️' }, publishedAt: '2020-10', provenance: null })
  })

  it('shows nothing of a layer before it is submitted, or while it is sent back', async () => {
    const layersOf = async () => (await read()).at(-1)!.layers.map(({ status, annotations }) => [status, annotations.length])
    const fresh = await assign(team, team.ben, last.id)
    expect(await layersOf()).toEqual(expect.arrayContaining([['inProgress', 0], ['assigned', 0]]))
    await mark(team.ben, fresh, 'is closed', last.text)
    valueOf(await submitAssignment(team.ben, fresh))
    expect(await layersOf()).toEqual(expect.arrayContaining([['inProgress', 0], ['submitted', 1]]))
    valueOf(await reopenAssignment(await team.enter(team.lead), fresh, 'again'))
    expect(await layersOf()).toEqual(expect.arrayContaining([['inProgress', 0], ['reopened', 0]]))
    expect((await countExport(await team.enter(team.lead))).annotations).toBe(4)
    valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: last.id, userId: team.ben.userId, assigned: false }]))
  })

  it('has what was answered, in the layer of whoever answered, and not what was taken back', async () => {
    const answers = (await read()).map((article) => articleLine(article)).map(({ layers }) => layers.map((layer) => layer.answers))
    expect(answers[0]).toHaveLength(2)
    expect(answers.flat(2)).toEqual([{ question: 'voices_missing', value: { entities: ['שלום 🙂'], note: 'cafe\u0301' }, version: 1, outletVisible: true }])
  })

  it('holds what the page says it would', async () => {
    const lines = (await read()).map((article) => articleLine(article))
    const sum = (count: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + count(line), 0)
    expect(await countExport(await team.enter(team.lead))).toEqual({
      articles: many + 1, annotators: 2, submitted: 2, annotations: sum((line) => line.layers.flatMap((layer) => layer.annotations).length), decisions: 2, gold: sum((line) => line.gold.length),
    })
  })

  it('names nobody, and each annotator the same everywhere', async () => {
    const articles = await read()
    const all = articles.map(lineOf).join('\n')
    for (const person of [team.lead, team.reviewer, team.ana, team.ben]) for (const name of [person.name, person.email, person.userId]) expect(all).not.toContain(name)
    expect(all).toMatch(/annotator-\d/)
    expect(articles[0]!.layers.map(({ annotator }) => annotator)).toContain(articles.at(-1)!.layers[0]!.annotator)
    expect(articles[0]!.decisions[0]!.decidedBy.name).toMatch(/^reviewer-\d+$/)
  })

  it.runIf(python)('is Python’s, to the character', async () => {
    const articles = await read()
    const [jsonl, csv] = [joinPath(folder, 'labels.jsonl'), joinPath(folder, 'labels.csv')]
    writeFileSync(jsonl, articles.map((article) => `${lineOf(article)}\n`).join(''))
    writeFileSync(csv, beginningOf('safe') + stringify([csvHeader, ...articles.flatMap((article) => csvRows(article, 'safe'))], csvFormat))
    const { status, stdout, stderr } = spawnSync(python!, ['docs/examples/read_export.py', jsonl, csv], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
    expect(status, stdout + stderr).toBe(0)
    expect(stdout).toMatch(/\b4 {2}annotations\b/)
    expect(stdout).toMatch(/\b4 {2}table rows compared\b/)
  })
})

describe('while people work', () => {
  it('an export is of one moment, and the next one has the rest', async () => {
    const before = await read()
    const running = exportProject(await team.enter(team.lead))
    const seen = [(await running.next()).value as ExportedArticle]

    // Everything that a line is made of changes, behind where the export is and before it.
    const bens = await assign(team, team.ben, last.id)
    await mark(team.ben, bens, 'שלום is', last.text)
    valueOf(await submitAssignment(team.ben, bens))
    await mark(team.ana, ongoing, 'closed', last.text)
    valueOf(await submitAssignment(team.ana, ongoing))
    const review = valueOf(await findReview(await team.enter(team.reviewer), last.slug))
    const judged = review.cases[0]!.lanes.flatMap((lane) => lane.annotations).map(({ id, version }) => ({ id, version }))
    valueOf(await decide(await team.enter(team.reviewer), last.slug, { id: uuid(), verdict: 'nothingHere', judged, chosen: [], reason: 'because', replaces: null }))
    await addArticle(await team.enter(team.lead), { raw: 'New 🙂 cafe\u0301 שלום.', slug: 'z-new' })
    await join(await team.enter(team.lead), 'annotator')

    for await (const article of running) seen.push(article)
    expect(seen).toEqual(before)
    const after = await read()
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-2)).toMatchObject({ layers: [{ status: 'submitted' }, { status: 'submitted' }], decisions: [{ verdict: 'nothingHere' }] })
    for (const article of after) expect(checkArticleLine(lineOf(article))).toEqual([])
  })

  it('a layer that was taken away is not in it', async () => {
    const give = async (assigned: boolean) => valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: team.article.id, userId: team.ben.userId, assigned }]))
    await give(false)
    expect((await read()).find(({ slug }) => slug === team.article.slug)!.layers).toHaveLength(1)
    await give(true)
    expect((await read()).find(({ slug }) => slug === team.article.slug)!.layers).toHaveLength(2)
  })

  it('an article that was read under two codebooks has a line for each', async () => {
    const lead = await team.enter(team.lead)
    const { codebook } = (await findCodebook(lead))!
    valueOf(await publishCodebook(lead, { ...codebook, tags: codebook.tags.slice(0, 8), attributes: codebook.attributes.filter(({ tags }) => !tags) }))
    // While nobody has the article, it is given under the newest codebook; the others come back with theirs.
    const give = (assigned: boolean) => [team.ana, team.ben].map(({ userId }) => ({ articleId: team.article.id, userId, assigned }))
    valueOf(await changeAssignments(lead, give(false)))
    expect(await assign(team, await join(lead, 'annotator'))).toBeTypeOf('string')
    valueOf(await changeAssignments(lead, give(true)))
    const lines = (await read()).filter(({ slug }) => slug === team.article.slug)
    expect(lines.map(({ codebook: { version }, layers }) => [version, layers.length])).toEqual([['1', 2], ['2', 1]])
    expect((await read()).find(({ slug }) => slug === 'n-00')).toMatchObject({ codebook: { version: '2' }, layers: [] })
  })
})

describe('a reader that stops', () => {
  const start = async () => exportProject(await team.enter(team.lead))

  it('early, ten times, leaves no snapshot and no connection behind', async () => {
    for (let round = 0; round < 10; round++) {
      for await (const article of await start()) if (article.slug) break
    }
    const { exportPool } = database()
    expect([exportPool.totalCount - exportPool.idleCount, exportPool.waitingCount]).toEqual([0, 0])
    expect(await openTransactions()).toBe(0)
    expect((await read()).length).toBeGreaterThan(many)
  })

  it('in the middle of a page holds one snapshot until it goes on: the control', async () => {
    const running = await start()
    await running.next()
    expect(await openTransactions()).toBe(1)
    await running.return(undefined)
    expect(await openTransactions()).toBe(0)
  })

  it('before the first article, or with an error, leaves nothing either', async () => {
    await (await start()).return(undefined)
    const running = await start()
    await running.next()
    await expect(running.throw(new Error('the reader broke'))).rejects.toThrow('the reader broke')
    await expect.poll(openTransactions).toBe(0)
  })

  it('is told when the database goes away, and does not take half for the whole', async () => {
    const running = await start()
    await running.next()
    await database().exportPool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND datname = current_database() AND state LIKE 'idle in%'`)
    // The loss is noticed between two queries, when nobody waits for an answer, and that must not end the process.
    await expect.poll(openTransactions).toBe(0)
    await setTimeout(50)
    await expect((async () => {
      for await (const article of running) expect(article.slug).toBeTypeOf('string')
    })()).rejects.toThrow()
    expect((await read()).length).toBeGreaterThan(many)
  })
})
