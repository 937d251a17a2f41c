import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeAnnotation } from './annotation'
import { changeAssignments, listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { answerFlag, askReviewer, listFlags, readCaseFlags } from './flag'
import { findReading } from './reading'
import { askSecondPass } from './second-pass'
import { seeAnswers } from './seen-answers'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let assignment: string
const passage = uuid()

const mark = async (person: Person, on: string, id: string, changes: Parameters<typeof marking>[2]) => valueOf(await writeAnnotation(person, on, { kind: 'put', id, request: marking(team.article.text, 'cafe\u0301', changes) }))
const seen = async (person: Person) => (await listFlags(await team.enter(person))).map(({ annotationId }) => annotationId)

beforeAll(async () => {
  team = await makeTeam()
  assignment = await assign(team, team.ana)
  await mark(team.ana, assignment, passage, { note: 'a note 🙂 שלום', attributes: { flag: true, target: 'kept apart' } })
  await mark(team.ana, assignment, uuid(), { note: 'not flagged' })
})

describe('a flagged passage', () => {
  it('is seen by those who may answer, before it is submitted, with what the annotator asks and nothing else', async () => {
    valueOf(await askReviewer(team.ana, assignment, passage, { id: uuid(), text: 'Is this 👀 one?' }))
    const flags = await listFlags(await team.enter(team.reviewer))
    expect(flags).toEqual([{
      annotationId: passage, article: { slug: team.article.slug, title: 'Ministers meet 🛩️' }, tag: 'loaded_language', quote: 'cafe\u0301', before: 'The 👩‍👩‍👧‍👦 family said that the ', after: ' is closed, and the שלום group called it \u2067مرحبا …', extent: [{ start: 67, end: 72 }], note: 'a note 🙂 שלום',
      messages: [{ id: expect.any(String), annotationId: passage, kind: 'question', text: 'Is this 👀 one?', at: expect.any(String) }],
    }])
    expect(JSON.stringify(flags)).not.toMatch(new RegExp([team.ana.name, team.ana.userId, 'kept apart', 'not flagged'].join('|')))
    expect(await seen(team.lead)).toEqual([passage])
    for (const person of [team.ben, team.viewer]) await expect(seen(person)).rejects.toThrow('let through')
  })

  it('is answered, and the annotator reads the answer, not who gave it', async () => {
    const request = { id: uuid(), text: 'It is: see “שלום”.' }
    const answered = await answerFlag(await team.enter(team.reviewer), passage, request)
    expect(answered).toMatchObject({ ok: true, value: { kind: 'answer', text: request.text } })
    expect(await answerFlag(await team.enter(team.reviewer), passage, request)).toEqual(answered)
    const { flagMessages } = valueOf(await findReading(await team.enter(team.ana), assignment))
    expect(flagMessages.map(({ kind }) => kind)).toEqual(['question', 'answer'])
    expect(JSON.stringify(flagMessages)).not.toContain(team.reviewer.userId)
    const { rows } = await owner.query(`SELECT detail FROM audit_events WHERE action = 'flag.answer'`)
    expect(rows[0].detail).toEqual({ annotation: passage, message: request.id })
  })

  it('is told of in her work until she has been shown it, once, and to nobody else', async () => {
    const news = async (person: Person) => (await listOwnAssignments(await team.enter(person))).map(({ newAnswers }) => newAnswers)
    const { flagMessages, unseenAnswers } = valueOf(await findReading(await team.enter(team.ana), assignment))
    expect(unseenAnswers).toEqual(flagMessages.filter(({ kind }) => kind === 'answer').map(({ id }) => id))
    expect(await news(team.ana)).toEqual([1])
    const messages = [...flagMessages.map(({ id }) => id), uuid()]
    expect(await seeAnswers(team.ben, assignment, { messages })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await news(team.ana)).toEqual([1])
    for (const seen of await Promise.all(Array.from({ length: 5 }, () => seeAnswers(team.ana, assignment, { messages })))) expect(seen).toEqual({ ok: true, value: {} })
    expect(await news(team.ana)).toEqual([0])
    expect(valueOf(await findReading(await team.enter(team.ana), assignment)).unseenAnswers).toEqual([])
    expect((await owner.query('SELECT count(*)::int AS n FROM answers_seen')).rows[0].n).toBe(1)
    valueOf(await answerFlag(await team.enter(team.lead), passage, { id: uuid(), text: 'And see this. 🙂' }))
    expect(await news(team.ana)).toEqual([1])
  })

  it('is not answered under an id that has said something else, nor by those who do not see it', async () => {
    const id = uuid()
    valueOf(await askReviewer(team.ana, assignment, passage, { id, text: 'And this?' }))
    expect(await askReviewer(team.ana, assignment, passage, { id, text: 'And that?' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'id' } })
    expect(await answerFlag(await team.enter(team.reviewer), passage, { id, text: 'And this?' })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    const elsewhere = await makeTeam()
    expect(await answerFlag(await elsewhere.enter(elsewhere.lead), passage, { id: uuid(), text: 'x' })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await askReviewer(team.ben, assignment, passage, { id: uuid(), text: 'x' })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await askReviewer(team.ana, assignment, uuid(), { id: uuid(), text: 'x' })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
  })

  it('is stored once when the same question comes ten times at once', async () => {
    const request = { id: uuid(), text: 'Ten times?' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => askReviewer(team.ana, assignment, passage, request)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await owner.query('SELECT count(*)::int AS n FROM flag_messages WHERE id = $1', [request.id])).rows[0].n).toBe(1)
  })
})

describe('who sees flagged passages', () => {
  it('is not somebody whose own pass of the article is unfinished; once they have submitted, only what is submitted', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    expect(await seen(busy)).toEqual([passage])
    const own = await assign(team, busy)
    const mine = uuid()
    await mark(busy, own, mine, { attributes: { flag: true } })
    expect(await seen(busy)).toEqual([])
    expect(await answerFlag(await team.enter(busy), passage, { id: uuid(), text: 'x' })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    valueOf(await submitAssignment(busy, own))
    expect(await seen(busy)).toEqual([])
    expect(await seen(team.reviewer)).toEqual([passage, mine])
    const inCases = async (person: Person) => [...new Set((await readCaseFlags(await team.enter(person), team.article.versionId)).map(({ annotationId }) => annotationId))]
    expect(await inCases(team.reviewer)).toEqual([])
    valueOf(await submitAssignment(team.ana, assignment))
    expect(await seen(busy)).toEqual([passage])
    for (const person of [team.reviewer, team.lead, busy]) expect(await inCases(person)).toEqual([passage])
    for (const person of [team.ana, team.ben, team.viewer]) await expect(inCases(person)).rejects.toThrow('let through')
    const late = await join(await team.enter(team.lead), 'reviewer')
    await assign(team, late)
    expect(await inCases(late)).toEqual([])
    expect(await askReviewer(team.ana, assignment, passage, { id: uuid(), text: 'late' })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    valueOf(await reopenAssignment(await team.enter(team.lead), assignment, 'again'))
    expect(await seen(busy)).toEqual([])
    for (const person of [team.reviewer, team.lead, busy]) expect(await inCases(person)).toEqual([])
  })

  it('is nobody once the flag is taken away, the passage deleted or the assignment withdrawn', async () => {
    const on = await assign(team, team.ben)
    const id = uuid()
    await mark(team.ben, on, id, { attributes: { flag: true } })
    expect(await seen(team.lead)).toContain(id)
    await mark(team.ben, on, id, { basedOn: 1, attributes: {} })
    expect(await seen(team.lead)).not.toContain(id)
    await mark(team.ben, on, id, { basedOn: 2, attributes: { flag: true } })
    const give = async (assigned: boolean) => valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: team.article.id, userId: team.ben.userId, assigned }]))
    await give(false)
    expect(await seen(team.lead)).not.toContain(id)
    await give(true)
    expect(await seen(team.lead)).toContain(id)
    valueOf(await writeAnnotation(team.ben, on, { kind: 'delete', id, basedOn: 3 }))
    expect(await seen(team.lead)).not.toContain(id)
  })
})

it('a second pass begins without the flags of the first: what was asked there was answered there', async () => {
  const hidden = await makeTeam({ outletVisibility: 'hiddenUntilSubmit' })
  const [own, asked] = [await assign(hidden, hidden.ana), uuid()]
  const write = async (on: string, id: string, changes: Parameters<typeof marking>[2]) => valueOf(await writeAnnotation(hidden.ana, on, { kind: 'put', id, request: marking(hidden.article.text, 'cafe\u0301', changes) }))
  await write(own, asked, { attributes: { flag: true, target: 'the שלום group 🙂' } })
  const lead = async () => hidden.enter(hidden.lead)
  valueOf(await answerFlag(await lead(), asked, { id: uuid(), text: 'Leave it.' }))
  valueOf(await submitAssignment(hidden.ana, own))
  const { assignmentId } = valueOf(await askSecondPass(await lead(), own))
  expect((await listFlags(await lead())).map(({ annotationId, messages }) => [annotationId, messages.length])).toEqual([[asked, 1]])
  const { annotations } = valueOf(await findReading(await hidden.enter(hidden.ana), assignmentId))
  expect(annotations.map(({ attributes }) => attributes)).toEqual([{ target: 'the שלום group 🙂' }])
  await write(assignmentId, annotations[0]!.id, { basedOn: 1, attributes: { flag: true } })
  expect((await listFlags(await lead())).map(({ annotationId }) => annotationId)).toContain(annotations[0]!.id)
})

it('PostgreSQL keeps what was said', async () => {
  for (const statement of [`UPDATE flag_messages SET text = 'forged'`, 'DELETE FROM flag_messages', 'UPDATE answers_seen SET seen_at = now()', 'DELETE FROM answers_seen']) {
    await expect(owner.query(statement)).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(database().pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  }
})
