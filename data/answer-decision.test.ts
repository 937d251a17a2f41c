import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { goldAnswer } from '@/core/answer-review/answer-case'
import { articleLineSchema } from '@/core/export/article-line'
import { restoreArticle } from '@/core/export/restore-article'
import { articleLine } from '@/core/export/write-article-line'
import { writeAnswer } from './answer'
import { type AnswerCase, listAnswerCases } from './answer-cases'
import { applyAnswerRule, decideAnswer, previewAnswerRule, withdrawAnswerDecision, withdrawAnswerRule } from './answer-decision'
import { reopenAssignment, submitAssignment } from './assignment'
import { exportProject } from './export'
import { refreshLedger } from './ledger-derive'
import { ownerPool } from './testing/database'
import { type Person, type Team, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let cleo: Person
const assignments: string[] = []
const everything = { state: null, question: null } as const

beforeAll(async () => {
  team = await makeTeam()
  cleo = await join(await team.enter(team.lead), 'annotator')
  for (const [index, person] of [team.ana, team.ben, cleo].entries()) {
    const id = await assign(team, person)
    assignments.push(id)
    valueOf(await writeAnswer(person, id, 'genre', { basedOn: 0, value: ['reporting', 'opinion', 'reporting'][index]! }))
    valueOf(await writeAnswer(person, id, 'headline_match', { basedOn: 0, value: 'matches' }))
    if (index === 0) valueOf(await writeAnswer(person, id, 'voices_missing', { basedOn: 0, value: { entities: ['שלום 🙂'], note: '' } }))
    valueOf(await submitAssignment(person, id))
  }
}, 60_000)

const casesOf = async (person: Person, filters: Parameters<typeof listAnswerCases>[1] = everything) => (await listAnswerCases(await team.enter(person), filters, null)).articles.flatMap(({ cases }) => cases)
const caseOf = async (question: string) => (await casesOf(team.reviewer)).find((one) => one.question.key === question)!
const judgedOf = ({ positions }: AnswerCase) => positions.map(({ assignmentId, version }) => ({ assignmentId, version }))

async function decideOn(question: string, part: Partial<Parameters<typeof decideAnswer>[2]>, person = team.reviewer) {
  const one = await caseOf(question)
  return decideAnswer(await team.enter(person), team.article.slug, {
    id: uuid(), question, verdict: 'accept', value: 'reporting', judged: judgedOf(one), reason: 'because 🙂', replaces: one.state.decision?.id ?? null, ...part,
  })
}

describe('answers under review', () => {
  it('are listed by who answered what, as A, B, C, what differs apart from what does not', async () => {
    const genre = await caseOf('genre')
    expect(genre.positions.map(({ annotator }) => annotator)).toEqual(['A', 'B', 'C'])
    expect(genre.positions.map(({ value }) => value).toSorted()).toEqual(['opinion', 'reporting', 'reporting'])
    expect([genre.state.kind, (await caseOf('headline_match')).state.kind, (await caseOf('voices_missing')).state.kind]).toEqual(['open', 'unanimous', 'open'])
    expect((await casesOf(team.reviewer, { state: 'waiting', question: null })).map(({ question }) => question.key).toSorted()).toEqual(['genre', 'voices_missing'])
    expect((await casesOf(team.reviewer, { state: null, question: 'genre' })).map(({ question }) => question.key)).toEqual(['genre'])
  })

  it('are decided once however often it is sent, taken back, and decided otherwise', async () => {
    const id = uuid()
    const request = { id, question: 'genre', verdict: 'accept' as const, value: 'reporting', judged: judgedOf(await caseOf('genre')), reason: 'it reports', replaces: null }
    for (let time = 0; time < 2; time++) expect(valueOf(await decideAnswer(await team.enter(team.reviewer), team.article.slug, request))).toEqual({ id })
    const decided = await caseOf('genre')
    expect(decided.state).toMatchObject({ kind: 'decided', decision: { id, decidedBy: team.reviewer.name, reason: 'it reports' } })
    expect(goldAnswer('genre', decided.positions, decided.state)).toMatchObject({ values: ['reporting'], provenance: 'accepted', k: 2, n: 3, decisionId: id })
    expect(await decideAnswer(await team.enter(team.lead), team.article.slug, { ...request, id: uuid() })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    const taken = { id: uuid(), reason: '' }
    for (let time = 0; time < 2; time++) valueOf(await withdrawAnswerDecision(await team.enter(team.lead), team.article.slug, id, taken))
    expect((await caseOf('genre')).state.kind).toBe('open')
    expect(await withdrawAnswerDecision(await team.enter(team.lead), team.article.slug, id, { id: uuid(), reason: '' })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    valueOf(await decideOn('genre', { verdict: 'bothDefensible', value: null }))
    expect((await caseOf('genre')).state.kind).toBe('decided')
  })

  it('take no answer that nobody gave for an accepted one, none that does not fit, and none that somebody gave for another', async () => {
    expect(await decideOn('genre', { value: 'analysis' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'value' } })
    expect(await decideOn('genre', { verdict: 'another', value: 'a poem' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'value' } })
    expect(await decideOn('voices_missing', { verdict: 'another', value: { entities: [], note: ' ' } })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'value', message: expect.stringContaining('not finished') } })
    expect(await decideOn('genre', { verdict: 'another', value: 'opinion' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'value' } })
    expect(await decideOn('genre', { judged: [{ assignmentId: assignments[0]!, version: 1 }] })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('need another look when an answer has changed, and are nobody’s while a layer is sent back', async () => {
    const lead = await team.enter(team.lead)
    valueOf(await reopenAssignment(lead, assignments[1]!, 'again'))
    expect((await caseOf('genre')).state.kind).toBe('needsAnotherLook')
    valueOf(await writeAnswer(team.ben, assignments[1]!, 'genre', { basedOn: 1, value: 'reporting' }))
    valueOf(await submitAssignment(team.ben, assignments[1]!))
    expect((await caseOf('genre')).state).toMatchObject({ kind: 'needsAnotherLook' })
    const decision = (await caseOf('genre')).state.decision!
    valueOf(await withdrawAnswerDecision(lead, team.article.slug, decision.id, { id: uuid(), reason: '' }))
    expect((await caseOf('genre')).state.kind).toBe('unanimous')
  })

  it('are decided by a rule where people have not, and the rule is taken back and applied again', async () => {
    const lead = await team.enter(team.lead)
    valueOf(await reopenAssignment(lead, assignments[2]!, 'again'))
    valueOf(await writeAnswer(cleo, assignments[2]!, 'headline_match', { basedOn: 1, value: 'overstates' }))
    valueOf(await submitAssignment(cleo, assignments[2]!))
    expect(valueOf(await previewAnswerRule(lead, { k: 2, after: null })).questions).toBe(1)
    expect(valueOf(await previewAnswerRule(lead, { k: 3, after: null })).questions).toBe(0)
    const rule = uuid()
    for (const questions of [1, 0]) expect(valueOf(await applyAnswerRule(lead, { id: rule, k: 2, after: null })).questions).toBe(questions)
    expect((await caseOf('headline_match')).state).toMatchObject({ kind: 'decided', decision: { ruleId: rule, value: 'matches' } })
    expect(valueOf(await withdrawAnswerRule(lead, rule)).questions).toBe(1)
    expect((await caseOf('headline_match')).state.kind).toBe('open')
    expect(valueOf(await applyAnswerRule(lead, { id: rule, k: 2, after: null })).questions).toBe(1)
    const { decision } = (await caseOf('headline_match')).state
    valueOf(await withdrawAnswerDecision(lead, team.article.slug, decision!.id, { id: uuid(), reason: 'not so' }))
    expect(valueOf(await applyAnswerRule(lead, { id: uuid(), k: 2, after: null })).questions).toBe(0)
  })

  it('stand in the export with every verdict, under pseudonyms, and as gold where they are settled; and a line gives the same again', async () => {
    const lines = []
    for await (const article of exportProject(await team.enter(team.lead))) lines.push(articleLine(article))
    const line = lines.find(({ article }) => article.slug === team.article.slug)!
    expect(line.goldAnswers).toEqual([expect.objectContaining({ question: 'genre', values: ['reporting'], provenance: 'unanimous', k: 3, n: 3, decisionId: null })])
    expect(line.answerDecisions.length).toBeGreaterThan(4)
    expect(JSON.stringify(line.answerDecisions)).not.toContain(team.reviewer.name)
    expect(line.answerDecisions[0]).toMatchObject({ question: 'genre', verdict: 'accept', value: 'reporting', judged: expect.arrayContaining([{ annotator: expect.stringMatching(/^annotator-/), version: 1 }]), decidedBy: expect.stringMatching(/^reviewer-/) })
    expect(articleLine(restoreArticle(articleLineSchema.parse(JSON.parse(JSON.stringify(line)))))).toEqual(line)
  })

  it('are nothing to a reviewer at work on the article, nor decided by a party, and stay as they were written', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    const own = await assign(team, busy)
    expect(await casesOf(busy)).toEqual([])
    expect(await decideOn('genre', {}, busy)).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    valueOf(await submitAssignment(busy, own))
    await refreshLedger((await team.enter(team.lead)).project.id)
    expect((await casesOf(busy)).length).toBeGreaterThan(0)
    expect(await decideOn('genre', {}, busy)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    for (const person of [team.ana, team.viewer]) await expect(casesOf(person)).rejects.toThrow('let through')
    await expect(owner.query(`UPDATE answer_decisions SET reason = 'other'`)).rejects.toMatchObject({ constraint: 'append_only' })
  })
})
