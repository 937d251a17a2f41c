import { v7 as uuid } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deriveGold } from '@/core/decision/gold'
import type { Rule } from '@/core/decision/rule'
import { annotationsOf } from '@/core/disagreement/case'
import { noFilters } from '@/core/review/filters'
import { notFound } from './access'
import { writeAnnotation } from './annotation'
import { reopenAssignment, submitAssignment } from './assignment'
import { decide, withdrawDecision } from './decision'
import { listLedger } from './ledger'
import { findReview } from './review'
import { applyRuleTo, listRules, previewRule, withdrawRule } from './rule'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
const twoOfThree: Rule = { k: 2, tolerance: { kind: 'exact' } }
let team: Team
let cleo: Person
let article: TestArticle
let counter = 0
const layers = new Map<Person, string>()

beforeAll(async () => {
  team = await makeTeam()
  cleo = await join(await team.enter(team.lead), 'annotator')
})

/** Afresh for each test: two of three agree on the first two words, all on the third, nobody on the fourth. */
beforeEach(async () => {
  article = await addArticle(await team.enter(team.lead), { raw: `Article ${++counter} 🙂: the cafe\u0301 of שלום is closed. The end 🛩️ comes.`, slug: `article-${String(counter).padStart(2, '0')}` })
  for (const [person, words] of [[team.ana, ['cafe\u0301', 'שלום', 'closed', 'The end']], [team.ben, ['cafe\u0301', 'closed']], [cleo, ['שלום', 'closed', 'end 🛩️']]] as const) {
    const id = await assign(team, person, article.id)
    layers.set(person, id)
    for (const quote of words) valueOf(await writeAnnotation(person, id, { kind: 'put', id: uuid(), request: marking(article.text, quote) }))
    valueOf(await submitAssignment(person, id))
  }
})

const reviewer = () => team.enter(team.reviewer)
const before = () => `article-${String(counter - 1).padStart(2, '0')}`
const apply = async (id: string, rule = twoOfThree) => valueOf(await applyRuleTo(await reviewer(), { id, rule, after: before() }))
const reviewed = async () => valueOf(await findReview(await reviewer(), article.slug))
const states = async () => {
  const { cases, states: all } = await reviewed()
  return cases.map((one) => all.get(one.key)!.kind)
}

describe('a rule', () => {
  it('is shown before it is applied, recorded with each decision, and puts passages into the gold', async () => {
    expect(await states()).toEqual(['open', 'open', 'unanimous', 'open'])
    const preview = valueOf(await previewRule(await reviewer(), twoOfThree, before()))
    expect(preview).toMatchObject({ cases: 2, articles: 1, next: null })
    expect(preview.lines.map(({ quote }) => quote)).toEqual(['cafe\u0301', 'שלום'])
    expect(await states()).toEqual(['open', 'open', 'unanimous', 'open'])
    const id = uuid()
    expect(await apply(id)).toMatchObject({ cases: 2, articles: 1 })
    const { cases, decisions } = await reviewed()
    expect(decisions).toMatchObject([{ ruleId: id, verdict: 'accept', reason: 'Accept what at least 2 agree on exactly', decidedBy: { id: team.reviewer.userId } }, { ruleId: id }])
    expect(deriveGold(cases, decisions).entries.map(({ quotes, provenance }) => [quotes[0], provenance])).toEqual([['cafe\u0301', 'accepted'], ['שלום', 'accepted'], ['closed', 'unanimous']])
    expect((await listLedger(await reviewer(), { ...noFilters, states: ['decided'], article: article.slug })).lines).toHaveLength(2)
    expect((await listRules(await reviewer()))[0]).toMatchObject({ id, rule: twoOfThree, standing: 2, appliedBy: team.reviewer.name })
    const { rows } = await owner.query(`SELECT detail FROM audit_events WHERE action = 'rule.apply' ORDER BY id DESC LIMIT 1`)
    expect(rows[0]?.detail).toMatchObject({ rule: id, article: article.slug, cases: 2 })
  })

  it('decides once, however often it is applied, under the same id and under another', async () => {
    const id = uuid()
    await Promise.all([apply(id), apply(id), apply(id)])
    expect(await apply(id)).toMatchObject({ cases: 0 })
    expect(await apply(uuid())).toMatchObject({ cases: 0 })
    expect((await reviewed()).decisions).toHaveLength(2)
    expect(await applyRuleTo(await reviewer(), { id, rule: { ...twoOfThree, k: null }, after: null })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'id' } })
  })

  it('is taken back, and can be applied again', async () => {
    const id = uuid()
    await apply(id)
    expect(valueOf(await withdrawRule(await reviewer(), id, before()))).toMatchObject({ cases: 2 })
    expect(await states()).toEqual(['open', 'open', 'unanimous', 'open'])
    expect(valueOf(await withdrawRule(await reviewer(), id, before()))).toMatchObject({ cases: 0 })
    expect(await apply(uuid())).toMatchObject({ cases: 2 })
    expect(await withdrawRule(await reviewer(), uuid(), null)).toEqual(notFound)
  })

  it('never decides what a person decided, or took back', async () => {
    const id = uuid()
    const [first] = (await reviewed()).cases
    valueOf(await decide(await reviewer(), article.slug, {
      id: uuid(), verdict: 'nothingHere', judged: annotationsOf(first!).map((one) => ({ id: one.id, version: one.version })), chosen: [], reason: 'no', replaces: null,
    }))
    expect(await apply(id)).toMatchObject({ cases: 1 })
    const { decisions } = await reviewed()
    expect(decisions.map(({ verdict }) => verdict).toSorted()).toEqual(['accept', 'nothingHere'])
    const byRule = decisions.find(({ ruleId }) => ruleId === id)!
    valueOf(await withdrawDecision(await reviewer(), article.slug, byRule.id, { id: uuid(), reason: 'not so' }))
    expect(await apply(uuid())).toMatchObject({ cases: 0 })
    expect(valueOf(await withdrawRule(await reviewer(), id, before()))).toMatchObject({ cases: 0 })
    expect(await states()).toEqual(['decided', 'open', 'unanimous', 'open'])
  })

  it('looks again at what it decided when that has changed', async () => {
    await apply(uuid())
    const lead = await team.enter(team.lead)
    const anas = layers.get(team.ana)!
    valueOf(await reopenAssignment(lead, anas, 'again'))
    valueOf(await submitAssignment(team.ana, anas))
    expect(await apply(uuid())).toMatchObject({ cases: 0 })
    valueOf(await reopenAssignment(lead, anas, 'again'))
    const mark = (await owner.query<{ id: string; version: number }>(`SELECT id, version FROM annotations WHERE assignment_id = $1 AND quotes = $2`, [anas, ['cafe\u0301']])).rows[0]!
    valueOf(await writeAnnotation(team.ana, anas, { kind: 'put', id: mark.id, request: marking(article.text, 'cafe\u0301', { basedOn: mark.version, note: 'why 🙂' }) }))
    valueOf(await submitAssignment(team.ana, anas))
    expect((await states())[0]).toBe('needsAnotherLook')
    expect(await apply(uuid())).toMatchObject({ cases: 1 })
    expect((await states())[0]).toBe('decided')
  })

  it('leaves out the articles of a party, and is no matter of annotators', async () => {
    const party = await join(await team.enter(team.lead), 'reviewer')
    valueOf(await submitAssignment(party, await assign(team, party, article.id)))
    expect(valueOf(await applyRuleTo(await team.enter(party), { id: uuid(), rule: twoOfThree, after: before() }))).toMatchObject({ cases: 0 })
    for (const person of [team.ana, team.viewer]) await expect(previewRule(await team.enter(person), twoOfThree, null)).rejects.toThrow('let through')
  })
})
