import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AssignmentChange } from '@/core/request/assignments'
import { countWrites } from '@/core/annotation/bring-in'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { notFound } from './access'
import { changeAssignments, findNextOwn, listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { listAssignments } from './assignment-overview'
import { findCodebook, publishCodebook } from './codebook'
import { readOwnWork } from './own-work'
import { findReading } from './reading'
import { changeMember } from './team'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let second: TestArticle

beforeAll(async () => {
  team = await makeTeam()
  second = await addArticle(await team.enter(team.lead), { raw: 'Second 🙂 cafe\u0301 שלום.', slug: 'second', title: null })
})

const newcomer = async () => join(await team.enter(team.lead), 'annotator')
const change = async (...changes: AssignmentChange[]) => changeAssignments(await team.enter(team.lead), changes)
const give = (person: Person, assigned = true, articleId = team.article.id) => change({ articleId, userId: person.userId, assigned })
const mark = (person: Person, on: string, note = '', id = uuid()) => writeAnnotation(person, on, { kind: 'put', id, request: marking(team.article.text, 'cafe\u0301', { note }) })
const queueOf = async (person: Person) => listOwnAssignments(await team.enter(person))
const cellsOf = async (person: Person) => (await listAssignments(await team.enter(team.lead))).filter((one) => one.userId === person.userId)

describe('the lead', () => {
  it('gives an article, once, and the annotator finds it in their queue', async () => {
    const person = await newcomer()
    valueOf(await give(person))
    const [first] = await queueOf(person)
    valueOf(await give(person))
    expect(await queueOf(person)).toEqual([{
      id: first!.id, state: 'assigned', submittedAt: null, reopenedBecause: null, passages: 0, newAnswers: 0, pass: 1,
      article: { title: 'Ministers meet 🛩️', opening: 'Ministers meet in Bangui 🛩️ again', outlet: 'The Paper 🗞️', outletHidden: false, words: 39 },
    }])
    expect(await cellsOf(person)).toEqual([{ id: first!.id, articleId: team.article.id, userId: person.userId, state: 'assigned', passages: 0, outletHidden: false, revealed: false, recognised: null, second: null }])
  })

  it('takes an article away, and gives it again with all the work', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    const stored = valueOf(await mark(person, id, 'kept 🙂'))
    valueOf(await give(person, false))
    expect(await queueOf(person)).toEqual([])
    expect(await cellsOf(person)).toEqual([])
    valueOf(await give(person, false))
    valueOf(await give(person))
    expect(await queueOf(person)).toMatchObject([{ id, state: 'inProgress', passages: 1 }])
    expect(valueOf(await findReading(await team.enter(person), id)).annotations).toEqual([stored])
  })

  it('keeps a submission through being taken away and given again', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    const { submittedAt } = valueOf(await submitAssignment(person, id))
    valueOf(await give(person, false))
    expect(await submitAssignment(person, id)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    valueOf(await give(person))
    expect(await queueOf(person)).toMatchObject([{ id, state: 'submitted', submittedAt }])
  })

  it('takes a submission of what its annotator has seen, and of nothing else', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    const first = valueOf(await mark(person, id, 'seen 🙂'))
    valueOf(await writeAnswer(person, id, 'genre', { basedOn: 0, value: 'reporting' }))
    valueOf(await writeAnnotation(person, id, { kind: 'delete', id: first.id, basedOn: 1 }))
    const { annotations, answers, submitted } = valueOf(await readOwnWork(person, id))
    expect(submitted).toBe(false)
    expect(annotations).toMatchObject([{ id: first.id, version: 2, deleted: true, note: 'seen 🙂' }])
    expect(answers).toMatchObject([{ question: 'genre', value: 'reporting', version: 1 }])
    const writes = countWrites(annotations, answers)
    valueOf(await mark(person, id, 'from elsewhere'))
    expect(await submitAssignment(person, id, { writes })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await queueOf(person)).toMatchObject([{ id, state: 'inProgress', passages: 1 }])
    const { submittedAt } = valueOf(await submitAssignment(person, id, { writes: writes + 1 }))
    expect(valueOf(await submitAssignment(person, id, { writes }))).toEqual({ submittedAt })
    expect(valueOf(await readOwnWork(person, id)).submitted).toBe(true)
    expect(await readOwnWork(team.ana, id)).toEqual(notFound)
  })

  it('makes all changes or none', async () => {
    const [person, other] = [await newcomer(), await newcomer()]
    await assign(team, other)
    const good = { articleId: team.article.id, userId: person.userId, assigned: true }
    const away = { articleId: team.article.id, userId: other.userId, assigned: false }
    const aViewer = { ok: false, problem: { code: 'refused', message: `Nothing can be assigned to ${team.viewer.name}. They are a viewer, and would need another role first.` } }
    for (const [bad, answer] of [[{ ...good, articleId: uuid() }, notFound], [{ ...good, userId: uuid() }, notFound], [{ ...good, userId: team.viewer.userId }, aViewer]] as const) {
      expect(await change(good, away, bad)).toMatchObject(answer)
      expect(await cellsOf(person)).toEqual([])
      expect(await cellsOf(other)).toHaveLength(1)
    }
    valueOf(await change(good, away))
    expect(await cellsOf(person)).toHaveLength(1)
    expect(await cellsOf(other)).toEqual([])
  })

  it('gives to a reviewer and to a lead as well, themselves among them', async () => {
    for (const person of [team.reviewer, team.lead]) {
      valueOf(await give(person, true, second.id))
      expect(await queueOf(person)).toMatchObject([{ state: 'assigned', pass: 1 }])
      valueOf(await give(person, false, second.id))
      expect(await queueOf(person)).toEqual([])
    }
  })

  it('does not give to a disabled member, and takes from one', async () => {
    const person = await newcomer()
    valueOf(await give(person))
    valueOf(await changeMember(await team.enter(team.lead), person.userId, { disabled: true }))
    expect(await give(person, true, second.id)).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining(`assigned to ${person.name}. They are disabled`) } })
    valueOf(await give(person, false))
    expect(await cellsOf(person)).toEqual([])
  })

  it('does not give to somebody whose account is disabled everywhere', async () => {
    const person = await newcomer()
    await owner.query('UPDATE users SET disabled_at = now() WHERE id = $1', [person.userId])
    expect(await give(person)).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('They are disabled') } })
    expect(await cellsOf(person)).toEqual([])
  })

  it('gives once when two do so at once', async () => {
    const person = await newcomer()
    const answers = await Promise.all(Array.from({ length: 5 }, () => give(person)))
    expect(answers).toEqual(answers.map(() => ({ ok: true, value: null })))
    expect(await queueOf(person)).toHaveLength(1)
  })
})

describe('the codebook of an assignment', () => {
  const codebookOf = async (id: string) => (await owner.query('SELECT codebook_version_id AS id FROM assignments WHERE id = $1', [id])).rows[0].id as string

  it('is that of the others who have the article, and the newest where nobody has it', async () => {
    const lead = await team.enter(team.lead)
    const article = await addArticle(lead, { raw: 'Codebooks 🙂 cafe\u0301 שלום.', slug: 'codebooks' })
    const [first, second, third] = [await newcomer(), await newcomer(), await newcomer()]
    const old = await codebookOf(await assign(team, first, article.id))
    const { codebook } = (await findCodebook(lead))!
    const newest = valueOf(await publishCodebook(lead, { ...codebook, name: 'Another 🙂' })).id
    expect(await codebookOf(await assign(team, second, article.id))).toBe(old)
    valueOf(await change({ articleId: article.id, userId: first.userId, assigned: false }, { articleId: article.id, userId: second.userId, assigned: false }))
    expect(await codebookOf(await assign(team, third, article.id))).toBe(newest)
    // Two come back with the old one and are the most, so that a fourth joins them.
    const fourth = await newcomer()
    valueOf(await change(...[first, second, fourth].map(({ userId }) => ({ articleId: article.id, userId, assigned: true }))))
    expect(await codebookOf((await cellsOf(fourth))[0]!.id)).toBe(old)
  })
})

describe('two thousand cells at once', () => {
  it('are given, taken and given again', { timeout: 60_000 }, async () => {
    const lead = await team.enter(team.lead)
    const { rows } = await owner.query(`
      INSERT INTO articles (project_id, id, slug, provenance, created_by_id)
      SELECT project_id, gen_random_uuid(), 'crowd-' || n, '', created_by_id FROM articles, generate_series(1, 2000) n WHERE id = $1 RETURNING id`, [second.id])
    await owner.query(`
      INSERT INTO article_versions (project_id, id, article_id, number, raw, raw_sha256, text, text_sha256, length, blocks, marks, map, created_by_id)
      SELECT v.project_id, gen_random_uuid(), r.id, 1, v.raw, v.raw_sha256, v.text, v.text_sha256, v.length, v.blocks, v.marks, v.map, v.created_by_id
        FROM article_versions v, articles r WHERE v.article_id = $1 AND r.slug LIKE 'crowd-%'`, [second.id])
    const person = await newcomer()
    const all = (assigned: boolean) => changeAssignments(lead, rows.map(({ id }: { id: string }) => ({ articleId: id, userId: person.userId, assigned })))
    for (const [assigned, standing] of [[true, 2000], [true, 2000], [false, 0], [true, 2000]] as const) {
      valueOf(await all(assigned))
      expect(await cellsOf(person)).toHaveLength(standing)
    }
    expect((await owner.query('SELECT count(*)::int AS n FROM assignments WHERE user_id = $1', [person.userId])).rows[0].n).toBe(2000)
  })
})

describe('the place in the queue', () => {
  it('is random, its annotator’s own, and stays', async () => {
    const person = await newcomer()
    const articles = await Promise.all(Array.from({ length: 12 }, async (_, index) => addArticle(await team.enter(team.lead), { raw: `Article ${index} 🙂 cafe\u0301 שלום.`, slug: `article-${index}` })))
    const order = async (one: Person) => {
      valueOf(await change(...articles.map(({ id }) => ({ articleId: id, userId: one.userId, assigned: true }))))
      return (await queueOf(one)).map((row) => row.article.opening)
    }
    const first = await order(person)
    expect(first).toHaveLength(12)
    valueOf(await give(person, false, articles[3]!.id))
    expect(await order(person)).toEqual(first)
    // One in 479 million that all three are alike.
    const others = [await order(await newcomer()), await order(await newcomer())]
    expect(others.every((other) => other.join() === first.join())).toBe(false)
  })
})

describe('submission', () => {
  it('is done once, locks the layer, and says the same when it comes again', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    const answers = await Promise.all(Array.from({ length: 5 }, () => submitAssignment(person, id)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await submitAssignment(person, id)).toEqual(answers[0])
    expect(await queueOf(person)).toMatchObject([{ state: 'submitted', submittedAt: valueOf(answers[0]!).submittedAt }])
  })

  it('leads to the next article in the annotator’s own order: what is begun first, then what was sent back; and says when there is none', async () => {
    const person = await newcomer()
    const next = async () => findNextOwn(await team.enter(person))
    expect(await next()).toBeNull()
    const articles = await Promise.all(Array.from({ length: 6 }, async (_, index) => addArticle(await team.enter(team.lead), { raw: `Next ${index} 🙂 cafe\u0301 שלום.`, slug: `next-${index}` })))
    valueOf(await change(...articles.map(({ id }) => ({ articleId: id, userId: person.userId, assigned: true }))))
    const order = await queueOf(person)
    expect(await next()).toEqual({ id: order[0]!.id, state: 'assigned', more: 5, article: { title: order[0]!.article.title, opening: order[0]!.article.opening } })
    valueOf(await submitAssignment(person, order[0]!.id))
    expect(await next()).toMatchObject({ id: order[1]!.id, more: 4 })
    valueOf(await submitAssignment(person, order[3]!.id))
    valueOf(await reopenAssignment(await team.enter(team.lead), order[3]!.id, 'Once more'))
    expect(await next()).toMatchObject({ id: order[3]!.id, state: 'reopened', more: 4 })
    const begun = await owner.query('UPDATE assignments SET status = \'inProgress\', started_at = now() WHERE id = $1', [order[5]!.id])
    expect(begun.rowCount).toBe(1)
    expect(await next()).toMatchObject({ id: order[5]!.id, state: 'inProgress' })
    for (const { id } of order.filter((_, at) => at > 0)) valueOf(await submitAssignment(person, id))
    expect(await next()).toBeNull()
    const other = await newcomer()
    valueOf(await give(other))
    expect(await next(), 'nobody else’s').toBeNull()
  })

  it('is its annotator’s only', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    for (const other of [team.ana, team.lead, team.reviewer]) expect(await submitAssignment(other, id)).toEqual(notFound)
    expect(await submitAssignment(person, uuid())).toEqual(notFound)
    valueOf(await changeMember(await team.enter(team.lead), person.userId, { disabled: true }))
    expect(await submitAssignment(person, id)).toEqual(notFound)
    valueOf(await changeMember(await team.enter(team.lead), person.userId, { disabled: false }))
    expect(await submitAssignment(person, id)).toMatchObject({ ok: true })
  })

  it('lets no write in after it: twenty writes against one submission', async () => {
    const person = await newcomer()
    let refused = 0
    for (let round = 0; round < 4; round++) {
      const article = await addArticle(await team.enter(team.lead), { raw: `Race ${round} 🙂 cafe\u0301 שלום.`, slug: `race-${round}` })
      const id = await assign(team, person, article.id)
      const put = () => writeAnnotation(person, id, { kind: 'put', id: uuid(), request: marking(article.text, 'cafe\u0301') })
      const early = Array.from({ length: 6 * round }, put)
      const [submitted, ...writes] = await Promise.all([submitAssignment(person, id), ...Array.from({ length: 20 - early.length }, put), ...early])
      expect(submitted).toMatchObject({ ok: true })
      const stored = writes.filter((write) => write.ok)
      refused += writes.length - stored.length
      for (const write of writes) if (!write.ok) expect(write.problem).toMatchObject({ code: 'refused', message: expect.stringContaining('submitted') })
      const { rows } = await owner.query('SELECT count(*)::int AS n FROM annotation_revisions r JOIN annotations a ON a.id = r.annotation_id WHERE a.assignment_id = $1', [id])
      expect(rows[0].n).toBe(stored.length)
      expect(await put()).toMatchObject({ ok: false, problem: { code: 'refused' } })
    }
    expect(refused).toBeGreaterThan(0)
    expect(await checkHistory(owner)).toEqual([])
  })
})

describe('sending back', () => {
  it('opens a submitted layer with the reason its annotator reads', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    const reopen = async () => reopenAssignment(await team.enter(team.lead), id, 'Mark the שלום again 🙂')
    expect(await reopen()).toMatchObject({ ok: false, problem: { code: 'refused' } })
    valueOf(await submitAssignment(person, id))
    expect(await reopen()).toMatchObject({ ok: true })
    expect(await queueOf(person)).toMatchObject([{ state: 'reopened', reopenedBecause: 'Mark the שלום again 🙂' }])
    expect(await mark(person, id)).toMatchObject({ ok: true })
    expect(await queueOf(person)).toMatchObject([{ state: 'reopened' }])
    valueOf(await submitAssignment(person, id))
    expect(await queueOf(person)).toMatchObject([{ state: 'submitted', reopenedBecause: null }])
  })

  it('is the lead’s only, in their own project, and of what stands', async () => {
    const person = await newcomer()
    const id = await assign(team, person)
    valueOf(await submitAssignment(person, id))
    for (const other of [team.reviewer, team.ana, team.viewer]) await expect(team.enter(other).then((access) => reopenAssignment(access, id, 'why'))).rejects.toThrow('let through')
    const elsewhere = await makeTeam()
    expect(await reopenAssignment(await elsewhere.enter(elsewhere.lead), id, 'why')).toEqual(notFound)
    valueOf(await give(person, false))
    expect(await reopenAssignment(await team.enter(team.lead), id, 'why')).toMatchObject({ ok: false, problem: { code: 'refused' } })
  })
})
