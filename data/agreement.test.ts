import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { numberOf } from '@/core/agreement/figure'
import type { AgreementState } from '@/core/agreement/report/agreement-state'
import { wholeReport } from '@/core/agreement/report/metric-report'
import { type PieceKey, metricKeys, pieceKeys } from '@/core/agreement/report/metric-key'
import { wholeProject } from '@/core/agreement/report/scope'
import { askAgreement, cancelAgreement, findAgreement } from './agreement'
import { readAgreementInput } from './agreement-input'
import { claimPiece, failPiece, finishPiece, forgetOldPieces, giveBackPiece, giveUpObsolete, keepTwin, readPieceInput, tellProgress } from './agreement-work'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { reopenAssignment, submitAssignment } from './assignment'
import { database } from './database'
import { decide } from './decision'
import { marking } from './testing/marking'
import { type Person, type Team, addArticle, assign, join, makeTeam, valueOf } from './testing/team'
import { announceWorkers, releaseDeadWorkers } from './workers'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let team: Team
let projectId: string
let bens: string
const annotation = { ana: uuid(), ben: uuid() }

/** Marks words in the team's article and submits it. */
async function read(person: Person, articleId: string, text: string, words: readonly string[], id = uuid()): Promise<string> {
  const assignment = await assign(team, person, articleId)
  for (const [index, one] of words.entries()) valueOf(await writeAnnotation(person, assignment, { kind: 'put', id: index === 0 ? id : uuid(), request: marking(text, one) }))
  valueOf(await writeAnswer(person, assignment, 'genre', { basedOn: 0, value: 'reporting' }))
  valueOf(await submitAssignment(person, assignment))
  return assignment
}

beforeAll(async () => {
  team = await makeTeam()
  projectId = (await team.enter(team.lead)).project.id
  await read(team.ana, team.article.id, team.article.text, ['family', 'שלום'], annotation.ana)
  bens = await read(team.ben, team.article.id, team.article.text, ['family', 'cafe\u0301'], annotation.ben)
})

const ask = async (person: Person, pieces: readonly PieceKey[] = pieceKeys) => valueOf(await askAgreement(await team.enter(person), { scope: wholeProject, pieces: [...pieces] }))
const find = async (person: Person): Promise<AgreementState> => valueOf(await findAgreement(await team.enter(person), wholeProject))
const rowsOf = async () => (await database().pool.query<{ content_sha256: string; piece: string; state: string; hidden: string[] }>('SELECT * FROM agreement_pieces WHERE project_id = $1 ORDER BY asked_at', [projectId])).rows
const hashNow = async () => (await readAgreementInput(projectId, [], wholeProject)).contentSha256

/** Does what a worker does with one piece, at once. */
async function compute(piece: 'f1-exact', contentSha256: string): Promise<void> {
  const claim = (await claimPiece({ projectId, contentSha256, piece }, 'worker-a'))!
  expect(await finishPiece(claim, wholeReport((await readPieceInput(claim))!, piece))).toBe(true)
}

describe('what figures are computed from', () => {
  it('is the submitted first passes, with outlets, days, genres and pseudonyms', async () => {
    const { input } = await readAgreementInput(projectId, [], wholeProject)
    expect(input.places).toMatchObject([{
      article: team.article.id, slug: team.article.slug, length: [...team.article.text].length, codebook: 1, genre: 'reporting', gold: null,
      outlet: { name: 'The Paper 🗞️' }, layers: [{ outlet: 'shown', submitted: new Date().toISOString().slice(0, 10) }, {}],
    }])
    expect(input.places[0]!.layers.map(({ annotator }) => annotator)).toEqual(expect.arrayContaining([expect.stringMatching(/^annotator-\d+$/)]))
    expect(input.places[0]!.layers.map(({ spans }) => spans.length)).toEqual([2, 2])
    expect(input.questions.find(({ key }) => key === 'genre')).toEqual({ key: 'genre', name: 'Genre', level: 'nominal', codebooks: [1] })
    const family = [...team.article.text.slice(0, team.article.text.indexOf('family'))].length
    expect(input.places[0]!.layers[0]!.spans).toContainEqual({ start: family, end: family + 6, label: 'loaded_language' })
  })

  it('has no gold before everything in the article is decided', async () => {
    const access = await team.enter(team.reviewer)
    const spans = (await database().prisma.annotation.findMany({ where: { projectId } })).filter(({ quotes }) => quotes[0] !== 'family')
    for (const { id } of spans) valueOf(await decide(access, team.article.slug, { id: uuid(), verdict: 'accept', judged: [{ id, version: 1 }], chosen: [id], reason: 'because', replaces: null }))
    const { input } = await readAgreementInput(projectId, [], wholeProject)
    expect(input.places[0]!.gold).toHaveLength(3)
    const f1 = wholeReport(input, 'f1-exact').breakdowns.find(({ by }) => by === 'gold')!.rows
    expect(f1.map(({ figure }) => numberOf(figure))).toEqual([0.8, 0.8])
  })

  it('changes its hash with every layer, decision and name, and with nothing else', async () => {
    const before = await hashNow()
    expect(await hashNow()).toBe(before)
    const { pool } = database()
    await pool.query('UPDATE outlets SET name = $2 WHERE project_id = $1', [projectId, 'Another 🗞️'])
    const renamed = await hashNow()
    valueOf(await reopenAssignment(await team.enter(team.lead), bens, 'look again'))
    const reopened = await hashNow()
    valueOf(await submitAssignment(team.ben, bens))
    const again = await hashNow()
    expect(new Set([before, renamed, reopened, again]).size).toBe(4)
    expect((await readAgreementInput(projectId, [], { ...wholeProject, codebook: 1 })).contentSha256).not.toBe(again)
    expect((await readAgreementInput(projectId, [team.article.versionId], wholeProject)).input.places).toEqual([])
  })
})

describe('asking for figures', () => {
  it('puts each piece into the queue once', async () => {
    expect((await find(team.reviewer)).metrics['f1-exact']).toEqual({ kind: 'none' })
    const state = await ask(team.reviewer)
    await ask(team.lead)
    expect(Object.values(state.metrics).map(({ kind }) => kind)).toEqual(metricKeys.map(() => 'waiting'))
    expect(state.choices).toEqual({ codebooks: [1], first: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), last: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    const { rows } = await database().pool.query<{ count: number }>('SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE key LIKE $1', [`agreement ${projectId}%`])
    expect(rows[0]!.count).toBe(pieceKeys.length)
  })

  it('answers how far it is, and then with the report, until a layer changes', async () => {
    const contentSha256 = await hashNow()
    const claim = (await claimPiece({ projectId, contentSha256, piece: 'f1-exact' }, 'worker-a'))!
    expect(await tellProgress(claim, { done: 3, of: 12 })).toBe(true)
    expect((await find(team.lead)).metrics['f1-exact']).toEqual({ kind: 'running', done: 3, of: 12 })
    expect(await finishPiece(claim, wholeReport((await readPieceInput(claim))!, 'f1-exact'))).toBe(true)
    const done = (await find(team.lead)).metrics['f1-exact']
    expect(done).toMatchObject({ kind: 'done', report: { metric: 'f1-exact' } })
    expect(await claimPiece({ projectId, contentSha256, piece: 'f1-exact' }, 'worker-b')).toBeUndefined()

    valueOf(await reopenAssignment(await team.enter(team.lead), bens, 'look again'))
    expect((await find(team.lead)).metrics['f1-exact']).toEqual({ kind: 'none' })
    valueOf(await writeAnnotation(team.ben, bens, { kind: 'put', id: uuid(), request: marking(team.article.text, 'nothing') }))
    valueOf(await submitAssignment(team.ben, bens))
    expect((await find(team.lead)).metrics['f1-exact']).toEqual({ kind: 'none' })
    expect(await hashNow()).not.toBe(contentSha256)
  })

  it('answers whoever looks again with what they show, and hears of a change within seconds', async () => {
    await ask(team.lead, ['f1-exact', 'f1-iou'])
    for (const piece of ['f1-exact', 'f1-iou'] as const) {
      const claim = await claimPiece({ projectId, contentSha256: await hashNow(), piece }, 'worker-a')
      if (claim) await finishPiece(claim, wholeReport((await readPieceInput(claim))!, piece))
    }
    const access = await team.enter(team.lead)
    const first = await find(team.lead)
    const query = vi.spyOn(database().pool, 'query')
    const look = async (known: string) => valueOf(await findAgreement(access, wholeProject, { known, shown: { metric: 'f1-exact', view: 'pair' } }))
    const again = await look(first.content)
    // Neither the layers nor the days are read again.
    expect(query.mock.calls.filter(([statement]) => statement.includes('FROM assignments'))).toEqual([])
    query.mockRestore()
    const breakdowns = (state: AgreementState, metric: 'f1-exact' | 'f1-iou') => {
      const piece = state.metrics[metric]
      return piece.kind === 'done' ? piece.report.breakdowns.map(({ by }) => by) : []
    }
    expect(again.metrics['f1-exact']).toEqual(first.metrics['f1-exact'])
    expect(breakdowns(first, 'f1-iou')).toHaveLength(10)
    expect(breakdowns(again, 'f1-iou')).toEqual(['all'])
    expect(again.choices).toEqual(first.choices)
    // A hash that was found for other eyes, or made up, is none.
    expect((await look('0'.repeat(64))).content).toBe(first.content)
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 11_000)
    valueOf(await reopenAssignment(access, bens, 'look again'))
    expect((await look(first.content)).content).not.toBe(first.content)
    now.mockRestore()
    valueOf(await submitAssignment(team.ben, bens))
  })

  it('gives a lead the words that find the cases of two people, and a reviewer not', async () => {
    await ask(team.lead, ['f1-exact'])
    await compute('f1-exact', await hashNow())
    const people = async (person: Person) => {
      const state = (await find(person)).metrics['f1-exact']
      return state.kind === 'done' ? state.report.breakdowns.find(({ by }) => by === 'pair')!.rows[0]?.cases.people : 'not done'
    }
    expect(await people(team.lead)).toMatch(/^annotator-\d+~annotator-\d+$/)
    expect(await people(team.reviewer)).toBeUndefined()
    // One article is too few to tell of single people.
    const told = JSON.stringify(await find(team.reviewer))
    expect(told).toContain('from 5 articles on')
    expect(told).not.toMatch(/annotator-\d/)
    expect(JSON.stringify(await find(team.lead))).not.toContain(team.ben.name)
  })

  it('is for reviewers and leads', async () => {
    for (const person of [team.ana, team.viewer]) {
      await expect(find(person)).rejects.toThrow('was let through')
      await expect(ask(person)).rejects.toThrow('was let through')
      await expect(team.enter(person).then((access) => cancelAgreement(access, { scope: wholeProject, pieces: ['gamma'] }))).rejects.toThrow('was let through')
    }
  })

  it('leaves out what somebody may not be told of yet, and shares nothing computed from it', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    const second = await addArticle(await team.enter(team.lead), { raw: 'Another text about the 🛩️ cafe\u0301 and שלום.', slug: 'another' })
    await read(team.ana, second.id, second.text, ['text'])
    await read(team.ben, second.id, second.text, ['text'])
    await assign(team, busy, team.article.id)
    const before = JSON.stringify(await find(busy))
    await ask(busy, ['f1-exact'])
    const [row] = (await rowsOf()).filter(({ hidden }) => hidden.length > 0)
    expect(row!.hidden).toEqual([team.article.versionId])
    const { input } = await readAgreementInput(projectId, row!.hidden, wholeProject)
    expect(input.places.map(({ article }) => article)).toEqual([second.id])
    await compute('f1-exact', row!.content_sha256)
    expect((await find(busy)).metrics['f1-exact'].kind).toBe('done')
    expect((await find(team.reviewer)).metrics['f1-exact'].kind).toBe('none')
    // Whatever happens in the article that they are still at work on, they are answered the same.
    const busyDone = JSON.stringify(await find(busy))
    valueOf(await reopenAssignment(await team.enter(team.lead), bens, 'once more'))
    expect(JSON.stringify(await find(busy))).toBe(busyDone)
    valueOf(await submitAssignment(team.ben, bens))
    expect(JSON.stringify(await find(busy))).toBe(busyDone)
    expect(before).not.toBe(busyDone)
  })
})

describe('a piece', () => {
  const pieceOf = async (piece: 'gamma' | 'gamma-cat' | 'cu-alpha' | 'token-kappa') => ({ projectId, contentSha256: await hashNow(), piece })

  it('that is cancelled is stopped and kept by nobody, and can be asked for again', async () => {
    await ask(team.lead, ['cu-alpha'])
    const claim = (await claimPiece(await pieceOf('cu-alpha'), 'worker-a'))!
    await tellProgress(claim, { done: 1, of: 9 })
    const state = valueOf(await cancelAgreement(await team.enter(team.lead), { scope: wholeProject, pieces: ['cu-alpha'] }))
    expect(state.metrics['cu-alpha']).toEqual({ kind: 'cancelled', done: 1, of: 9 })
    expect(await tellProgress(claim, { done: 2, of: 9 })).toBe(false)
    expect(await finishPiece(claim, wholeReport((await readPieceInput(claim))!, 'cu-alpha'))).toBe(false)
    expect((await ask(team.lead, ['cu-alpha'])).metrics['cu-alpha']).toEqual({ kind: 'waiting' })
    expect(await tellProgress(claim, { done: 3, of: 9 })).toBe(false)
  })

  it('whose layers have changed before it was computed is nobody’s any more', async () => {
    await ask(team.lead, ['token-kappa'])
    const claim = (await claimPiece(await pieceOf('token-kappa'), 'worker-a'))!
    valueOf(await reopenAssignment(await team.enter(team.lead), bens, 'look again'))
    expect(await readPieceInput(claim)).toBeUndefined()
    expect((await rowsOf()).filter(({ content_sha256: hash, piece }) => hash === claim.contentSha256 && piece === 'token-kappa')).toEqual([])
    valueOf(await submitAssignment(team.ben, bens))
  })

  it('of a worker that died is begun again by another, and the dead one’s writes count no more', async () => {
    await ask(team.lead, ['gamma'])
    const job = await pieceOf('gamma')
    await announceWorkers(['worker-dead'])
    const dead = (await claimPiece(job, 'worker-dead'))!
    await database().pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-dead', attempts = 1 WHERE key LIKE $1`, [`%${job.contentSha256} gamma`])
    expect(await releaseDeadWorkers()).toBe(0)
    expect((await find(team.lead)).metrics.gamma.kind).toBe('running')
    await database().pool.query(`UPDATE workers SET seen_at = clock_timestamp() - interval '31 seconds'`)
    expect(await releaseDeadWorkers()).toBe(1)
    expect((await find(team.lead)).metrics.gamma).toEqual({ kind: 'waiting' })
    const next = (await claimPiece(job, 'worker-next'))!
    expect(next.attempt).toBe(dead.attempt + 1)
    expect(await tellProgress(dead, { done: 1, of: 2 })).toBe(false)
    expect(await failPiece(dead, 'late')).toBe(false)
    await giveBackPiece(dead)
    expect((await find(team.lead)).metrics.gamma.kind).toBe('running')
    await giveBackPiece(next)
    expect((await find(team.lead)).metrics.gamma).toEqual({ kind: 'waiting' })
  })

  it('whose job was begun too often is said to have failed, with a reason, and can be asked for again', async () => {
    const job = await pieceOf('gamma')
    await claimPiece(job, 'worker-dead')
    await announceWorkers(['worker-dead'])
    await database().pool.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'worker-dead', attempts = max_attempts WHERE key LIKE $1`, [`%${job.contentSha256} gamma`])
    await releaseDeadWorkers(['worker-dead'])
    expect((await find(team.lead)).metrics.gamma).toMatchObject({ kind: 'failed', because: expect.stringContaining('Ask again') })
    expect((await ask(team.lead, ['gamma'])).metrics.gamma).toEqual({ kind: 'waiting' })
  })

  it('that is long stands in one line with those of all projects, and the others in none', async () => {
    await ask(team.lead, ['gamma', 'f1-iou'])
    const other = await makeTeam()
    valueOf(await askAgreement(await other.enter(other.lead), { scope: wholeProject, pieces: ['gamma-cat'] }))
    const { rows } = await database().pool.query<{ piece: string; line: string | null }>(
      'SELECT DISTINCT j.payload->>$1 AS piece, q.queue_name AS line FROM graphile_worker._private_jobs j LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id WHERE j.payload->>$1 = ANY($2) ORDER BY 1', ['piece', ['f1-iou', 'gamma', 'gamma-cat']])
    expect(rows.map(({ piece, line }) => [piece, line])).toEqual([['f1-iou', null], ['gamma', 'long'], ['gamma-cat', 'long']])
  })

  it('is given up when the same is asked for after a layer has changed, and not before', async () => {
    await ask(team.lead, ['gamma'])
    const claim = (await claimPiece(await pieceOf('gamma'), 'worker-a'))!
    expect(await giveUpObsolete(claim)).toBe(false)
    valueOf(await reopenAssignment(await team.enter(team.lead), bens, 'look again'))
    expect(await giveUpObsolete(claim)).toBe(false)
    valueOf(await askAgreement(await team.enter(team.lead), { scope: { ...wholeProject, codebook: 1 }, pieces: ['gamma'] }))
    await ask(team.lead, ['gamma-cat'])
    expect(await giveUpObsolete(claim)).toBe(false)
    await ask(team.lead, ['gamma'])
    expect(await giveUpObsolete(claim)).toBe(true)
    expect(await tellProgress(claim, { done: 1, of: 9 })).toBe(false)
    expect((await find(team.lead)).metrics.gamma).toEqual({ kind: 'waiting' })
    valueOf(await submitAssignment(team.ben, bens))
  })

  it('is forgotten a month after it was last read, not after it was computed', async () => {
    await ask(team.lead, ['f1-overlap', 'f1-characters'])
    for (const piece of ['f1-overlap', 'f1-characters'] as const) {
      const claim = (await claimPiece({ projectId, contentSha256: await hashNow(), piece }, 'worker-a'))!
      await finishPiece(claim, wholeReport((await readPieceInput(claim))!, piece))
    }
    const age = (piece: string) => database().pool.query(`UPDATE agreement_pieces SET asked_at = asked_at - interval '31 days', changed_at = changed_at - interval '31 days' WHERE project_id = $1 AND piece = $2`, [projectId, piece])
    await age('f1-overlap')
    await find(team.lead)
    await age('f1-characters')
    await forgetOldPieces()
    const now = await hashNow()
    const kept = (await rowsOf()).filter(({ content_sha256: hash }) => hash === now).map(({ piece }) => piece)
    expect(kept).toContain('f1-overlap')
    expect(kept).not.toContain('f1-characters')
  })

  it('comes with its twin', async () => {
    await ask(team.lead, ['gamma', 'gamma-cat'])
    const claim = (await claimPiece(await pieceOf('gamma'), 'worker-a'))!
    await keepTwin(claim, 'gamma-cat', wholeReport((await readPieceInput(claim))!, 'gamma-cat'))
    expect((await find(team.lead)).metrics['gamma-cat'].kind).toBe('done')
    expect(await claimPiece(await pieceOf('gamma-cat'), 'worker-b')).toBeUndefined()
  })
})
