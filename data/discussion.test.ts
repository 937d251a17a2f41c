import { v7 as uuid } from 'uuid'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { noFilters } from '@/core/review/filters'
import { type Case, annotationsOf } from '@/core/disagreement/case'
import { writeAnnotation } from './annotation'
import { changeAssignments, reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { type GivenDecision, decide, withdrawDecision } from './decision'
import { discussCase, keepVerdict, readAsked, readDiscussion } from './discussion'
import { addMessage, mostWords, readMessages, readMessagesAbout } from './discussion-rows'
import { listLedger } from './ledger'
import { changeNames, readNames } from './names'
import { findOwnCase, sayInOwnCase } from './own-case'
import { countOwnCases, listOwnCases } from './own-case-list'
import { changeProject } from './project'
import { findReview } from './review'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
/** Afresh for each test: Ana and Ben differ over the café, and both have submitted. Ana marked it, and so did Ben with more words. */
let article: TestArticle
let anas: string
let bens: string
let anasMark: string
let counter = 0

beforeAll(async () => {
  team = await makeTeam()
})

beforeEach(async () => {
  article = await addArticle(await team.enter(team.lead), { raw: `Article ${++counter} 🙂: the cafe\u0301 of שלום is closed. The end 🛩️ comes.`, slug: `talk-${counter}` })
  anas = await assign(team, team.ana, article.id)
  bens = await assign(team, team.ben, article.id)
  anasMark = uuid()
  await mark(team.ana, anas, 'cafe\u0301', anasMark)
  await mark(team.ben, bens, 'cafe\u0301 of שלום', uuid())
  await mark(team.ben, bens, 'The end', uuid())
  valueOf(await submitAssignment(team.ana, anas))
  valueOf(await submitAssignment(team.ben, bens))
})

const mark = async (person: Person, on: string, words: string, id: string) => valueOf(await writeAnnotation(person, on, { kind: 'put', id, request: marking(article.text, words) }))
const casesOf = async (person = team.reviewer) => valueOf(await findReview(await team.enter(person), article.slug)).cases
const verdictOn = (one: Case, changes: Partial<GivenDecision> = {}): GivenDecision => ({
  id: uuid(), verdict: 'nothingHere', judged: annotationsOf(one).map(({ id, version }) => ({ id, version })), chosen: [], reason: 'A plain report שלום 🙂', replaces: null, ...changes,
})
const decideAs = async (given: GivenDecision, person = team.reviewer) => valueOf(await decide(await team.enter(person), article.slug, given))
const say = async (person: Person, decision: string, kind: 'remark' | 'answer' | 'objection', text: string, id = uuid()) => sayInOwnCase(await team.enter(person), decision, { id, kind, text })
const talk = async (person = team.reviewer) => readDiscussion(await team.enter(person), { articleVersionId: article.versionId, codebookVersionId: team.codebookId })
const ownOf = async (person: Person, decision: string) => findOwnCase(await team.enter(person), decision)
const lineIn = async (said: 'objected' | 'answered' | 'discussed', person = team.reviewer) => (await listLedger(await team.enter(person), { ...noFilters, said: [said], article: article.slug })).lines
const refused = (message: RegExp) => ({ ok: false, problem: expect.objectContaining({ code: 'refused', message: expect.stringMatching(message) }) })
const missing = { ok: false, problem: { code: 'notFound' } }

describe('asking the annotators', () => {
  it('sends the question to those who marked something, who answer; the reviewer sees it, and decides', async () => {
    const [cafe] = await casesOf()
    const ask = await decideAs(verdictOn(cafe!, { verdict: 'ask', reason: 'Why so short? 👀' }))
    const mine = valueOf(await ownOf(team.ana, ask.id))
    expect(mine.one).toMatchObject({ verdict: 'ask', by: 'reviewer', question: 'waiting', reason: 'Why so short? 👀', readings: [{ id: anasMark, quotes: ['cafe\u0301'] }], messages: [], mayAnswer: { allowed: true }, mayObject: { allowed: false } })
    expect(JSON.stringify(mine)).not.toMatch(new RegExp([team.ben.name, team.ben.userId, team.reviewer.userId, team.reviewer.name].join('|')))
    expect((await listOwnCases(await team.enter(team.ana))).questions[0]).toMatchObject({ decisionId: ask.id, question: 'waiting', quote: 'cafe\u0301' })
    expect(await countOwnCases(await team.enter(team.ana))).toMatchObject({ questions: 1 })
    expect(await readAsked(await team.enter(team.reviewer), article.versionId, ask.id)).toEqual(['A', 'B'])

    const id = uuid()
    const answered = await say(team.ana, ask.id, 'answer', 'It is irony e\u0301 שלום', id)
    expect(answered).toMatchObject({ ok: true, value: { kind: 'answer', mine: true } })
    expect(await say(team.ana, ask.id, 'answer', 'It is irony e\u0301 שלום', id)).toMatchObject({ ok: true, value: { id } })
    expect(await say(team.ana, ask.id, 'answer', 'Something else', id)).toEqual(refused(/under this id/))
    // How many others there are, and when they marked what, stays theirs, also in what her own words are about.
    const others = annotationsOf(cafe!).filter(({ id }) => id !== anasMark).map(({ id }) => id)
    const told = JSON.stringify([answered, await say(team.ana, ask.id, 'answer', 'It is irony e\u0301 שלום', id), valueOf(await ownOf(team.ana, ask.id))])
    expect([told.includes(anasMark), others.length > 0, others.filter((one) => told.includes(one))]).toEqual([true, true, []])
    expect((await talk()).map(({ text, annotator }) => [text, annotator])).toEqual([['It is irony e\u0301 שלום', expect.stringMatching(/^[AB]$/)]])
    expect(await lineIn('answered')).toMatchObject([{ state: 'asked', marks: ['answered', 'discussed'] }])
    expect(await countOwnCases(await team.enter(team.ana))).toMatchObject({ questions: 0 })
    // What Ana answers is hers and the reviewers': Ben reads his question, and not her answer.
    expect(valueOf(await ownOf(team.ben, ask.id)).one.messages).toEqual([])

    await decideAs(verdictOn(cafe!, { replaces: ask.id }))
    expect(await lineIn('answered')).toEqual([])
    expect(valueOf(await ownOf(team.ana, ask.id)).one).toMatchObject({ question: 'answered', messages: [{ id }] })
    expect(valueOf(await ownOf(team.ben, ask.id)).one.question).toBe('over')
    expect(await say(team.ben, ask.id, 'answer', 'Late')).toEqual(refused(/no answer any more/))
  })

  it('asks those who marked nothing only where annotators see each other’s work', async () => {
    const [, end] = await casesOf()
    const quiet = await decideAs(verdictOn(end!, { verdict: 'ask' }))
    expect(await ownOf(team.ana, quiet.id)).toMatchObject(missing)
    await changeProject(await team.enter(team.lead), { peersVisible: 'afterSubmit', decideOwnCases: false, outletVisibility: 'shown' })
    const open = await decideAs(verdictOn(end!, { verdict: 'ask', replaces: quiet.id }))
    await changeProject(await team.enter(team.lead), { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' })
    expect(await ownOf(team.ana, open.id)).toMatchObject({ ok: true, value: { one: { readings: [] } } })
  })
})

describe('an annotator’s view of a decided case', () => {
  it('says what was theirs, what became of it and why, by a role, and of others nothing that isolation forbids', async () => {
    const [cafe] = await casesOf()
    const bensMark = annotationsOf(cafe!).find(({ id }) => id !== anasMark)!
    const verdict = await decideAs(verdictOn(cafe!, { verdict: 'accept', chosen: [bensMark.id], clause: 'loaded_language.definition' }), team.lead)
    const page = valueOf(await ownOf(team.ana, verdict.id))
    expect(page.one).toMatchObject({ by: 'lead', clause: 'loaded_language.definition', readings: [{ outcome: 'notAccepted', changedSince: false }], accepted: [] })
    expect(JSON.stringify(page.one)).not.toMatch(new RegExp([bensMark.id, 'of שלום', team.lead.userId, team.lead.name].join('|')))
    expect((await listOwnCases(await team.enter(team.ana))).decided[0]).toMatchObject({ decisionId: verdict.id, outcomes: ['notAccepted'] })
    await changeProject(await team.enter(team.lead), { peersVisible: 'afterSubmit', decideOwnCases: false, outletVisibility: 'shown' })
    expect(valueOf(await ownOf(team.ana, verdict.id)).one.accepted).toMatchObject([{ tag: 'loaded_language', quotes: ['cafe\u0301 of שלום'] }])
    await changeProject(await team.enter(team.lead), { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' })
  })

  it('is nobody’s before their own layer is submitted, nor while it is sent back, and never a stranger’s', async () => {
    const [cafe] = await casesOf()
    const verdict = await decideAs(verdictOn(cafe!))
    const late = await join(await team.enter(team.lead), 'annotator')
    await assign(team, late, article.id)
    for (const person of [late, team.viewer, team.reviewer, team.lead]) {
      expect(await ownOf(person, verdict.id), person.name).toMatchObject(missing)
      expect(await say(person, verdict.id, 'objection', 'x'), person.name).toMatchObject(missing)
    }
    expect(await ownOf(team.ana, verdict.id)).toMatchObject({ ok: true })
    valueOf(await reopenAssignment(await team.enter(team.lead), anas, 'again'))
    expect(await ownOf(team.ana, verdict.id)).toMatchObject(missing)
    expect((await listOwnCases(await team.enter(team.ana))).decided.map(({ decisionId }) => decisionId)).not.toContain(verdict.id)
    valueOf(await submitAssignment(team.ana, anas))
    expect(await ownOf(team.ana, verdict.id)).toMatchObject({ ok: true })
    valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: article.id, userId: team.ana.userId, assigned: false }]))
    expect(await ownOf(team.ana, verdict.id)).toMatchObject(missing)
    // The list asks in SQL, the page through Prisma: they agree on all of this.
    const listed = async (person: Person) => (await listOwnCases(await team.enter(person))).decided.some(({ decisionId }) => decisionId === verdict.id)
    for (const person of [team.ana, team.ben, late, team.viewer, team.reviewer]) expect(await listed(person), person.name).toBe((await ownOf(person, verdict.id)).ok)
    const elsewhere = await makeTeam()
    expect(await findOwnCase(await elsewhere.enter(elsewhere.lead), verdict.id)).toMatchObject(missing)
  })

  it('lists page after page, each once', async () => {
    const before = (await listOwnCases(await team.enter(team.ben))).decided.length
    for (const one of await casesOf()) await decideAs(verdictOn(one))
    const access = await team.enter(team.ben)
    const all = await listOwnCases(access)
    expect(all.decided).toHaveLength(before + 2)
    const [first] = all.decided
    const rest = await listOwnCases(access, `${first!.at}_${first!.decisionId}`)
    expect(rest.decided).toEqual(all.decided.slice(1))
    expect((await listOwnCases(access, 'x')).decided).toEqual(all.decided)
  })
})

describe('the discussion', () => {
  it('is open to its annotators once the case is decided, and not before', async () => {
    const [cafe, end] = await casesOf()
    const about = annotationsOf(cafe!).map(({ id }) => id)
    const early = valueOf(await discussCase(await team.enter(team.reviewer), article.slug, { id: uuid(), text: 'Early words 🙂', about }))
    valueOf(await discussCase(await team.enter(team.lead), article.slug, { id: uuid(), text: 'Of the end', about: annotationsOf(end!).map(({ id }) => id) }))
    const ask = await decideAs(verdictOn(cafe!, { verdict: 'ask' }))
    expect(valueOf(await ownOf(team.ana, ask.id)).one.messages).toEqual([])
    expect(await say(team.ana, ask.id, 'remark', 'x')).toEqual(refused(/once the case is decided/))
    const verdict = await decideAs(verdictOn(cafe!, { replaces: ask.id }))
    valueOf(await say(team.ben, verdict.id, 'remark', 'Words of Ben'))
    expect(valueOf(await ownOf(team.ana, verdict.id)).one.messages.map(({ text, role, annotator }) => [text, role, annotator])).toEqual([[early.text, 'reviewer', null]])
    await changeProject(await team.enter(team.lead), { peersVisible: 'afterSubmit', decideOwnCases: false, outletVisibility: 'shown' })
    expect(valueOf(await ownOf(team.ana, verdict.id)).one.messages.map(({ text }) => text)).toEqual([early.text, 'Words of Ben'])
    await changeProject(await team.enter(team.lead), { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' })
  })

  it('follows the annotations it is about when the case changes', async () => {
    const [cafe] = await casesOf()
    valueOf(await discussCase(await team.enter(team.reviewer), article.slug, { id: uuid(), text: 'Stays', about: [anasMark] }))
    valueOf(await reopenAssignment(await team.enter(team.lead), bens, 'again'))
    for (const { id, version } of annotationsOf(cafe!).filter(({ id }) => id !== anasMark)) valueOf(await writeAnnotation(team.ben, bens, { kind: 'delete', id, basedOn: version }))
    valueOf(await submitAssignment(team.ben, bens))
    expect(await lineIn('discussed')).toMatchObject([{ quote: 'cafe\u0301', marks: ['discussed'] }])
    expect(await discussCase(await team.enter(team.reviewer), article.slug, { id: uuid(), text: 'x', about: [uuid()] })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('is not for a reviewer whose own pass is unfinished, nor for annotators by this way', async () => {
    valueOf(await discussCase(await team.enter(team.reviewer), article.slug, { id: uuid(), text: 'x', about: [anasMark] }))
    const busy = await join(await team.enter(team.lead), 'reviewer')
    expect(await talk(busy)).toHaveLength(1)
    await assign(team, busy, article.id)
    expect(await talk(busy)).toEqual([])
    expect(await discussCase(await team.enter(busy), article.slug, { id: uuid(), text: 'x', about: [anasMark] })).toMatchObject(missing)
    await expect(talk(team.ana)).rejects.toThrow('let through')
  })

  it('has room for a hundred remarks of one person about one case, of two at once as of one', async () => {
    const [cafe, end] = await casesOf()
    const about = annotationsOf(cafe!).map(({ id, version }) => ({ id, version }))
    const verdict = await decideAs(verdictOn(cafe!))
    const access = await team.enter(team.reviewer)
    const place = { projectId: access.project.id, articleVersionId: article.versionId, codebookVersionId: team.codebookId }
    const many = async (person: Person, role: 'reviewer' | 'annotator', assignmentId: string | null) => {
      for (let number = 1; number < mostWords; number++)
        await addMessage(database().prisma, place, { id: uuid(), kind: 'remark', text: `No. ${number} 🙂`, role, authorId: person.userId, assignmentId, decisionId: null, repliesTo: null, about })
    }
    await many(team.reviewer, 'reviewer', null)
    await many(team.ana, 'annotator', anas)
    const last = { id: uuid(), text: 'The last', about: [anasMark] }
    const sent = await Promise.all([discussCase(access, article.slug, last), discussCase(access, article.slug, { ...last, id: uuid() })])
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1)
    expect(sent.find(({ ok }) => !ok)).toEqual(refused(/written 100 times about this case/))
    const own = await Promise.all(['One', 'Two'].map((text) => say(team.ana, verdict.id, 'remark', text)))
    expect(own.filter(({ ok }) => ok)).toHaveLength(1)
    expect(own.find(({ ok }) => !ok)).toEqual(refused(/written 100 times about this case/))
    expect(await talk()).toHaveLength(2 * mostWords)
    // Another case, somebody else, and an objection have their own room.
    valueOf(await discussCase(access, article.slug, { id: uuid(), text: 'x', about: annotationsOf(end!).map(({ id }) => id) }))
    valueOf(await discussCase(await team.enter(team.lead), article.slug, { id: uuid(), text: 'x', about: [anasMark] }))
    valueOf(await say(team.ana, verdict.id, 'objection', 'Once'))
  })

  it('is told without its words where these are not read', async () => {
    valueOf(await discussCase(await team.enter(team.reviewer), article.slug, { id: uuid(), text: 'Once said', about: [anasMark] }))
    const [projectId, place] = [(await team.enter(team.lead)).project.id, { articleVersionId: article.versionId, codebookVersionId: team.codebookId }]
    const [whole] = await readMessages(database().prisma, projectId, place)
    const { id, kind, about, decisionId, repliesTo } = whole!
    expect(await readMessagesAbout(database().prisma, projectId, place)).toEqual([{ id, kind, about, decisionId, repliesTo }])
    expect(await readMessages(database().prisma, projectId, place, [uuid()])).toEqual([])
  })

  it('is never changed, and is on record', async () => {
    const id = uuid()
    valueOf(await discussCase(await team.enter(team.reviewer), article.slug, { id, text: 'Once said', about: [anasMark] }))
    await expect(owner.query('UPDATE case_messages SET text = $2 WHERE id = $1', [id, 'x'])).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(owner.query('DELETE FROM case_message_about WHERE message_id = $1', [id])).rejects.toMatchObject({ constraint: 'append_only' })
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM audit_events WHERE action = 'case.discuss' AND detail ->> 'message' = $1`, [id])
    expect(rows[0].n).toBe(1)
  })
})

describe('an objection', () => {
  it('is made once, shows in the ledger, and is settled by keeping the verdict with an answer', async () => {
    const [cafe] = await casesOf()
    const verdict = await decideAs(verdictOn(cafe!))
    const answers = await Promise.all([1, 2, 3].map((n) => say(team.ana, verdict.id, 'objection', `It is loaded ${n} 🙂`)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual([refused(/objected to this case once/), refused(/objected to this case once/)])
    expect(await lineIn('objected')).toMatchObject([{ state: 'decided', marks: ['objected', 'discussed'] }])
    const objection = (await talk())[0]!
    expect(valueOf(await ownOf(team.ana, verdict.id)).one).toMatchObject({ objection: { state: 'open' }, mayObject: { allowed: false } })

    const request = { id: uuid(), text: 'The definition says otherwise.' }
    for (const person of [team.ana, team.viewer]) await expect(team.enter(person).then((access) => keepVerdict(access, article.slug, objection.id, request))).rejects.toThrow('let through')
    expect(await keepVerdict(await team.enter(team.reviewer), article.slug, objection.id, request)).toMatchObject({ ok: true })
    expect(await keepVerdict(await team.enter(team.reviewer), article.slug, objection.id, request)).toMatchObject({ ok: true })
    expect(await keepVerdict(await team.enter(team.lead), article.slug, objection.id, { id: uuid(), text: 'Mine too' })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await lineIn('objected')).toEqual([])
    expect(valueOf(await ownOf(team.ana, verdict.id)).one.objection).toEqual({ state: 'kept', text: objection.text, reply: request.text })
    // Ben reads neither Ana's objection nor what was answered to it.
    expect(valueOf(await ownOf(team.ben, verdict.id)).one.messages).toEqual([])
  })

  it('is settled by deciding again, and not made a second time to the new verdict', async () => {
    const [cafe] = await casesOf()
    const verdict = await decideAs(verdictOn(cafe!))
    valueOf(await say(team.ana, verdict.id, 'objection', 'No'))
    const second = await decideAs(verdictOn(cafe!, { verdict: 'bothDefensible', replaces: verdict.id }))
    expect(await lineIn('objected')).toEqual([])
    expect(await ownOf(team.ana, verdict.id)).toMatchObject(missing)
    expect(await say(team.ana, verdict.id, 'objection', 'Too late')).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(valueOf(await ownOf(team.ana, second.id)).one).toMatchObject({ objection: { state: 'decidedAgain' }, readings: [{ outcome: 'bothDefensible' }] })
    expect(await say(team.ana, second.id, 'objection', 'Still no')).toEqual(refused(/once/))
    expect(await say(team.ben, second.id, 'objection', 'I do')).toMatchObject({ ok: true })
    valueOf(await withdrawDecision(await team.enter(team.reviewer), article.slug, second.id, { id: uuid(), reason: '' }))
    expect(await lineIn('objected')).toEqual([])
  })
})

describe('the names behind A, B, C', () => {
  const names = async (person: Person) => [...(await readNames(await team.enter(person), { articleId: article.id, articleVersionId: article.versionId })).values()].sort()
  const both = () => [team.ana.name, team.ben.name].sort()
  const show = async (slug: string | null, shown: boolean, person = team.lead) => changeNames(await team.enter(person), { article: slug, shown })

  it('are shown to the lead who asks, of one article or all, each time on record, and hidden again', async () => {
    expect(await names(team.lead)).toEqual([])
    valueOf(await show(article.slug, true))
    valueOf(await show(article.slug, true))
    expect(await names(team.lead)).toEqual(both())
    const [line] = (await listLedger(await team.enter(team.lead), { ...noFilters, article: article.slug })).lines
    expect(line!.positions.map(({ name }) => name).toSorted()).toEqual(both())
    const another = await join(await team.enter(team.lead), 'lead')
    for (const person of [team.reviewer, another]) expect(await names(person)).toEqual([])
    valueOf(await show(article.slug, false))
    expect(await names(team.lead)).toEqual([])
    valueOf(await show(null, true))
    expect(await names(team.lead)).toEqual(both())
    valueOf(await show(null, false))
    const { rows } = await owner.query(`SELECT action, detail ->> 'article' AS article FROM audit_events WHERE action LIKE 'names.%' ORDER BY id`)
    expect(rows).toEqual([{ action: 'names.show', article: article.slug }, { action: 'names.hide', article: article.slug }, { action: 'names.show', article: null }, { action: 'names.hide', article: null }])
    expect(await show('no-such', true)).toMatchObject(missing)
  })

  it('are a reviewer’s only where the project says so and a lead shows them', async () => {
    const settle = async (namesForReviewers: boolean) => changeProject(await team.enter(team.lead), { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown', namesForReviewers })
    valueOf(await show(article.slug, true))
    await settle(true)
    expect(await names(team.reviewer)).toEqual(both())
    for (const person of [team.ana, team.viewer]) expect(await names(person)).toEqual([])
    valueOf(await show(article.slug, false))
    expect(await names(team.reviewer)).toEqual([])
    await settle(false)
    await expect(show(null, true, team.reviewer)).rejects.toThrow('let through')
  })
})

describe('rejecting one span', () => {
  it('ends that span alone: the rest of its case is open as before', async () => {
    const [cafe] = await casesOf()
    const rejection = await decideAs(verdictOn(cafe!, { verdict: 'reject', chosen: [anasMark] }))
    const review = valueOf(await findReview(await team.enter(team.reviewer), article.slug))
    expect(review.states.get(cafe!.key)).toEqual({ kind: 'open', decision: rejection })
    expect((await listLedger(await team.enter(team.reviewer), { ...noFilters, states: ['open'], article: article.slug })).lines.map(({ key }) => key)).toContain(cafe!.key)
    // Ana reads that hers was rejected; of Ben's nothing is decided.
    expect(valueOf(await ownOf(team.ana, rejection.id)).one.readings).toMatchObject([{ outcome: 'rejected' }])
    expect(await ownOf(team.ben, rejection.id)).toMatchObject(missing)
    const accepted = await decideAs(verdictOn(cafe!, { verdict: 'accept', chosen: annotationsOf(cafe!).map(({ id }) => id).filter((id) => id !== anasMark), replaces: rejection.id }))
    expect((await findReview(await team.enter(team.reviewer), article.slug))).toMatchObject({ ok: true })
    expect(valueOf(await ownOf(team.ben, accepted.id)).one.readings).toMatchObject([{ outcome: 'accepted' }])
  })
})
