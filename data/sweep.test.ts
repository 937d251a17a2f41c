import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { annotationsOf } from '@/core/disagreement/case'
import { sweepGroups, wholeSweep } from '@/core/review/sweep'
import { headsOf } from '@/core/similarity/heads'
import { writeAnnotation } from './annotation'
import { changeAssignments, reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { decide, withdrawDecision } from './decision'
import { findReview } from './review'
import { findSimilar } from './similar'
import { listSweep, walkSweep } from './sweep'
import { refreshSweep } from './sweep-derive'
import { readTallies } from './sweep-tallies'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let projectId: string
const articles: TestArticle[] = []
const assignments = new Map<string, string>()

const mark = async (person: Person, on: string, text: string, quote: string, tag: string) =>
  writeAnnotation(person, on, { kind: 'put', id: uuid(), request: marking(text, quote, { tag, note: 'because 🙂', attributes: {} }) })

/** Article by article: what Ana and Ben mark, words and tag. */
const marked: readonly (readonly [ana: readonly (readonly [string, string])[], ben: readonly (readonly [string, string])[]])[] = [
  [[['the regime', 'labelling'], ['שלום עולם', 'labelling']], [['the regime', 'labelling'], ['שלום עולם', 'distancing']]],
  [[['The Regime', 'labelling']], [['The Regime', 'distancing']]],
  [[['regime', 'distancing'], ['so-called cafe\u0301', 'distancing']], [['regime', 'distancing'], ['so-called cafe\u0301', 'distancing']]],
  [[['שלום עולם', 'labelling'], ['so-called café', 'labelling']], [['so-called café', 'labelling']]],
]

beforeAll(async () => {
  team = await makeTeam()
  const lead = await team.enter(team.lead)
  projectId = lead.project.id
  for (const [number, layers] of marked.entries()) {
    const quotes = [...new Set(layers.flat().map(([quote]) => quote))]
    const raw = `Article ${number} 🙂 says: ${quotes.join('. And it says: ')}. That is all.`
    const article = await addArticle(lead, { raw, slug: `article-${number}`, ...(number % 2 ? { publisherId: team.outletId } : {}) })
    articles.push(article)
    for (const [index, person] of [team.ana, team.ben].entries()) {
      const id = await assign(team, person, article.id)
      assignments.set(`${number} ${index}`, id)
      for (const [quote, tag] of layers[index]!) valueOf(await mark(person, id, article.text, quote, tag))
      valueOf(await submitAssignment(person, id))
    }
  }
}, 60_000)

const groupsOf = async (person: Person, filters = wholeSweep) => {
  const { groups } = await listSweep(await team.enter(person), filters)
  return groups.map(({ words, worth, lines }) => [words, worth, lines.map(({ articleId }) => articleId).sort().join(' ')])
}

/** The sweep as it is kept, beside the same worked out from nothing. */
async function expectKept(): Promise<void> {
  expect(await refreshSweep(projectId)).toBe(0)
  const forms = (await owner.query<{ form: string; words: string }>(`SELECT form, min(words) AS words FROM ledger_cases WHERE project_id = $1 GROUP BY form`, [projectId])).rows
  const heads = headsOf(forms)
  const kept = (await owner.query<{ form: string; head: string }>('SELECT form, head FROM ledger_forms WHERE project_id = $1', [projectId])).rows
  expect(new Map(kept.map(({ form, head }) => [form, head]))).toEqual(new Map(heads))
  const { rows } = await owner.query('SELECT head, rank, worth, cases, tags, outlets FROM ledger_sweep WHERE project_id = $1 ORDER BY rank, head', [projectId])
  expect(rows).toEqual(sweepGroups(await readTallies(database().pool, projectId, []), heads))
}

async function decideOn(number: number, quote: string, verdict: 'accept' | 'nothingHere', tag?: string) {
  const access = await team.enter(team.reviewer)
  const review = valueOf(await findReview(access, `article-${number}`))
  const one = review.cases.find((each) => annotationsOf(each).some(({ quotes }) => quotes.join() === quote))!
  const annotations = annotationsOf(one)
  const state = review.states.get(one.key)!
  return valueOf(await decide(access, `article-${number}`, {
    id: uuid(), verdict, judged: annotations.map(({ id, version }) => ({ id, version })), chosen: annotations.filter((each) => verdict === 'accept' && each.tag === tag).map(({ id }) => id),
    reason: `because of ${quote}`, replaces: 'decision' in state ? state.decision.id : null,
  }))
}

describe('the sweep', () => {
  it('puts the same and nearly the same words together where tags differ, what contradicts itself first', async () => {
    expect(await groupsOf(team.reviewer)).toEqual([
      ['regime', 'contradiction', 'article-0 article-1 article-2'],
      ['so called café', 'contradiction', 'article-2 article-3'],
      ['שלום עולם', 'open', 'article-0 article-3'],
    ])
    await expectKept()
  })

  it('is filtered by what it is, tag, outlet and words', async () => {
    expect(await groupsOf(team.reviewer, { ...wholeSweep, worth: 'open' })).toMatchObject([['שלום עולם', 'open', expect.anything()]])
    expect(await groupsOf(team.reviewer, { ...wholeSweep, tag: 'distancing', worth: 'contradiction' })).toHaveLength(2)
    expect(await groupsOf(team.reviewer, { ...wholeSweep, outlet: 'there_is_none' })).toEqual([])
    const { groups, tags, outlets } = await listSweep(await team.enter(team.reviewer), wholeSweep)
    expect(await groupsOf(team.reviewer, { ...wholeSweep, words: groups[1]!.head })).toMatchObject([['so called café', 'contradiction', expect.anything()]])
    expect([tags, outlets.length]).toEqual([['distancing', 'labelling'], 1])
  })

  it('comes in pages, and takes nothing for a place that is none', async () => {
    const access = await team.enter(team.reviewer)
    const { groups } = await listSweep(access, wholeSweep)
    expect((await listSweep(access, wholeSweep, { after: groups[0]!.place })).groups.map(({ head }) => head)).toEqual(groups.slice(1).map(({ head }) => head))
    expect((await listSweep(access, wholeSweep, { at: groups[1]!.place })).groups.map(({ head }) => head)).toEqual(groups.slice(1).map(({ head }) => head))
    for (const wrong of ['', '1_2', "-1_'; DROP TABLE x"]) expect((await listSweep(access, wholeSweep, { after: wrong, at: wrong })).groups).toHaveLength(groups.length)
  })

  it('is walked case by case, from one group into the next', async () => {
    const access = await team.enter(team.reviewer)
    const { groups } = await listSweep(access, wholeSweep)
    const [first, second] = groups
    const walk = (await walkSweep(access, wholeSweep, second!.place, second!.lines[0]!.key))!
    expect(groups).toHaveLength(3)
    expect(walk.lines.map(({ key }) => key)).toEqual(groups.flatMap(({ lines }) => lines.map(({ key }) => key)))
    expect(walk.places.get(first!.lines[0]!.key)).toBe(first!.place)
    expect(walk.nextOpen!.state).toBe('open')
    expect(await walkSweep(access, wholeSweep, second!.place, first!.lines[0]!.key)).toBeUndefined()
    expect(await walkSweep(access, wholeSweep, 'nowhere', second!.lines[0]!.key)).toBeUndefined()
  })

  it('is kept up with verdicts, withdrawals, layers that are sent back and articles that are taken away', async () => {
    const decision = await decideOn(0, 'שלום עולם', 'accept', 'distancing')
    await expectKept()
    expect(await groupsOf(team.lead, { ...wholeSweep, worth: 'precedent' })).toMatchObject([['שלום עולם', 'precedent', 'article-0 article-3']])
    valueOf(await withdrawDecision(await team.enter(team.reviewer), 'article-0', decision.id, { id: uuid(), reason: '' }))
    await expectKept()
    const lead = await team.enter(team.lead)
    valueOf(await reopenAssignment(lead, assignments.get('2 0')!, 'again'))
    await expectKept()
    valueOf(await mark(team.ana, assignments.get('2 0')!, articles[2]!.text, 'That is all', 'labelling'))
    valueOf(await submitAssignment(team.ana, assignments.get('2 0')!))
    await expectKept()
    for (const assigned of [false, true]) {
      valueOf(await changeAssignments(lead, [team.ana, team.ben].map((person) => ({ articleId: articles[2]!.id, userId: person.userId, assigned }))))
      await expectKept()
    }
    await owner.query('DELETE FROM ledger_forms')
    await owner.query('DELETE FROM ledger_near_keys')
    await owner.query('DELETE FROM ledger_sweep')
    await owner.query('INSERT INTO ledger_form_marks (project_id, form) SELECT project_id, form FROM ledger_cases')
    await expectKept()
  })

  it('can be read by many while it is worked out', async () => {
    await owner.query('INSERT INTO ledger_form_marks (project_id, form) SELECT project_id, form FROM ledger_cases')
    const access = await team.enter(team.lead)
    const pages = await Promise.all(Array.from({ length: 8 }, () => listSweep(access, wholeSweep)))
    for (const page of pages) expect(page).toEqual(pages[0])
    await expectKept()
  })
})

describe('similar cases', () => {
  it('are those decided on the same or nearly the same words, with the reason, the most similar first', async () => {
    await decideOn(0, 'the regime', 'accept', 'labelling')
    await decideOn(2, 'regime', 'nothingHere')
    const access = await team.enter(team.reviewer)
    const review = valueOf(await findReview(access, 'article-1'))
    const { cases, articles: named, more } = await findSimilar(access, review.cases[0]!.key)
    expect(cases.map(({ line, reason, decidedBy, alike }) => [line.quote, line.verdict?.replace(/ [A-Z, ]+$/, ''), reason, decidedBy, alike])).toEqual([
      ['the regime', 'Accept', 'because of the regime', team.reviewer.name, 1],
      ['regime', 'Nothing here', 'because of regime', team.reviewer.name, 7 / 11],
    ])
    expect(named.map(({ slug }) => slug).sort()).toEqual(['article-0', 'article-2'])
    expect(more).toBe(0)
    const near = await findSimilar(access, valueOf(await findReview(access, 'article-2')).cases[0]!.key)
    expect(near.cases.map(({ line }) => line.quote)).toEqual(['the regime'])
    expect((await findSimilar(access, uuid())).cases).toEqual([])
  })
})

describe('isolation', () => {
  it('a reviewer at work on an article is shown what there would be without it', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    const own = await assign(team, busy, articles[3]!.id)
    const before = JSON.stringify(await listSweep(await team.enter(busy), wholeSweep))
    expect(before).not.toContain('article-3')
    expect(await groupsOf(busy)).not.toContainEqual(['שלום עולם', 'open', expect.anything()])
    await decideOn(3, 'so-called café', 'nothingHere')
    expect(JSON.stringify(await listSweep(await team.enter(busy), wholeSweep))).toBe(before)
    const key = valueOf(await findReview(await team.enter(team.reviewer), 'article-2')).cases.find(({ lanes }) => lanes[0]!.annotations[0]?.quotes[0] === 'so-called cafe\u0301')!.key
    expect((await findSimilar(await team.enter(busy), key)).cases).toEqual([])
    expect((await findSimilar(await team.enter(team.reviewer), key)).cases).toHaveLength(1)
    valueOf(await submitAssignment(busy, own))
    expect((await findSimilar(await team.enter(busy), key)).cases).toHaveLength(1)
    expect(await groupsOf(busy)).toEqual(await groupsOf(team.reviewer))
  })

  it('whatever they are at work on, it is what is left of the kept sweep without the cases of those articles', async () => {
    const lead = await team.enter(team.lead)
    for (const chosen of [[0], [1], [2], [3], [0, 1], [1, 2], [2, 3], [0, 2, 3], [0, 1, 2, 3]]) {
      const busy = await join(lead, 'reviewer')
      for (const number of chosen) await assign(team, busy, articles[number]!.id)
      const hidden = chosen.map((number) => articles[number]!.versionId)
      const { rows } = await owner.query<{ form: string; words: string }>('SELECT form, min(words) AS words FROM ledger_cases WHERE project_id = $1 AND NOT article_version_id = ANY($2) GROUP BY form', [projectId, hidden])
      const expected = sweepGroups(await readTallies(database().pool, projectId, hidden), headsOf(rows))
      const { groups } = await listSweep(await team.enter(busy), wholeSweep)
      expect(groups.map(({ head, rank, worth, cases, tags, outlets }) => ({ head, rank, worth, cases, tags, outlets })), String(chosen)).toEqual(expected)
      expect(groups.map(({ head, words }) => [head, words])).toEqual(groups.map(({ head }) => [head, rows.find(({ form }) => form === head)!.words]))
      for (const { cases, lines } of groups) expect(lines).toHaveLength(Math.min(cases, 8))
    }
  })

  it('groups without a word of their own articles are read, not worked out again', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    await assign(team, busy, articles[3]!.id)
    const [first] = (await listSweep(await team.enter(busy), wholeSweep)).groups
    const { rows: [kept] } = await owner.query<{ rank: number }>('UPDATE ledger_sweep SET rank = rank - 1 WHERE project_id = $1 AND head = $2 RETURNING rank', [projectId, first!.head])
    const { groups } = await listSweep(await team.enter(busy), wholeSweep)
    expect([groups[0]!.head, groups[0]!.rank]).toEqual([first!.head, kept!.rank])
    await owner.query('UPDATE ledger_sweep SET rank = rank + 1 WHERE project_id = $1 AND head = $2', [projectId, first!.head])
    await expectKept()
  })

  it('while changes are left, a reviewer at work is shown none, and told so: nobody knows yet what these change', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    await assign(team, busy, articles[3]!.id)
    // More than anybody works through in a second and a half.
    await owner.query(`INSERT INTO ledger_form_marks (project_id, form) SELECT $1, 'gone ' || n FROM generate_series(1, 400000) n`, [projectId])
    expect(await listSweep(await team.enter(busy), wholeSweep)).toMatchObject({ groups: [], articles: [], tags: [], outlets: [], next: null, unfinished: true })
    expect((await listSweep(await team.enter(team.reviewer), wholeSweep)).groups).not.toEqual([])
    await owner.query(`DELETE FROM ledger_form_marks WHERE project_id = $1 AND form LIKE 'gone %'`, [projectId])
    const whole = await listSweep(await team.enter(busy), wholeSweep)
    expect(whole.unfinished).toBe(false)
    expect(whole.groups).not.toEqual([])
    await expectKept()
  })

  it('is nothing for annotators and viewers', async () => {
    for (const person of [team.ana, team.viewer]) await expect(listSweep(await team.enter(person), wholeSweep)).rejects.toThrow('let through')
  })
})
