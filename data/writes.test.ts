import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnnotationRequest } from '@/core/request/annotation'
import type { AnswerRequest } from '@/core/request/answer'
import { type KeyedWrite, writesSchema } from '@/core/request/writes'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { changeAssignments, listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { countKeptWrites, listKeptWork } from './kept-writes'
import { findReading } from './reading'
import { listReviews } from './review'
import { changeMember } from './team'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Person, type Team, assign, join, makeTeam, valueOf } from './testing/team'
import { type Written, makeWrites } from './writes'

const owner = ownerPool()
let team: Team
let assignment: string

beforeAll(async () => {
  team = await makeTeam()
  assignment = await assign(team, team.ana)
})

const words = ['family', 'cafe\u0301', '🛩️', 'שלום'] as const
const put = (changes: Partial<AnnotationRequest & { key: string; id: string; words: string }> = {}): KeyedWrite => {
  const { key = uuid(), id = uuid(), words: quote = 'cafe\u0301', ...rest } = changes
  return { key, kind: 'put', id, ...marking(team.article.text, quote, rest) }
}
const answer = (value: AnswerRequest['value'], basedOn = 0, id = 'genre', key = uuid()): KeyedWrite => ({ key, kind: 'answer', id, basedOn, value })
const ask = (annotation: string, text: string, id = uuid(), key = uuid()): KeyedWrite => ({ key, kind: 'message', id, annotation, text })
const remove = (id: string, basedOn: number, key = uuid()): KeyedWrite => ({ key, kind: 'delete', id, basedOn })
const write = async (writes: KeyedWrite[], person: Person = team.ana, on = assignment): Promise<readonly Written[]> => {
  const result = await makeWrites(person, on, writes)
  return result.ok ? result.value.writes : ((result.problem.details as { writes?: readonly Written[] } | undefined)?.writes ?? [])
}
const outcomes = (written: readonly Written[]) => written.map(({ outcome }) => outcome)
const versionsOf = async (id: string) => (await owner.query('SELECT version FROM annotation_revisions WHERE annotation_id = $1 ORDER BY version', [id])).rows.map((row) => row.version as number)

describe('writes to an assignment', () => {
  it('are made in order, and each is answered', async () => {
    const [id, other] = [uuid(), uuid()]
    const written = await write([put({ id, note: 'one' }), put({ id: other, words: words[2] }), put({ id, note: 'two', basedOn: 1 }), remove(id, 2)])
    expect(written).toMatchObject([
      { outcome: 'stored', annotation: { id, version: 1, note: 'one' } }, { outcome: 'stored', annotation: { id: other, version: 1, quotes: ['🛩️'] } },
      { outcome: 'stored', annotation: { id, version: 2, note: 'two' } }, { outcome: 'stored', annotation: { id, version: 3, deleted: true } },
    ])
    expect(await versionsOf(id)).toEqual([1, 2, 3])
    expect((await listOwnAssignments(await team.enter(team.ana)))[0]).toMatchObject({ state: 'inProgress' })
  })

  it('that are refused undo none of the others', async () => {
    const [before, current] = [put(), put({ note: 'stands' })]
    await write([current])
    const written = await write([
      before, { ...put(), quotes: ['something else'] } as KeyedWrite, put({ tag: 'no_such_tag' }), put({ attributes: { mood: 'bad' } }),
      put({ id: current.id, note: 'stale' }), remove(uuid(), 4), { ...put(), fragments: [{ start: 1_000_000, end: 1_000_005 }] } as KeyedWrite, put({ words: words[3] }),
    ])
    expect(outcomes(written)).toEqual(['stored', 'refused', 'refused', 'refused', 'conflict', 'refused', 'refused', 'stored'])
    expect(written[1]).toMatchObject({ problem: { field: 'quotes' } })
    expect(written[4]).toMatchObject({ current: { note: 'stands', version: 1 } })
    expect(await checkHistory(owner)).toEqual([])
  })

  it('that break a rule of the database are refused alone, in words, whatever the rule', async () => {
    const [passage, later] = [put(), put({ words: words[3] })]
    // The form of a request refuses this before it gets here; a rule that no form knows must not stop the others either.
    const written = await write([passage, ask(passage.id, '\u0085'), ask(passage.id, ' '), ask(passage.id, 'x\0'), later, ask(passage.id, 'cafe\u0301 🛩️ שלום?')])
    expect(outcomes(written)).toEqual(['stored', 'refused', 'refused', 'refused', 'stored', 'stored'])
    expect(written[2]).toMatchObject({ problem: { code: 'refused', message: expect.stringMatching(/^This cannot be stored as it is: .+\.$/) } })
    await expect(writeAnswer(team.ana, assignment, 'voices_missing', { basedOn: 0, value: { entities: ['שלום'], note: 'x\0' } })).resolves.toMatchObject({ ok: false, problem: { code: 'refused' } })
  })

  it('are refused as a whole when every one of them was, with all the answers', async () => {
    expect(await makeWrites(team.ana, assignment, [put({ tag: 'none' }), put({ tag: 'nor_this' })])).toMatchObject({
      ok: false, problem: { code: 'refused', field: 'tag', details: { writes: [{ outcome: 'refused' }, { outcome: 'refused' }] } },
    })
  })

  it('are all made or none when the database goes away', async () => {
    const id = uuid()
    // The connection is cut in the middle of the third write.
    await owner.query(`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NEW; END $$`)
    await owner.query(`CREATE TRIGGER cut BEFORE INSERT ON annotations FOR EACH ROW WHEN (NEW.note = 'cut here') EXECUTE FUNCTION cut()`)
    const writes = [put({ id }), put(), put({ note: 'cut here' }), put()]
    await expect(makeWrites(team.ana, assignment, writes)).rejects.toMatchObject({ code: '57P01' })
    await owner.query('DROP TRIGGER cut ON annotations')
    expect(await versionsOf(id)).toEqual([])
    expect(outcomes(await write(writes))).toEqual(['stored', 'stored', 'stored', 'stored'])
  })

  it('of somebody else are answered as if there were nothing', async () => {
    const theirs = await assign(team, team.ben)
    const stranger = await makeWrites(team.ana, theirs, [put()])
    expect(stranger).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    for (const on of [uuid(), theirs]) expect(await makeWrites(team.lead, on, [put()])).toEqual(stranger)
    expect(outcomes(await write([put()], team.ben, theirs))).toEqual(['stored'])
  })
})

describe('answers and questions to a reviewer', () => {
  it('go with the passages they come with, in order, and begin the work', async () => {
    const person = await join(await team.enter(team.lead), 'annotator')
    const on = await assign(team, person)
    const passage = put({ attributes: { flag: true } })
    const question = ask(passage.id, 'Irony 👀 or שלום?')
    expect(await write([answer('reporting')], person, on)).toMatchObject([{ outcome: 'stored', answer: { question: 'genre', value: 'reporting', version: 1 } }])
    expect((await listOwnAssignments(await team.enter(person)))[0]).toMatchObject({ state: 'inProgress' })
    expect(await write([passage, answer('opinion', 1), question, answer(null, 2)], person, on)).toMatchObject([
      { annotation: { version: 1 } }, { answer: { value: 'opinion', version: 2 } }, { message: { id: question.id, kind: 'question', text: 'Irony 👀 or שלום?' } }, { answer: { value: null, version: 3 } },
    ])
    const reading = valueOf(await findReading(await team.enter(person), on))
    expect([reading.answers, reading.flagMessages]).toMatchObject([[{ question: 'genre', value: null, version: 3 }], [{ id: question.id, annotationId: passage.id }]])
    expect(await checkHistory(owner)).toEqual([])
  })

  it('that come again under their key are answered as before, twenty times at once too', async () => {
    const passage = put()
    await write([passage])
    const said = answer({ entities: ['cafe\u0301 👀'], note: 'שלום' }, 0, 'voices_missing')
    const question = ask(passage.id, 'Twenty times?')
    const answers = await Promise.all(Array.from({ length: 20 }, () => write([said, question])))
    for (const one of answers) expect(one).toEqual(answers[0])
    expect(outcomes(answers[0]!)).toEqual(['stored', 'stored'])
    await write([answer(null, 1, 'voices_missing')])
    expect(await write([{ ...said, value: { note: 'שלום', entities: ['cafe\u0301 👀'] } } as KeyedWrite, question])).toEqual(answers[0])
    const { rows } = await owner.query(`SELECT (SELECT count(*) FROM answer_revisions WHERE question = 'voices_missing') AS answers, (SELECT count(*) FROM flag_messages WHERE text = 'Twenty times?') AS messages`)
    expect(rows[0]).toEqual({ answers: '2', messages: '1' })
  })

  it('are refused under a key that has said something else', async () => {
    const passage = put()
    const said = answer('mixed', 0, 'slant')
    const question = ask(passage.id, 'This?')
    await write([passage, said, question])
    for (const other of [{ ...said, value: 'neutral' }, { ...said, basedOn: 1 }, { ...question, text: 'That?' }, { ...question, id: uuid() }, ask(passage.id, 'x', uuid(), said.key)] as KeyedWrite[])
      expect(await makeWrites(team.ana, assignment, [other])).toMatchObject({ ok: false, problem: { code: 'refused', field: 'key' } })
  })

  it('that are stale or do not fit undo none of the others', async () => {
    const theirs = await assign(team, await join(await team.enter(team.lead), 'annotator'))
    expect(theirs).not.toBe(assignment)
    const before = put()
    await write([before, answer('overstates', 0, 'headline_match')])
    expect(await write([
      answer('matches', 0, 'headline_match'), answer('gossip', 0, 'primary_frame'), answer('yes', 0, 'no_such_question'), ask(uuid(), 'About nothing?'), ask(before.id, 'About this?'),
    ])).toMatchObject([
      { outcome: 'conflict', current: { question: 'headline_match', value: 'overstates', version: 1 } }, { outcome: 'refused', problem: { field: 'value' } },
      { outcome: 'refused', problem: { field: 'question' } }, { outcome: 'refused', problem: { field: 'annotation' } }, { outcome: 'stored' },
    ])
  })

  it('have receipts that nobody can change', async () => {
    await write([answer(2, 0, 'document_confidence')])
    await expect(owner.query('UPDATE answer_writes SET version = 1')).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(database().pool.query('DELETE FROM answer_writes')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a key', () => {
  it('that comes again is answered as before, also when much has happened since', async () => {
    const first = put({ note: 'first' })
    const [answered] = await write([first])
    await write([put({ id: first.id, note: 'second', basedOn: 1 }), remove(first.id, 2)])
    expect(await write([first])).toEqual([answered])
    expect(await write([put(), first, put({ id: first.id, note: 'third', basedOn: 3 })])).toMatchObject([{ outcome: 'stored' }, { annotation: { version: 1, note: 'first' } }, { annotation: { version: 4 } }])
    expect(await versionsOf(first.id)).toEqual([1, 2, 3, 4])
  })

  it.each([['new', 0], ['changed', 1]])('that comes twenty times at once is stored once, with equal answers: %s', async (_, basedOn) => {
    const id = uuid()
    if (basedOn > 0) await write([put({ id })])
    const same = put({ id, basedOn, note: 'twenty' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => write([same])))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject([{ outcome: 'stored', annotation: { version: basedOn + 1 } }])
    expect(await versionsOf(id)).toHaveLength(basedOn + 1)
  })

  it('that comes with other content is refused, and stores nothing', async () => {
    const first = put({ note: 'one', attributes: { severity: 2, mode: 'direct' }, origin: { by: 'search', phrase: 'caf' } })
    await write([first])
    for (const other of [{ ...first, note: 'two' }, { ...first, origin: { by: 'hand' } }, { ...first, origin: undefined }, { ...first, basedOn: 1 }, { ...first, id: uuid() }, remove(first.id, 1, first.key)] as KeyedWrite[])
      expect(await makeWrites(team.ana, assignment, [other])).toMatchObject({ ok: false, problem: { code: 'refused', field: 'key' } })
    expect(await versionsOf(first.id)).toEqual([1])
    // The order of attributes and the case of a key are not content.
    expect(await write([{ ...first, key: first.key.toUpperCase(), attributes: { mode: 'direct', severity: 2 } } as KeyedWrite])).toMatchObject([{ outcome: 'stored', annotation: { version: 1 } }])
  })

  it('of a conflict is not spent: nothing was stored under it', async () => {
    const current = put()
    await write([current])
    const stale = put({ id: current.id, note: 'stale' })
    expect(outcomes(await write([stale]))).toEqual(['conflict'])
    expect(outcomes(await write([stale]))).toEqual(['conflict'])
  })

  it('stands once in a request', () => {
    const one = put()
    expect(writesSchema.safeParse({ writes: [one, put()] }).success).toBe(true)
    expect(writesSchema.safeParse({ writes: [one, { ...put(), key: one.key.toUpperCase() }] }).success).toBe(false)
    expect(writesSchema.safeParse({ writes: [] }).success).toBe(false)
  })

  it('is known to its assignment alone', async () => {
    const theirs = await assign(team, team.ben)
    const mine = put()
    await write([mine])
    expect(await write([{ ...put({ note: 'Ben’s' }), key: mine.key }], team.ben, theirs)).toMatchObject([{ outcome: 'stored', annotation: { note: 'Ben’s' } }])
  })

  it('has a receipt that nobody can change', async () => {
    await expect(owner.query('UPDATE annotation_writes SET version = 1')).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(database().pool.query('DELETE FROM annotation_writes')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('work that comes too late', () => {
  /** Somebody new with one annotation, whose assignment then closes. */
  async function late(close: (person: Person, on: string) => Promise<unknown>) {
    const person = await join(await team.enter(team.lead), 'annotator')
    const on = await assign(team, person)
    const before = put({ note: 'in time' })
    await write([before], person, on)
    await close(person, on)
    return { person, on, before }
  }
  const lead = () => team.enter(team.lead)
  const closings: Record<string, (person: Person, on: string) => Promise<unknown>> = {
    'the article was submitted': async (person, on) => valueOf(await submitAssignment(person, on)),
    'the article was taken away': async (person) => valueOf(await changeAssignments(await lead(), [{ articleId: team.article.id, userId: person.userId, assigned: false }])),
    'the member became a viewer': async (person) => valueOf(await changeMember(await lead(), person.userId, { role: 'viewer' })),
    'the member was disabled': async (person) => valueOf(await changeMember(await lead(), person.userId, { disabled: true })),
  }

  it.each(Object.entries(closings))('is kept for the lead: %s', async (_, close) => {
    const { person, on, before } = await late(close)
    const writes = [put({ note: `late 🙂 ${on}`, words: words[3] }), put({ id: before.id, basedOn: 1, note: 'changed late' }), remove(before.id, 1)]
    const written = await write(writes, person, on)
    expect(outcomes(written)).toEqual(['kept', 'kept', 'kept'])
    expect(await write(writes, person, on)).toEqual(written)
    expect(await versionsOf(before.id)).toEqual([1])
    const work = (await listKeptWork(await lead())).find((one) => one.assignmentId === on)
    expect(work).toMatchObject({ annotator: person.name, article: { slug: team.article.slug }, writes: [
      { write: { kind: 'put', note: `late 🙂 ${on}`, quotes: ['שלום'] }, current: null, storedSince: false },
      { write: { note: 'changed late' }, current: { note: 'in time' } }, { write: { kind: 'delete' }, current: { note: 'in time' } },
    ] })
    // What was stored in time is answered as before, and other content under a key is refused here too.
    expect(await write([before], person, on)).toMatchObject([{ outcome: 'stored', annotation: { version: 1 } }])
    expect(await makeWrites(person, on, [{ ...writes[0]!, basedOn: 5 } as KeyedWrite])).toMatchObject({ ok: false, problem: { field: 'key' } })
  })

  it.each(Object.entries(closings))('is kept whatever it says: %s', async (_, close) => {
    const { person, on, before } = await late(async (one, at) => {
      await write([answer('reporting')], one, at)
      await close(one, at)
    })
    const writes = [answer('opinion', 1), ask(before.id, 'Too late 👀?')]
    const written = await write(writes, person, on)
    expect(outcomes(written)).toEqual(['kept', 'kept'])
    expect(await write(writes, person, on)).toEqual(written)
    expect((await listKeptWork(await lead())).find((one) => one.assignmentId === on)?.writes).toMatchObject([
      { write: { kind: 'answer', id: 'genre', value: 'opinion' }, current: { value: 'reporting', version: 1 }, storedSince: false },
      { write: { kind: 'message', text: 'Too late 👀?' }, current: null, storedSince: false },
    ])
  })

  it('is seen by the lead, and by nobody else', async () => {
    const { person, on } = await late(closings['the article was submitted']!)
    await write([put({ note: 'late' })], person, on)
    const seenBy = async (one: Person) => (await listKeptWork(await team.enter(one))).map(({ assignmentId }) => assignmentId)
    expect(await seenBy(team.lead)).toContain(on)
    for (const other of [person, team.ana, team.ben, team.reviewer, team.viewer]) {
      await expect(seenBy(other)).rejects.toThrow('let through')
      await expect(countKeptWrites(await team.enter(other))).rejects.toThrow('let through')
    }
    const elsewhere = await makeTeam()
    expect(await countKeptWrites(await elsewhere.enter(elsewhere.lead))).toEqual({ waiting: 0, storedSince: 0 })
  })

  it('can be stored once the article is given back, and is said to be', async () => {
    const { person, on } = await late(closings['the article was submitted']!)
    const tooLate = put({ note: 'after all' })
    const before = await countKeptWrites(await lead())
    const genre = answer('opinion')
    await write([tooLate, genre], person, on)
    expect(await countKeptWrites(await lead())).toEqual({ ...before, waiting: before.waiting + 2 })
    valueOf(await reopenAssignment(await lead(), on, 'One more look.'))
    expect(outcomes(await write([tooLate], person, on))).toEqual(['kept'])
    expect(outcomes(await write([{ ...tooLate, key: uuid() }], person, on))).toEqual(['stored'])
    const isStored = async () => (await listKeptWork(await lead())).find((one) => one.assignmentId === on)?.writes.map(({ storedSince }) => storedSince)
    expect(await isStored()).toEqual([true, false])
    expect(await countKeptWrites(await lead())).toEqual({ waiting: before.waiting + 1, storedSince: before.storedSince + 1 })
    // What is written over it afterwards does not make it late again.
    expect(outcomes(await write([{ ...genre, key: uuid() }, answer('satire', 1), put({ id: tooLate.id, basedOn: 1, note: 'and again' })], person, on))).toEqual(['stored', 'stored', 'stored'])
    expect(await isStored()).toEqual([true, true])
    expect(await countKeptWrites(await lead())).toEqual({ waiting: before.waiting, storedSince: before.storedSince + 2 })
  })

  it('cannot be changed or deleted', async () => {
    await expect(owner.query(`UPDATE kept_writes SET reason = ''`)).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(database().pool.query('DELETE FROM kept_writes')).rejects.toMatchObject({ code: '42501' })
    await expect(database().exportPool.query('SELECT FROM kept_writes')).rejects.toMatchObject({ code: '42501' })
  })

  it('is recorded when a lead reads it of an article that they have not submitted themselves', async () => {
    const { person, on } = await late(closings['the article was submitted']!)
    await write([put()], person, on)
    const looks = async () => (await owner.query(`SELECT count(*)::int AS n FROM audit_events WHERE action = 'layers.read'`)).rows[0].n as number
    const before = await looks()
    await listKeptWork(await lead())
    expect(await looks()).toBe(before)
    await assign(team, team.lead)
    await listKeptWork(await lead())
    expect(await looks()).toBe(before + 1)
    // The next page is the same look, whichever it is of.
    await listKeptWork(await lead())
    await listReviews(await lead())
    expect(await looks()).toBe(before + 1)
  })

  it('came through the single address as a refusal, as before', async () => {
    const { person, on } = await late(closings['the article was submitted']!)
    expect(await writeAnnotation(person, on, { kind: 'put', id: uuid(), request: marking(team.article.text, 'family') })).toMatchObject({ ok: false, problem: { code: 'refused' } })
  })
})
