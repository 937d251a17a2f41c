import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { project } from '@/cli/project'
import { type Work, work } from '@/cli/steps/work'
import type { PieceState } from '@/core/agreement/report/agreement-state'
import { wholeReport } from '@/core/agreement/report/metric-report'
import { type MetricKey, type PieceKey } from '@/core/agreement/report/metric-key'
import type { MetricReport } from '@/core/agreement/report/report'
import { wholeProject } from '@/core/agreement/report/scope'
import { askAgreement, cancelAgreement, findAgreement } from '@/data/agreement'
import { readAgreementInput } from '@/data/agreement-input'
import { submitAssignment } from '@/data/assignment'
import { database } from '@/data/database'
import { marking } from '@/data/testing/marking'
import { type Team, addArticle, assign, join, makeTeam, valueOf } from '@/data/testing/team'
import { makeWrites } from '@/data/writes'

// A worker of its own is started, killed and started again, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const environs = Object.fromEntries(['DATABASE_URL', 'DATABASE_EXPORT_URL', 'ORIGIN', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'].map((name) => [name, process.env[name]!])) as Parameters<typeof work>[2]

let team: Team
let projectId: string
let at: Work | undefined

/** Articles by three annotators with so many passages that γ takes some seconds. */
beforeAll(async () => {
  team = await makeTeam()
  const lead = await team.enter(team.lead)
  projectId = lead.project.id
  const people = [team.ana, team.ben, await join(lead, 'annotator')]
  const words = Array.from({ length: 90 }, (_, index) => `word${index} 🙂 cafe\u0301`)
  const tags = ['loaded_language', 'vague_source', 'attributed_claim']
  for (const slug of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth']) {
    const article = await addArticle(lead, { raw: `${slug} שלום ${words.join(' ')}.`, slug })
    for (const [number, person] of people.entries()) {
      const assignment = await assign(team, person, article.id)
      const marks = Array.from({ length: 24 }, (_, index) => {
        const from = index * 3 + ((index + number) % 3)
        return marking(article.text, words.slice(from, from + 2 + ((index + slug.length) % (number + 2))).join(' '), { tag: tags[(index * (number + 1)) % 3] })
      })
      valueOf(await makeWrites(person, assignment, marks.map((mark) => ({ key: uuid(), kind: 'put', id: uuid(), ...mark }))))
      valueOf(await submitAssignment(person, assignment))
    }
  }
})

afterAll(() => at?.stop())

const ask = async (pieces: readonly PieceKey[]) => valueOf(await askAgreement(await team.enter(team.lead), { scope: wholeProject, pieces }))
const stateOf = async (metric: MetricKey): Promise<PieceState<MetricReport>> => valueOf(await findAgreement(await team.enter(team.lead), wholeProject)).metrics[metric]
const attemptsAt = async (piece: PieceKey) => (await database().pool.query<{ attempt: number }>('SELECT attempt FROM agreement_pieces WHERE project_id = $1 AND piece = $2', [projectId, piece])).rows.map(({ attempt }) => attempt)

async function until(metric: MetricKey, isThere: (state: PieceState<MetricReport>) => boolean): Promise<PieceState<MetricReport>> {
  return vi.waitFor(async () => {
    const state = await stateOf(metric)
    if (!isThere(state)) throw new Error(`${metric} is ${JSON.stringify(state).slice(0, 200)}`)
    return state
  }, { timeout: 60_000, interval: 100 })
}

const underWay = (state: PieceState<MetricReport>) => state.kind === 'running' && state.done > 0

/** What the same functions give in this process, as it comes back from the database. */
async function expected(metric: MetricKey): Promise<unknown> {
  const { input } = await readAgreementInput(projectId, [], wholeProject)
  return JSON.parse(JSON.stringify(wholeReport(input, metric)))
}

describe('the worker', () => {
  it('computes what is asked for, the same as everybody else', async () => {
    at = await work(project, 'start', environs)
    await ask(['f1-exact'])
    const state = await until('f1-exact', ({ kind }) => kind === 'done')
    expect(state.kind === 'done' && state.report).toEqual(await expected('f1-exact'))
  })

  it('is begun again when it is killed, and what it had under way too: once, and within a minute', async () => {
    await ask(['gamma', 'gamma-cat'])
    await until('gamma', underWay)
    const [before, killed] = [at!.pid(), Date.now()]
    process.kill(before!, 'SIGKILL')
    const state = await until('gamma', ({ kind }) => kind === 'done' || kind === 'failed')
    expect(Date.now() - killed).toBeLessThan(60_000)
    expect(at!.pid()).not.toBe(before)
    expect(state.kind === 'done' && state.report).toEqual(await expected('gamma'))
    // Each brings the other: whichever was begun after the death, the two were begun twice in all.
    await until('gamma-cat', ({ kind }) => kind === 'done')
    expect([...(await attemptsAt('gamma')), ...(await attemptsAt('gamma-cat'))].reduce((sum, attempt) => sum + attempt, 0)).toBe(2)
  })

  it('stops within a step when what it computes is cancelled, and goes on with the next', async () => {
    await database().pool.query('DELETE FROM agreement_pieces')
    await ask(['gamma'])
    await until('gamma', underWay)
    valueOf(await cancelAgreement(await team.enter(team.lead), { scope: wholeProject, pieces: ['gamma'] }))
    await ask(['u-alpha-binary'])
    await until('u-alpha-binary', ({ kind }) => kind === 'done')
    await vi.waitFor(async () => {
      const { rows } = await database().pool.query('SELECT FROM graphile_worker._private_jobs')
      if (rows.length > 0) throw new Error(`${rows.length} jobs are left`)
    }, { timeout: 30_000 })
    expect((await stateOf('gamma')).kind).toBe('cancelled')
  })

  it('gives back what is under way when it is told to stop, and the next takes it up', async () => {
    await ask(['gamma'])
    await until('gamma', underWay)
    await at!.stop()
    expect((await stateOf('gamma')).kind).toBe('waiting')
    const { rows } = await database().pool.query('SELECT id FROM workers')
    expect(rows).toEqual([])
    at = await work(project, 'start', environs)
    expect((await until('gamma', ({ kind }) => kind === 'done')).kind).toBe('done')
  })
})
