import { v7 as uuid } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { drawFrom } from '@/core/decision/drawing'
import { deriveGold } from '@/core/decision/gold'
import { type Case, annotationsOf } from '@/core/disagreement/case'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { notFound } from './access'
import { writeAnnotation } from './annotation'
import { changeAssignments, reopenAssignment, submitAssignment } from './assignment'
import { findCodebook, publishCodebook } from './codebook'
import { database } from './database'
import { type GivenDecision, decide, withdrawDecision } from './decision'
import { countExport } from './export-counts'
import { changeProject } from './project'
import { type ArticleReview, findReview, listReviews } from './review'
import { changeMember } from './team'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
/** Afresh for each test: an article that Ana and Ben have submitted. They differ over the café, and agree on the end. */
let article: TestArticle
let anas: string
let bens: string
let counter = 0

beforeAll(async () => {
  team = await makeTeam()
})

beforeEach(async () => {
  article = await addArticle(await team.enter(team.lead), { raw: `Article ${++counter} 🙂: the cafe\u0301 of שלום is closed. The end 🛩️ comes.`, slug: `article-${counter}` })
  anas = await assign(team, team.ana, article.id)
  bens = await assign(team, team.ben, article.id)
  await mark(team.ana, anas, 'cafe\u0301')
  await mark(team.ben, bens, 'cafe\u0301 of שלום')
  for (const [person, id] of [[team.ana, anas], [team.ben, bens]] as const) {
    await mark(person, id, 'The end 🛩️ comes')
    valueOf(await submitAssignment(person, id))
  }
})

async function mark(person: Person, on: string, words: string, id = uuid(), basedOn = 0) {
  return valueOf(await writeAnnotation(person, on, { kind: 'put', id, request: marking(article.text, words, { basedOn }) }))
}
const reviewOf = async (person = team.reviewer) => valueOf(await findReview(await team.enter(person), article.slug))
const stateOf = (review: ArticleReview, one: Case) => review.states.get(one.key)!
const requestFor = (one: Case, changes: Partial<GivenDecision> = {}): GivenDecision => ({
  id: uuid(), verdict: 'accept', judged: annotationsOf(one).map(({ id, version }) => ({ id, version })), chosen: [annotationsOf(one)[0]!.id], reason: 'Fits שלום 🙂 cafe\u0301', replaces: null, ...changes,
})
const decideAs = async (request: GivenDecision, person = team.reviewer, slug = article.slug) => decide(await team.enter(person), slug, request)
const reopen = async (id: string) => valueOf(await reopenAssignment(await team.enter(team.lead), id, 'again'))

describe('a case', () => {
  it('is what the submitted layers differ over, with everybody under a letter', async () => {
    const review = await reviewOf()
    expect(review.layers.map(({ annotator }) => annotator)).toEqual(['A', 'B'])
    expect(review.cases.map((one) => [one.kinds, stateOf(review, one).kind])).toEqual([[['boundary'], 'open'], [[], 'unanimous']])
    expect((await listReviews(await team.enter(team.lead))).find((one) => one.article.slug === article.slug)?.cases).toEqual(review.cases)
  })

  it('is decided, with who, when and why', async () => {
    const [one] = (await reviewOf()).cases
    const request = requestFor(one!)
    const decision = valueOf(await decideAs(request))
    expect(decision).toEqual({ ...request, drawn: [], clause: '', proposal: null, ruleId: null, judged: request.judged.toSorted((a, b) => (a.id < b.id ? -1 : 1)), decidedBy: { id: team.reviewer.userId, name: team.reviewer.name }, decidedAt: expect.any(String), withdrawn: false })
    const review = await reviewOf()
    expect(stateOf(review, review.cases[0]!)).toEqual({ kind: 'decided', decision })
    expect(await countExport(await team.enter(team.lead))).toMatchObject({ decisions: expect.any(Number), gold: expect.any(Number) })
  })

  it.each(['accept', 'reject', 'nothingHere', 'bothDefensible'] as const)('is decided with %s', async (verdict) => {
    const [one] = (await reviewOf()).cases
    const chosen = verdict === 'accept' || verdict === 'reject' ? [annotationsOf(one!)[1]!.id] : []
    expect(await decideAs(requestFor(one!, { verdict, chosen }))).toMatchObject({ ok: true, value: { verdict, chosen } })
  })

  it('is decided with passages drawn anew, which stand in the gold', async () => {
    const review = await reviewOf()
    const [one] = review.cases
    const table = offsetTable(article.text)
    const chosen = annotationsOf(one!).map(({ id }) => id)
    const drawn = drawFrom('intersection', one!.lanes, chosen, table)!
    const request = requestFor(one!, { verdict: 'intersection', chosen, drawn: drawn.map((each) => ({ ...each, extent: [...each.extent], quotes: [...each.quotes] })), clause: 'loaded_language.useWhen', proposal: 'example' })
    const fault = { ok: false, problem: { code: 'refused', field: 'drawn' } }
    const wrong = (part: object) => decideAs({ ...request, id: uuid(), drawn: [{ ...request.drawn![0]!, ...part }] })
    expect(await wrong({ quotes: ['something'] })).toMatchObject(fault)
    expect(await wrong({ extent: [{ start: codePoint(0), end: codePoint(7) }], quotes: ['Article'] })).toMatchObject(fault)
    expect(await decideAs({ ...request, id: uuid(), verdict: 'redraw', drawn: [{ ...request.drawn![0]!, tag: 'there_is_none' }] })).toMatchObject(fault)
    expect(await decideAs({ ...request, id: uuid(), clause: 'there_is_none.useWhen' })).toMatchObject({ ok: false, problem: { field: 'clause' } })
    const decision = valueOf(await decideAs(request))
    expect(decision).toMatchObject({ verdict: 'intersection', drawn, clause: 'loaded_language.useWhen', proposal: 'example', ruleId: null })
    expect(await decideAs(request)).toEqual({ ok: true, value: decision })
    const after = await reviewOf()
    expect(deriveGold(after.cases, after.decisions).entries[0]).toMatchObject({ tag: 'loaded_language', quotes: ['cafe\u0301'], provenance: 'redrawn', verdict: 'intersection', decisionId: decision.id })
    await expect(owner.query(
      `INSERT INTO decisions (project_id, id, article_version_id, codebook_version_id, verdict, chosen, reason, drawn, decided_by_id)
       SELECT project_id, $2, article_version_id, codebook_version_id, verdict, chosen, reason, jsonb_set(drawn, '{0,quotes,0}', '"caf"'), decided_by_id FROM decisions WHERE id = $1`, [decision.id, uuid()],
    )).rejects.toMatchObject({ constraint: 'drawn_quote' })
  })

  it('waits for the annotators when they are asked', async () => {
    const [one] = (await reviewOf()).cases
    const asked = valueOf(await decideAs(requestFor(one!, { verdict: 'ask', chosen: [] })))
    const review = await reviewOf()
    expect(stateOf(review, review.cases[0]!)).toEqual({ kind: 'asked', decision: asked })
    expect(await decideAs(requestFor(one!))).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await decideAs(requestFor(one!, { replaces: asked.id }))).toMatchObject({ ok: true })
  })

  it('on which all agree is decided, too', async () => {
    const review = await reviewOf()
    expect(await decideAs(requestFor(review.cases[1]!, { verdict: 'nothingHere', chosen: [] }))).toMatchObject({ ok: true })
  })
})

describe('a decision', () => {
  it('is stored once, however often it comes', async () => {
    const [one] = (await reviewOf()).cases
    const request = requestFor(one!)
    const answers = await Promise.all(Array.from({ length: 5 }, () => decideAs(request)))
    expect(answers[0]).toMatchObject({ ok: true })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await reviewOf()).decisions).toHaveLength(1)
  })

  it('is refused when its id says something else already', async () => {
    const [one, two] = (await reviewOf()).cases
    const request = requestFor(one!)
    valueOf(await decideAs(request))
    const refused = { ok: false, problem: { code: 'refused', field: 'id' } }
    expect(await decideAs({ ...request, reason: 'another reason' })).toMatchObject(refused)
    expect(await decideAs({ ...request, verdict: 'reject' })).toMatchObject(refused)
    expect(await decideAs({ ...request, judged: request.judged.slice(1) })).toMatchObject(refused)
    expect(await decideAs({ ...requestFor(two!, { verdict: 'bothDefensible', chosen: [] }), id: request.id })).toMatchObject(refused)
    const { rows } = await owner.query('SELECT id FROM decisions WHERE article_version_id <> $1 LIMIT 1', [article.versionId])
    expect(await decideAs({ ...requestFor(two!), id: rows[0].id })).toMatchObject(refused)
  })

  it('is told of the one that was first', async () => {
    const [one] = (await reviewOf()).cases
    const first = valueOf(await decideAs(requestFor(one!)))
    const second = requestFor(one!, { verdict: 'bothDefensible', chosen: [] })
    expect(await decideAs(second, team.lead)).toMatchObject({ ok: false, problem: { code: 'conflict', details: { current: first } } })
    expect(await decideAs({ ...second, replaces: first.id }, team.lead)).toMatchObject({ ok: true, value: { replaces: first.id } })
    const review = await reviewOf()
    expect(stateOf(review, review.cases[0]!)).toMatchObject({ kind: 'decided', decision: { verdict: 'bothDefensible' } })
  })

  it('is taken by exactly one of two at once, and the loser is told', async () => {
    const third = await join(await team.enter(team.lead), 'reviewer')
    const [one] = (await reviewOf()).cases
    for (let replaces: string | null = null, round = 0; round < 3; round++) {
      const answers = await Promise.all([team.reviewer, team.lead, third].map((person) => decideAs(requestFor(one!, { replaces, reason: person.name }), person)))
      const won = answers.filter((answer) => answer.ok).map(valueOf)
      expect(won).toHaveLength(1)
      for (const answer of answers) if (!answer.ok) expect(answer.problem).toMatchObject({ code: 'conflict', details: { current: won[0] } })
      replaces = won[0]!.id
    }
  })

  it('judges what is there, at its version', async () => {
    const [one] = (await reviewOf()).cases
    const conflict = { ok: false, problem: { code: 'conflict' } }
    const good = requestFor(one!)
    expect(await decideAs({ ...good, judged: good.judged.map((each) => ({ ...each, version: each.version + 1 })) })).toMatchObject(conflict)
    expect(await decideAs({ ...good, judged: good.judged.slice(1) })).toMatchObject(conflict)
    expect(await decideAs({ ...good, judged: [...good.judged, { id: uuid(), version: 1 }] })).toMatchObject(conflict)
    expect(await decideAs({ ...good, judged: [{ id: uuid(), version: 1 }] })).toMatchObject(conflict)
    expect(await decideAs({ ...good, replaces: uuid() })).toMatchObject(conflict)
    expect(await decideAs(good)).toMatchObject({ ok: true })
  })

  it('is on an article of the project, by its slug', async () => {
    const [one] = (await reviewOf()).cases
    for (const slug of ['there-is-none', team.article.slug, '', 'a\0b']) expect(await decideAs(requestFor(one!), team.reviewer, slug)).toEqual(notFound)
    const elsewhere = await makeTeam()
    expect(await decide(await elsewhere.enter(elsewhere.lead), article.slug, requestFor(one!))).toEqual(notFound)
  })

  it('takes its time from the database', async () => {
    const [one] = (await reviewOf()).cases
    const now = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: now - 24 * 60 * 60 * 1000 })
    const decision = await decideAs(requestFor(one!)).finally(() => vi.useRealTimers())
    expect(Math.abs(Date.parse(valueOf(decision).decidedAt) - now)).toBeLessThan(60_000)
  })

  it('is never changed or deleted', async () => {
    const [one] = (await reviewOf()).cases
    valueOf(await decideAs(requestFor(one!)))
    for (const statement of ['UPDATE decisions SET reason = reason', 'DELETE FROM decision_judged', 'UPDATE decision_judged SET version = version', 'DELETE FROM decisions']) {
      await expect(owner.query(statement), statement).rejects.toMatchObject({ constraint: 'append_only' })
      await expect(database().pool.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('taking back', () => {
  it('opens the case again and keeps the history', async () => {
    const [one] = (await reviewOf()).cases
    const decision = valueOf(await decideAs(requestFor(one!)))
    const request = { id: uuid(), reason: 'Too soon 🙂' }
    const withdraw = async (id = decision.id, body = request) => withdrawDecision(await team.enter(team.lead), article.slug, id, body)
    const withdrawn = valueOf(await withdraw())
    expect(withdrawn).toMatchObject({ id: request.id, replaces: decision.id, withdrawn: true, reason: 'Too soon 🙂', decidedBy: { id: team.lead.userId } })
    expect(await withdraw()).toEqual({ ok: true, value: withdrawn })
    expect(await withdraw(decision.id, { ...request, id: uuid() })).toMatchObject({ ok: false, problem: { code: 'conflict', details: { current: withdrawn } } })
    expect(await withdraw(withdrawn.id, { ...request, id: uuid() })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await withdraw(uuid(), { ...request, id: uuid() })).toEqual(notFound)
    const review = await reviewOf()
    expect(stateOf(review, review.cases[0]!)).toEqual({ kind: 'open' })
    expect(review.decisions).toHaveLength(2)
    expect(await decideAs(requestFor(one!, { replaces: decision.id }))).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await decideAs(requestFor(one!))).toMatchObject({ ok: true })
  })

  it('does not take a decision with the same id for a repetition', async () => {
    const [one] = (await reviewOf()).cases
    const first = valueOf(await decideAs(requestFor(one!)))
    const second = valueOf(await decideAs(requestFor(one!, { replaces: first.id, verdict: 'reject' })))
    expect(await withdrawDecision(await team.enter(team.lead), article.slug, first.id, { id: second.id, reason: '' })).toMatchObject({ ok: false })
    const review = await reviewOf()
    expect(stateOf(review, review.cases[0]!)).toMatchObject({ kind: 'open', decision: { id: second.id } })
  })

  it('races a further decision, and one of the two wins', async () => {
    const [one] = (await reviewOf()).cases
    const first = valueOf(await decideAs(requestFor(one!)))
    const answers = await Promise.all([
      decideAs(requestFor(one!, { replaces: first.id, verdict: 'reject' })),
      withdrawDecision(await team.enter(team.lead), article.slug, first.id, { id: uuid(), reason: '' }),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.problem.code)).toSorted()).toEqual(['conflict', 'ok'])
  })
})

describe('who may decide', () => {
  it('not a party to the article, unless the project allows it', async () => {
    const party = await join(await team.enter(team.lead), 'reviewer')
    const own = await assign(team, party, article.id)
    expect(await findReview(await team.enter(party), article.slug)).toEqual(notFound)
    valueOf(await submitAssignment(party, own))
    const [one] = (await reviewOf(party)).cases
    expect(await decideAs(requestFor(one!), party)).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('You annotated this article') } })
    const allow = async (decideOwnCases: boolean) => valueOf(await changeProject(await team.enter(team.lead), { peersVisible: 'never', decideOwnCases, outletVisibility: 'shown' }))
    await allow(true)
    const decision = await decideAs(requestFor(one!), party)
    await allow(false)
    expect(decision).toMatchObject({ ok: true })
    expect(await withdrawDecision(await team.enter(party), article.slug, valueOf(decision).id, { id: uuid(), reason: '' })).toMatchObject({ ok: false, problem: { code: 'refused' } })
  })

  it.each(['ana', 'viewer'] as const)('not %s', async (name) => {
    const [one] = (await reviewOf()).cases
    await expect(decideAs(requestFor(one!), team[name])).rejects.toThrow('let through')
  })

  it('not who is a reviewer no more', async () => {
    const former = await join(await team.enter(team.lead), 'reviewer')
    const [one] = (await reviewOf(former)).cases
    valueOf(await changeMember(await team.enter(team.lead), former.userId, { role: 'annotator' }))
    await expect(decideAs(requestFor(one!), former)).rejects.toThrow('let through')
  })
})

describe('when a layer is sent back', () => {
  it('its case asks for another look, with what changed', async () => {
    const [one] = (await reviewOf()).cases
    const decision = valueOf(await decideAs(requestFor(one!)))
    const [anasMark, bensMark] = annotationsOf(one!).toSorted((a) => (a.assignmentId === anas ? -1 : 1))

    await reopen(bens)
    const meanwhile = await reviewOf()
    expect(meanwhile.layers).toHaveLength(1)
    expect(stateOf(meanwhile, meanwhile.cases[0]!)).toMatchObject({ kind: 'needsAnotherLook', decision: { id: decision.id }, removed: [bensMark!.id] })

    await mark(team.ben, bens, 'cafe\u0301 of', bensMark!.id, 1)
    valueOf(await submitAssignment(team.ben, bens))
    const after = await reviewOf()
    expect(stateOf(after, after.cases[0]!)).toMatchObject({ kind: 'needsAnotherLook', changed: [bensMark!.id], removed: [], added: [] })
    expect([...after.before]).toMatchObject([[bensMark!.id, { tag: 'loaded_language', quotes: ['cafe\u0301 of שלום'] }]])
    expect([...meanwhile.before]).toEqual([])
    expect(await decideAs(requestFor(one!, { replaces: decision.id }))).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await decideAs(requestFor(after.cases[0]!, { replaces: decision.id, chosen: [anasMark!.id] }))).toMatchObject({ ok: true })
  })

  it('and submitted unchanged, the decision holds again', async () => {
    const [one] = (await reviewOf()).cases
    const decision = valueOf(await decideAs(requestFor(one!)))
    await reopen(bens)
    valueOf(await submitAssignment(team.ben, bens))
    const review = await reviewOf()
    expect(stateOf(review, review.cases[0]!)).toEqual({ kind: 'decided', decision })
  })

  it('and no layer is left, the article is not under review', async () => {
    await reopen(anas)
    await reopen(bens)
    expect(await findReview(await team.enter(team.reviewer), article.slug)).toEqual(notFound)
    expect((await listReviews(await team.enter(team.reviewer))).map((one) => one.article.slug)).not.toContain(article.slug)
  })

  it('a withdrawn layer leaves the case, and its decision asks for another look', async () => {
    const [one] = (await reviewOf()).cases
    valueOf(await decideAs(requestFor(one!)))
    valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: article.id, userId: team.ben.userId, assigned: false }]))
    const review = await reviewOf()
    expect(review.layers).toHaveLength(1)
    expect(stateOf(review, review.cases[0]!)).toMatchObject({ kind: 'needsAnotherLook' })
  })
})

describe('under two codebooks', () => {
  it('an article stays under review where most have submitted, with its disagreements and decisions', async () => {
    const lead = await team.enter(team.lead)
    const [one] = (await reviewOf()).cases
    const decision = valueOf(await decideAs(requestFor(one!)))
    const { codebook } = (await findCodebook(lead))!
    const newest = valueOf(await publishCodebook(lead, { ...codebook, name: `Another 🙂 ${counter}` })).id
    const give = (assigned: boolean) => [team.ana, team.ben].map(({ userId }) => ({ articleId: article.id, userId, assigned }))
    // Given while nobody else has the article, so that it comes with the newest codebook.
    valueOf(await changeAssignments(lead, give(false)))
    const third = await join(lead, 'annotator')
    const thirds = await assign(team, third, article.id)
    expect((await owner.query('SELECT codebook_version_id AS id FROM assignments WHERE id = $1', [thirds])).rows).toEqual([{ id: newest }])
    valueOf(await submitAssignment(third, thirds))
    expect(await reviewOf()).toMatchObject({ codebookVersionId: newest, layers: [{}] })
    valueOf(await changeAssignments(lead, give(true)))
    const review = await reviewOf()
    expect(review.codebookVersionId).not.toBe(newest)
    expect(stateOf(review, review.cases[0]!)).toEqual({ kind: 'decided', decision })
    expect((await listReviews(lead)).filter((each) => each.article.slug === article.slug)).toMatchObject([{ layers: [{}, {}] }])
  })
})

describe('a letter', () => {
  it('stays with its person when others are sent back and submit', async () => {
    const lettersOf = async () => Object.fromEntries((await reviewOf()).layers.map(({ assignmentId, annotator }) => [assignmentId, annotator]))
    const both = await lettersOf()
    expect(Object.values(both).toSorted()).toEqual(['A', 'B'])
    for (const id of [anas, bens]) {
      await reopen(id)
      const { [id]: _, ...left } = both
      expect(await lettersOf()).toEqual(left)
      valueOf(await submitAssignment(id === anas ? team.ana : team.ben, id))
      expect(await lettersOf()).toEqual(both)
    }
  })
})
