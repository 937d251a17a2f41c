import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnswerRequest } from '@/core/request/answer'
import { readAnswers, writeAnswer } from './answer'
import { listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { findReading } from './reading'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { type Person, type Team, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let assignment: string

beforeAll(async () => {
  team = await makeTeam()
  assignment = await assign(team, team.ana)
})

const answer = (question: string, value: AnswerRequest['value'], basedOn = 0, on = assignment, person: Person = team.ana) => writeAnswer(person, on, question, { basedOn, value })
const historyOf = async (question: string, on = assignment) =>
  (await owner.query('SELECT version, value FROM answer_revisions WHERE assignment_id = $1 AND question = $2 ORDER BY version', [on, question])).rows as { version: number; value: unknown }[]

describe('an answer', () => {
  it('is stored, and begins the assignment', async () => {
    const stateOf = async () => (await listOwnAssignments(await team.enter(team.ana)))[0]?.state
    expect(await stateOf()).toBe('assigned')
    const stored = valueOf(await answer('portrayal', [{ entity: 'Jose\u0301 🙂', value: -2 }, { entity: 'שלום', value: 1 }, { entity: 'Mali', value: null }]))
    expect(stored).toMatchObject({ question: 'portrayal', version: 1, value: [{ entity: 'Jose\u0301 🙂', value: -2 }, { entity: 'שלום', value: 1 }, { entity: 'Mali', value: null }] })
    expect(await stateOf()).toBe('inProgress')
    expect(valueOf(await findReading(await team.enter(team.ana), assignment)).answers).toContainEqual(stored)
  })

  it('is changed and taken back version by version, and every version is kept', async () => {
    valueOf(await answer('genre', 'reporting'))
    valueOf(await answer('genre', 'opinion', 1))
    expect(valueOf(await answer('genre', null, 2))).toMatchObject({ version: 3, value: null })
    expect(await historyOf('genre')).toEqual([{ version: 1, value: 'reporting' }, { version: 2, value: 'opinion' }, { version: 3, value: null }])
  })

  it('stays as it is when the same write comes again, even twenty times at once', async () => {
    const first = await answer('voices_missing', { entities: ['one 🙂'], note: 'e\u0301' })
    expect(await answer('voices_missing', { note: 'e\u0301', entities: ['one 🙂'] })).toEqual(first)
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer('slant', 'mixed')))
    for (const one of answers) expect(one).toEqual(answers[0])
    expect(await historyOf('slant')).toHaveLength(1)
  })

  it('is not overwritten by a stale write, which is told what stands', async () => {
    valueOf(await answer('headline_match', 'matches'))
    const current = valueOf(await answer('headline_match', 'overstates', 1))
    for (const basedOn of [0, 1, 7]) expect(await answer('headline_match', 'understates', basedOn)).toMatchObject({ ok: false, problem: { code: 'conflict', details: { current } } })
    expect(await answer('document_confidence', 2, 3)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await historyOf('headline_match')).toHaveLength(2)
  })

  it.each([['genre', 'gossip'], ['mood', 'good'], ['portrayal', [{ entity: 'a', value: 9 }]]] as const)('is refused for %s with %j', async (question, value) => {
    expect(await answer(question, typeof value === 'string' ? value : [...value], 3)).toMatchObject({ ok: false })
    const person = await join(await team.enter(team.lead), 'annotator')
    const on = await assign(team, person)
    expect(await answer(question, typeof value === 'string' ? value : [...value], 0, on, person)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await answer('genre', 'satire', 0, on, person)).toMatchObject({ ok: true })
  })

  it('is refused in another person’s assignment, just as in one that does not exist', async () => {
    const theirs = await assign(team, team.ben)
    const stranger = await answer('genre', 'reporting', 0, theirs)
    expect(stranger).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await answer('genre', 'reporting', 0, uuid())).toEqual(stranger)
    expect(await answer('genre', 'reporting', 0, theirs, team.lead)).toEqual(stranger)
    expect(await answer('genre', 'reporting', 0, theirs, team.ben)).toMatchObject({ ok: true })
  })

  it('is locked by submitting, answered again as stored, and open when sent back', async () => {
    const person = await join(await team.enter(team.lead), 'annotator')
    const on = await assign(team, person)
    const first = await answer('genre', 'analysis', 0, on, person)
    valueOf(await submitAssignment(person, on))
    expect(await answer('genre', 'analysis', 0, on, person)).toEqual(first)
    expect(await answer('genre', 'opinion', 1, on, person)).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('submitted') } })
    valueOf(await reopenAssignment(await team.enter(team.lead), on, 'once more'))
    expect(await answer('genre', 'opinion', 1, on, person)).toMatchObject({ ok: true, value: { version: 2 } })
  })
})

describe('the answers of others', () => {
  it('are served by the rule of annotations: not before they are submitted, and to those who review then', async () => {
    const on = await assign(team, team.ben)
    const served = async (person: Person) => (await readAnswers(database().prisma, await team.enter(person), [on])).get(on)?.length ?? 0
    expect([await served(team.ben), await served(team.ana), await served(team.reviewer), await served(team.lead)]).toEqual([1, 0, 0, 0])
    valueOf(await submitAssignment(team.ben, on))
    expect([await served(team.ben), await served(team.ana), await served(team.viewer), await served(team.reviewer), await served(team.lead)]).toEqual([1, 0, 0, 1, 1])
  })
})

describe('PostgreSQL itself', () => {
  it('has kept every version, the last of which stands', async () => expect(await checkHistory(owner)).toEqual([]))

  it.each([
    ['a question of no codebook', `INSERT INTO answers SELECT project_id, id, 'mood', '1', 1, now(), user_id FROM assignments LIMIT 1`, 'answer_question'],
    ['a version that does not follow', `UPDATE answers SET version = version + 2`, 'answer_version'],
    ['another question for an answer', `UPDATE answers SET question = 'sourcing_quality', version = version + 1 WHERE question = 'slant'`, 'answer_identity'],
    ['deleting an answer', 'DELETE FROM answers', 'append_only'],
    ['changing the history', `UPDATE answer_revisions SET value = '"forged"'`, 'append_only'],
  ])('refuses %s', async (_, statement, constraint) => {
    await expect(owner.query(statement)).rejects.toMatchObject({ constraint })
  })

  it('lets the application read the history, and not write it', async () => {
    await expect(database().pool.query('DELETE FROM answer_revisions')).rejects.toMatchObject({ code: '42501' })
    expect((await database().pool.query('SELECT count(*)::int AS n FROM answer_revisions')).rows[0].n).toBeGreaterThan(5)
  })
})
