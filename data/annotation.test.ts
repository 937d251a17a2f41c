import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnnotationRequest } from '@/core/request/annotation'
import { writeAnnotation } from './annotation'
import { changeAssignments, listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { readHistory } from './history'
import { findReading } from './reading'
import { changeMember } from './team'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Person, type Team, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let assignment: string

beforeAll(async () => {
  team = await makeTeam()
  assignment = await assign(team, team.ana)
})

const put = (id: string, request: AnnotationRequest, on = assignment, person: Person = team.ana) => writeAnnotation(person, on, { kind: 'put', id, request })
const remove = (id: string, basedOn: number, on = assignment) => writeAnnotation(team.ana, on, { kind: 'delete', id, basedOn })
const request = (changes: Partial<AnnotationRequest> = {}) => marking(team.article.text, 'the 👩‍👩‍👧‍👦 family'.replace('the', 'The'), changes)
const versionsOf = async (id: string) => (await owner.query('SELECT version FROM annotation_revisions WHERE annotation_id = $1 ORDER BY version', [id])).rows.map((row) => row.version as number)

describe('an annotation', () => {
  it('is stored, and begins the assignment', async () => {
    const stateOf = async () => (await listOwnAssignments(await team.enter(team.ana)))[0]
    expect(await stateOf()).toMatchObject({ state: 'assigned', passages: 0 })
    const id = uuid()
    const stored = valueOf(await put(id, request({ note: 'cafe\u0301 🙂 שלום', attributes: { severity: 2, source_chain: ['a', 'שלום'] } })))
    expect(stored).toMatchObject({ id, assignmentId: assignment, version: 1, deleted: false, quotes: ['The 👩‍👩‍👧‍👦 family'], note: 'cafe\u0301 🙂 שלום', attributes: { severity: 2, source_chain: ['a', 'שלום'] } })
    expect(await stateOf()).toMatchObject({ state: 'inProgress', passages: 1 })
    expect(valueOf(await findReading(await team.enter(team.ana), assignment)).annotations).toContainEqual(stored)
  })

  it('is changed on the version it is based on', async () => {
    const id = uuid()
    valueOf(await put(id, request()))
    const changed = valueOf(await put(id, marking(team.article.text, 'שלום group', { basedOn: 1, tag: 'labelling' })))
    expect(changed).toMatchObject({ version: 2, tag: 'labelling', quotes: ['שלום group'] })
    expect(await versionsOf(id)).toEqual([1, 2])
  })

  it('stays as it is when the same write comes again', async () => {
    const id = uuid()
    const first = await put(id, request({ note: 'once', attributes: { mode: 'direct', flag: true } }))
    expect(await put(id, request({ note: 'once', attributes: { flag: true, mode: 'direct' } }))).toEqual(first)
    const second = await put(id, request({ basedOn: 1, note: 'twice' }))
    expect(await put(id, request({ basedOn: 1, note: 'twice' }))).toEqual(second)
    expect(await versionsOf(id)).toEqual([1, 2])
  })

  it.each([['new', 0], ['changed', 1]])('is written once when the same write comes twenty times at once: %s', async (_, basedOn) => {
    const id = uuid()
    if (basedOn > 0) valueOf(await put(id, request()))
    const answers = await Promise.all(Array.from({ length: 20 }, () => put(id, request({ basedOn, note: 'twenty' }))))
    expect(answers[0]).toMatchObject({ ok: true, value: { version: basedOn + 1, note: 'twenty' } })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await versionsOf(id)).toEqual(Array.from({ length: basedOn + 1 }, (_, index) => index + 1))
  })

  it('is won by one of two different writes at once, and the other is told what stands', async () => {
    const id = uuid()
    const answers = await Promise.all(['left', 'right'].map((note) => put(id, request({ note }))))
    const won = answers.find((answer) => answer.ok)
    const lost = answers.find((answer) => !answer.ok)
    expect(lost).toMatchObject({ problem: { code: 'conflict', details: { current: won && valueOf(won) } } })
  })

  it('says how it was made, for ever, in its history too', async () => {
    const id = uuid()
    const origin = { by: 'search', phrase: 'the 👩‍👩‍👧‍👦' } as const
    expect(valueOf(await put(id, request({ origin })))).toMatchObject({ version: 1, origin })
    expect(valueOf(await put(id, request({ origin }))), 'a repetition').toMatchObject({ version: 1 })
    expect(valueOf(await put(id, request({ basedOn: 1, note: 'said again', origin })))).toMatchObject({ version: 2, origin })
    expect(valueOf(await put(id, request({ basedOn: 2, note: 'not said' })))).toMatchObject({ version: 3, origin })
    for (const other of [{ by: 'hand' }, { by: 'search', phrase: 'another' }] as const)
      expect(await put(id, request({ basedOn: 3, note: 'changed', origin: other }))).toMatchObject({ ok: false, problem: { code: 'refused', field: 'origin' } })
    await remove(id, 3)
    expect((await owner.query('SELECT version, origin FROM annotation_revisions WHERE annotation_id = $1 ORDER BY version', [id])).rows).toEqual([1, 2, 3, 4].map((version) => ({ version, origin })))
    expect(valueOf(await readHistory(team.ana, assignment, id))[3]).toMatchObject({ version: 1, origin })
    expect(valueOf(await put(uuid(), request()))).toMatchObject({ origin: { by: 'hand' } })
    expect(await checkHistory(owner)).toEqual([])
  })

  it.each([
    ['changed', `UPDATE annotations SET origin = '{"by":"search","phrase":"x"}', version = version + 1 WHERE id = $1`],
    ['of another kind', `UPDATE annotations SET origin = '{"by":"a model"}', version = version + 1 WHERE id = $1`],
    ['nothing at all', `UPDATE annotations SET origin = 'null', version = version + 1 WHERE id = $1`],
  ])('PostgreSQL refuses an origin that is %s', async (_, statement) => {
    const id = uuid()
    valueOf(await put(id, request()))
    await expect(owner.query(statement, [id])).rejects.toMatchObject({ constraint: 'annotation_origin' })
  })

  it.each(['{"by":"search"}', '{"by":"search","phrase":null}', '{"by":"search","phrase":""}', '{"by":"hand","phrase":"x"}', '{}', '[]'])('PostgreSQL refuses one that begins as %s', async (origin) => {
    const id = uuid()
    valueOf(await put(id, request()))
    await expect(owner.query(
      `INSERT INTO annotations (project_id, id, assignment_id, article_version_id, codebook_version_id, tag, starts, ends, quotes, note, attributes, version, changed_by_id, origin)
       SELECT project_id, gen_random_uuid(), assignment_id, article_version_id, codebook_version_id, tag, starts, ends, quotes, note, attributes, 1, changed_by_id, $2::jsonb FROM annotations WHERE id = $1`,
      [id, origin],
    )).rejects.toMatchObject({ constraint: 'annotation_origin' })
  })

  it('does not take other words for a repetition', async () => {
    const id = uuid()
    valueOf(await put(id, request()))
    expect(await put(id, { ...request(), quotes: ['Another family'] })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('is not overwritten by a stale write, nor by the repetition of an older one', async () => {
    const id = uuid()
    valueOf(await put(id, request({ note: 'one' })))
    const current = valueOf(await put(id, request({ basedOn: 1, note: 'two' })))
    for (const stale of [request({ basedOn: 1, note: 'other' }), request({ note: 'one' }), request({ basedOn: 7, note: 'from the future' })])
      expect(await put(id, stale)).toMatchObject({ ok: false, problem: { code: 'conflict', details: { current } } })
    expect(await remove(id, 1)).toMatchObject({ ok: false, problem: { code: 'conflict', details: { current } } })
    expect(await versionsOf(id)).toEqual([1, 2])
  })

  it('cannot be changed or deleted before it was stored', async () => {
    const id = uuid()
    expect(await put(id, request({ basedOn: 3 }))).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await remove(id, 1)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await versionsOf(id)).toEqual([])
  })

  it('is deleted once, leaves the reading, and comes back with a further write', async () => {
    const id = uuid()
    const shown = async () => valueOf(await findReading(await team.enter(team.ana), assignment)).annotations.some((one) => one.id === id)
    valueOf(await put(id, request({ note: 'kept' })))
    const deleted = await remove(id, 1)
    expect(deleted).toMatchObject({ ok: true, value: { version: 2, deleted: true, note: 'kept' } })
    expect(await remove(id, 1)).toEqual(deleted)
    expect(await shown()).toBe(false)
    expect(await put(id, request({ basedOn: 1 }))).toMatchObject({ ok: false, problem: { code: 'conflict', details: { current: { deleted: true, version: 2 } } } })
    expect(await put(id, request({ basedOn: 2, note: 'back' }))).toMatchObject({ ok: true, value: { version: 3, deleted: false, note: 'back' } })
    expect(await shown()).toBe(true)
    expect(await versionsOf(id)).toEqual([1, 2, 3])
  })
})

describe('an annotation is refused', () => {
  it.each([
    ['a tag of another codebook', { tag: 'propaganda' }, 'tag'],
    ['an attribute that is not there', { attributes: { mood: 'bad' } }, 'attributes.mood'],
    ['an attribute of other tags', { attributes: { checkability: 'check_worthy' } }, 'attributes.checkability'],
    ['a choice that is none', { attributes: { mode: 'sung' } }, 'attributes.mode'],
    ['a scale over its end', { attributes: { severity: 4 } }, 'attributes.severity'],
    ['text for yes or no', { attributes: { flag: 'yes' } }, 'attributes.flag'],
    ['text over its length', { attributes: { rationale: '🙂'.repeat(501) } }, 'attributes.rationale'],
  ])('with %s', async (_, changes, field) => {
    const id = uuid()
    expect(await put(id, request(changes))).toMatchObject({ ok: false, problem: { code: 'refused', field } })
    expect(await put(id, request())).toMatchObject({ ok: true, value: { version: 1 } })
  })

  it('in another person’s assignment, just as in one that does not exist', async () => {
    const theirs = await assign(team, team.ben)
    const stranger = await put(uuid(), request(), theirs)
    expect(stranger).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await put(uuid(), request(), uuid())).toEqual(stranger)
    expect(await writeAnnotation(team.lead, theirs, { kind: 'put', id: uuid(), request: request() })).toEqual(stranger)
    expect(await put(uuid(), request(), theirs, team.ben)).toMatchObject({ ok: true })
  })

  it('under the id of another assignment’s annotation', async () => {
    const other = await addArticle(await team.enter(team.lead), { raw: 'Another 🙂 cafe\u0301 שלום text.', slug: 'another' })
    const second = await assign(team, team.ana, other.id)
    const id = uuid()
    valueOf(await put(id, request()))
    expect(await put(id, marking(other.text, 'text'), second)).toMatchObject({ ok: false, problem: { code: 'refused', field: 'id' } })
    expect(await put(uuid(), marking(other.text, 'text'), second)).toMatchObject({ ok: true })
  })
})

describe('an assignment that is closed', () => {
  /** Somebody new with an assignment and one annotation in it. */
  async function atWork() {
    const person = await join(await team.enter(team.lead), 'annotator')
    const on = await assign(team, person)
    const id = uuid()
    const answer = await put(id, request(), on, person)
    const change = () => put(id, request({ basedOn: 1, note: 'late' }), on, person)
    return { person, on, again: () => put(id, request(), on, person), answer, change }
  }
  const lead = () => team.enter(team.lead)

  it('takes nothing after submission, answers what was stored before, and opens again when sent back', async () => {
    const { person, on, again, answer, change } = await atWork()
    valueOf(await submitAssignment(person, on))
    expect(await change()).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('submitted') } })
    expect(await again()).toEqual(answer)
    valueOf(await reopenAssignment(await lead(), on, 'once more'))
    expect(await change()).toMatchObject({ ok: true, value: { version: 2 } })
  })

  it('takes nothing while it is withdrawn', async () => {
    const { person, on, change } = await atWork()
    const give = async (assigned: boolean) => valueOf(await changeAssignments(await lead(), [{ articleId: team.article.id, userId: person.userId, assigned }]))
    await give(false)
    expect(await change()).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('no longer assigned') } })
    expect(await findReading(await team.enter(person), on)).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    await give(true)
    expect(await change()).toMatchObject({ ok: true, value: { version: 2 } })
  })

  it('takes nothing of a disabled member, nor of a viewer', async () => {
    const { person, on, change } = await atWork()
    valueOf(await changeMember(await lead(), person.userId, { disabled: true }))
    expect(await change()).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    valueOf(await changeMember(await lead(), person.userId, { disabled: false, role: 'viewer' }))
    expect(await change()).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await submitAssignment(person, on)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(valueOf(await findReading(await team.enter(person), on)).mayAnnotate.allowed).toBe(false)
    valueOf(await changeMember(await lead(), person.userId, { role: 'annotator' }))
    expect(await change()).toMatchObject({ ok: true, value: { version: 2 } })
  })
})
