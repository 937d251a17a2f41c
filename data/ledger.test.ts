import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { marksOf } from '@/core/discussion/case-message'
import { annotationsOf } from '@/core/disagreement/case'
import { caseLine } from '@/core/review/case-line'
import { facetGroups, facetsOf } from '@/core/review/facets'
import { noFilters, type ReviewFilters } from '@/core/review/filters'
import { offsetTable } from '@/core/text/offset-table'
import { writeAnnotation } from './annotation'
import { changeAssignments, reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { decide } from './decision'
import { listLedger, pageLength, readPeople, walkLedger } from './ledger'
import { readLedgerOptions } from './ledger-counts'
import { discussCase, keepVerdict, readDiscussion } from './discussion'
import { deriveArticle, refreshLedger } from './ledger-derive'
import { sayInOwnCase } from './own-case'
import { findReview, listReviews } from './review'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
const words = ['cafe\u0301', 'שלום', '🙂', 'closed', 'The end', 'comes 🛩️', 'Nobody', 'knows']
const tags = ['loaded_language', 'labelling', 'distancing']
let team: Team
let cleo: Person
const articles: TestArticle[] = []
const assignments = new Map<string, string>()

async function mark(person: Person, on: string, text: string, quote: string, tag: string, flag = false) {
  const attributes: Record<string, boolean> = flag ? { flag } : {}
  const note = 'because 🙂'
  return writeAnnotation(person, on, { kind: 'put', id: uuid(), request: marking(text, quote, { tag, note, attributes }) })
}

beforeAll(async () => {
  team = await makeTeam()
  cleo = await join(await team.enter(team.lead), 'annotator')
  for (let number = 0; number < 4; number++) {
    const raw = `Article ${number} 🙂: the cafe\u0301 of שלום is closed. The end comes 🛩️ soon. Nobody here knows.`
    const article = await addArticle(await team.enter(team.lead), { raw, slug: `article-${number}`, ...(number % 2 ? { publisherId: team.outletId } : {}) })
    articles.push(article)
    for (const [index, person] of [team.ana, team.ben, cleo].entries()) {
      const id = await assign(team, person, article.id)
      assignments.set(`${number} ${index}`, id)
      for (const [place, quote] of words.entries())
        if ((place + number * index) % 3 !== 2) valueOf(await mark(person, id, article.text, quote, tags[(place * index + number) % 2 ? 0 : index % 2]!, place === 3 && index === 1))
      valueOf(await submitAssignment(person, id))
    }
  }
}, 60_000)

/** Every line under some filters, page by page. */
async function linesOf(person: Person, filters: ReviewFilters) {
  const access = await team.enter(person)
  const pages = [await listLedger(access, filters)]
  while (pages.at(-1)!.next !== null) pages.push(await listLedger(access, filters, pages.at(-1)!.next!))
  return pages.flatMap(({ lines }) => lines)
}

/** The same, worked out anew from the layers that the person may see. */
async function derivedLines(person: Person, filters: ReviewFilters) {
  const access = await team.enter(person)
  const people = await readPeople(access, filters.article)
  const pair = filters.people?.split('~').map((name) => people.get(name)!).sort().join('~') ?? null
  const owners = new Map((await owner.query<{ id: string; user_id: string }>('SELECT id, user_id FROM assignments')).rows.map((row) => [row.id, row.user_id]))
  const groups = facetGroups(filters, pair)
  const reviews = await Promise.all((await listReviews(access)).map(async (review) => ({ ...review, messages: await readDiscussion(access, review) })))
  return reviews.flatMap(({ article, cases, states, content, messages }) => {
    const said = new Map(cases.map((one) => [one.key, marksOf(one, states.get(one.key)!, messages)]))
    const outlet = (article.publisher ?? article.originator)?.key ?? null
    return cases
      .filter((one) => {
        const facets = facetsOf(one, states.get(one.key)!.kind, { article: article.slug, outlet, userOf: (id) => owners.get(id)! }, said.get(one.key))
        return groups.every((group) => group.some((facet) => facets.includes(facet)))
      })
      .map((one) => caseLine(article.slug, one, states.get(one.key)!, offsetTable(content.text), said.get(one.key)))
  })
}

const byKey = <Line extends { key: string }>(lines: readonly Line[]) => lines.toSorted((a, b) => (a.key < b.key ? -1 : 1))
const table = async () =>
  (await owner.query(`SELECT c.*, (SELECT array_agg(facet ORDER BY facet) FROM ledger_facets f WHERE f.key = c.key AND f.rank = c.rank AND f.start_at = c.start_at) AS found,
                             a.layers, a.cases, a.waiting, a.gold
                        FROM ledger_cases c JOIN ledger_articles a ON a.article_id = c.article_id ORDER BY c.key`)).rows

describe('the ledger', () => {
  it.each<[string, Partial<ReviewFilters>]>([
    ['no filter', {}],
    ['a kind', { kinds: ['tag'] }],
    ['two kinds', { kinds: ['boundary', 'presence'] }],
    ['a state', { states: ['open'] }],
    ['two states and a kind', { states: ['open', 'unanimous'], kinds: ['presence'] }],
    ['a tag', { tag: 'loaded_language' }],
    ['a pair of tags', { tags: 'labelling~loaded_language' }],
    ['an article', { article: 'article-1' }],
    ['sides', { sides: '2-1' }],
    ['flagged', { flagged: true }],
    ['a pair of annotators in an article', { people: 'A~B', article: 'article-2' }],
    ['a tag and sides', { tag: 'loaded_language', sides: '2-1' }],
    ['nothing like that', { tag: 'there_is_none' }],
  ])('lists under %s what the layers give', async (_, part) => {
    const filters = { ...noFilters, ...part }
    const expected = byKey(await derivedLines(team.reviewer, filters))
    expect(byKey(await linesOf(team.reviewer, filters))).toEqual(expected)
    if (part.tag !== 'there_is_none') expect(expected.length).toBeGreaterThan(0)
  })

  it('by outlet, and by a pair of people for a lead only', async () => {
    const options = await readLedgerOptions(await team.enter(team.lead), noFilters)
    const [outlet] = options.choices.outlets
    const under = { ...noFilters, outlet: outlet!.key }
    expect(new Set((await linesOf(team.reviewer, under)).map(({ articleId }) => articleId))).toEqual(new Set(['article-1', 'article-3']))
    const [first, second] = options.choices.people
    const pair = { ...noFilters, people: `${first}~${second}` }
    expect(byKey(await linesOf(team.lead, pair))).toEqual(byKey(await derivedLines(team.lead, pair)))
    expect((await linesOf(team.lead, pair)).length).toBeGreaterThan(0)
    expect((await readLedgerOptions(await team.enter(team.reviewer), noFilters)).choices.people).toEqual([])
    expect(await linesOf(team.reviewer, pair)).toEqual([])
  })

  it('has what waits before what is settled, and comes in pages that neither repeat nor leave out', async () => {
    const lines = await linesOf(team.reviewer, noFilters)
    const waiting = lines.map(({ state }) => state === 'open' || state === 'needsAnotherLook')
    expect(waiting.lastIndexOf(true)).toBeLessThan(waiting.indexOf(false))
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
    expect(pageLength).toBeGreaterThan(1)
    const access = await team.enter(team.reviewer)
    for (const wrong of ['', 'x', '1_2_3', '0_0_not-a-uuid_not-a-uuid']) expect((await listLedger(access, noFilters, wrong)).lines).toEqual((await listLedger(access, noFilters)).lines)
  })

  it.each<[string, Partial<ReviewFilters>]>([
    ['no filter', {}],
    ['an article and a state', { article: 'article-2', states: ['open'] }],
    ['a kind', { kinds: ['presence'] }],
  ])('leads under %s from a case to the one before and after it, and to the next open one', async (_, part) => {
    const filters = { ...noFilters, ...part }
    const access = await team.enter(team.reviewer)
    const lines = await linesOf(team.reviewer, filters)
    expect(lines.length).toBeGreaterThan(1)
    for (const [index, { key }] of lines.entries()) {
      const walk = await walkLedger(access, filters, key)
      expect(walk).toMatchObject({ index, count: lines.length })
      const at = walk!.lines.findIndex((line) => line.key === key)
      expect([walk!.lines[at - 1]?.key, walk!.lines[at + 1]?.key]).toEqual([lines[index - 1]?.key, lines[index + 1]?.key])
      const open = [...lines.slice(index + 1), ...lines.slice(0, index)].find(({ state }) => state === 'open' || state === 'needsAnotherLook')
      expect(walk!.nextOpen?.key).toBe(open?.key)
    }
    expect(await walkLedger(access, noFilters, uuid())).toBeUndefined()
  })

  it('counts what there is', async () => {
    const lines = await derivedLines(team.reviewer, noFilters)
    const { counts } = await readLedgerOptions(await team.enter(team.reviewer), { ...noFilters, kinds: ['tag'] })
    const count = (test: (line: (typeof lines)[number]) => boolean) => lines.filter(test).length
    expect(counts).toMatchObject({
      all: lines.length, shown: count(({ kinds }) => kinds.includes('tag')), waiting: count(({ state }) => state === 'open'),
      kinds: { presence: count(({ kinds }) => kinds.includes('presence')) }, states: { unanimous: count(({ state }) => state === 'unanimous') },
    })
  })
})

describe('what is kept is what the layers and decisions give', () => {
  /** Derives everything from nothing, and finds the same rows. */
  async function expectDerived() {
    await refreshLedger((await team.enter(team.lead)).project.id)
    const kept = await table()
    for (const row of kept) expect(row.found).toEqual(row.facets)
    await owner.query('DELETE FROM ledger_cases')
    await owner.query('DELETE FROM ledger_facets')
    await owner.query('DELETE FROM ledger_articles')
    const { id } = (await team.enter(team.lead)).project
    for (const article of articles) await database().prisma.$transaction((client) => deriveArticle(client, id, article.id))
    expect(await table()).toEqual(kept)
    expect(byKey(await linesOf(team.lead, noFilters))).toEqual(byKey(await derivedLines(team.lead, noFilters)))
  }

  it('after submissions', expectDerived)

  it('after verdicts, in the same transaction', async () => {
    const review = valueOf(await findReview(await team.enter(team.reviewer), 'article-0'))
    const one = review.cases.find((each) => !each.unanimous)!
    valueOf(await decide(await team.enter(team.reviewer), 'article-0', {
      id: uuid(), verdict: 'accept', judged: annotationsOf(one).map(({ id, version }) => ({ id, version })), chosen: [annotationsOf(one)[0]!.id], reason: 'fits', replaces: null,
    }))
    expect((await owner.query('SELECT state FROM ledger_cases WHERE key = $1', [one.key])).rows).toEqual([{ state: 'decided' }])
    expect((await owner.query('SELECT FROM ledger_marks')).rowCount).toBe(0)
    await expectDerived()
  })

  it('after something was said, an objection and its reply too', async () => {
    const [reviewer, slug] = [await team.enter(team.reviewer), 'article-3']
    const one = valueOf(await findReview(reviewer, slug)).cases.find((each) => each.lanes.every(({ annotations }) => annotations.length > 0))!
    const annotations = annotationsOf(one)
    valueOf(await discussCase(reviewer, slug, { id: uuid(), text: 'Look 🙂', about: [annotations[0]!.id] }))
    await expectDerived()
    const verdict = valueOf(await decide(reviewer, slug, { id: uuid(), verdict: 'nothingHere', judged: annotations.map(({ id, version }) => ({ id, version })), chosen: [], reason: 'no', replaces: null }))
    const objection = uuid()
    valueOf(await sayInOwnCase(await team.enter(team.ana), verdict.id, { id: objection, kind: 'objection', text: 'It is' }))
    await expectDerived()
    expect(await linesOf(team.reviewer, { ...noFilters, said: ['objected'] })).toMatchObject([{ key: one.key, marks: ['objected', 'discussed'] }])
    expect((await linesOf(team.reviewer, noFilters))[0]!.key).toBe(one.key)
    expect((await walkLedger(reviewer, { ...noFilters, said: ['objected'] }, one.key))!.index).toBe(0)
    valueOf(await keepVerdict(reviewer, slug, objection, { id: uuid(), text: 'It stays' }))
    await expectDerived()
    expect(await linesOf(team.reviewer, { ...noFilters, said: ['objected'] })).toEqual([])
  })

  it('after a layer is sent back, and handed in again otherwise', async () => {
    const lead = await team.enter(team.lead)
    const bens = assignments.get('0 1')!
    valueOf(await reopenAssignment(lead, bens, 'again'))
    await expectDerived()
    valueOf(await mark(team.ben, bens, articles[0]!.text, 'Nobody here knows', 'distancing'))
    await expectDerived()
    valueOf(await submitAssignment(team.ben, bens))
    await expectDerived()
    expect((await linesOf(team.reviewer, { ...noFilters, states: ['needsAnotherLook'] })).length).toBeLessThanOrEqual(1)
  })

  it('after an article is taken away, and given back', async () => {
    const lead = await team.enter(team.lead)
    for (const assigned of [false, true]) {
      valueOf(await changeAssignments(lead, [team.ana, team.ben, cleo].map((person) => ({ articleId: articles[3]!.id, userId: person.userId, assigned }))))
      await expectDerived()
      expect((await linesOf(team.lead, { ...noFilters, article: 'article-3' })).length > 0).toBe(assigned)
    }
  })

  it('after an article gets another outlet', async () => {
    await owner.query('UPDATE articles SET publisher_id = NULL WHERE id = $1', [articles[1]!.id])
    await expectDerived()
  })
})

describe('isolation', () => {
  it('a reviewer who is still at work on an article learns nothing of its cases, and everything once they have submitted', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    const own = await assign(team, busy, articles[2]!.id)
    const access = await team.enter(busy)
    const { key } = (await linesOf(team.reviewer, { ...noFilters, article: 'article-2' }))[0]!
    for (const filters of [noFilters, { ...noFilters, states: ['open' as const] }, { ...noFilters, article: 'article-2' }]) {
      const lines = await linesOf(busy, filters)
      expect(lines.filter(({ articleId }) => articleId === 'article-2')).toEqual([])
      expect(byKey(lines)).toEqual(byKey(await derivedLines(busy, filters)))
    }
    expect(await walkLedger(access, noFilters, key)).toBeUndefined()
    const { counts, articles: offered } = await readLedgerOptions(access, noFilters)
    expect(counts.all).toBe((await derivedLines(busy, noFilters)).length)
    expect(offered.map(({ slug }) => slug)).not.toContain('article-2')
    valueOf(await submitAssignment(busy, own))
    expect(byKey(await linesOf(busy, noFilters))).toEqual(byKey(await derivedLines(busy, noFilters)))
    expect(await walkLedger(access, noFilters, key)).toBeDefined()
  })

  it('is nothing for annotators and viewers', async () => {
    for (const person of [team.ana, team.viewer]) await expect(listLedger(await team.enter(person), noFilters)).rejects.toThrow('let through')
  })
})
