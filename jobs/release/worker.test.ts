import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { project } from '@/cli/project'
import { type Work, work } from '@/cli/steps/work'
import { exportChoice } from '@/core/export/choice'
import type { Release } from '@/core/release/release'
import { submitAssignment } from '@/data/assignment'
import { database } from '@/data/database'
import { createRelease, discardRelease, findRelease } from '@/data/releases'
import { marking } from '@/data/testing/marking'
import { type Team, addArticle, assign, makeTeam, valueOf } from '@/data/testing/team'
import { makeWrites } from '@/data/writes'

// A worker of its own is started, killed and started again, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

const environs = Object.fromEntries(['DATABASE_URL', 'DATABASE_EXPORT_URL', 'ORIGIN', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'].map((name) => [name, process.env[name]!])) as Parameters<typeof work>[2]

let team: Team
let at: Work | undefined

/** So many articles that a release takes some seconds. */
beforeAll(async () => {
  team = await makeTeam()
  const lead = await team.enter(team.lead)
  for (let index = 0; index < 30; index++) {
    const article = await addArticle(lead, { raw: `שלום ${index} 🙂 ${Array.from({ length: 200 }, (_, word) => `word${word} cafe\u0301`).join(' ')}.`, slug: `article-${index}` })
    const assignment = await assign(team, team.ana, article.id)
    valueOf(await makeWrites(team.ana, assignment, ['word7 cafe\u0301', 'word90'].map((phrase) => ({ key: uuid(), kind: 'put', id: uuid(), ...marking(article.text, phrase) }))))
    valueOf(await submitAssignment(team.ana, assignment))
  }
})

afterAll(() => at?.stop())

const formats = ['brat', 'casjson', 'xmi', 'webanno', 'conll', 'labelstudio']

async function ask(): Promise<number> {
  return valueOf(await createRelease(await team.enter(team.lead), { name: 'Killed 🗞️', note: '', choices: formats.map((format) => exportChoice.parse({ format })) })).number
}

async function until(number: number, isThere: (release: Release) => boolean): Promise<Release> {
  return vi.waitFor(async () => {
    const release = valueOf(await findRelease(await team.enter(team.lead), number))
    if (!isThere(release)) throw new Error(`it is ${release.state}, ${JSON.stringify(release.progress)}, ${release.because ?? ''}`)
    return release
  }, { timeout: 90_000, interval: 50 })
}

it('is begun again when its worker is killed, within a minute, and everything is in it once', async () => {
  at = await work(project, 'start', environs)
  const number = await ask()
  await until(number, ({ files, progress }) => files > 20 && progress.done > 0)
  const killed = Date.now()
  process.kill(at.pid()!, 'SIGKILL')
  const release = await until(number, ({ state }) => state === 'draft' || state === 'failed')
  expect(Date.now() - killed).toBeLessThan(60_000)
  expect(release).toMatchObject({ state: 'draft', certificate: { sound: true, database: { annotations: 60 } } })
  const { rows } = await database().pool.query<{ attempt: number; chunks: number; files: number }>(
    `SELECT attempt, (SELECT count(DISTINCT file)::int FROM release_chunks c WHERE c.release_id = r.id) AS chunks, (SELECT count(*)::int FROM release_files f WHERE f.release_id = r.id AND size > 0) AS files FROM releases r WHERE number = $1`, [number])
  // One attempt for the worker that was killed, one for giving it up for dead, one for the other.
  expect(rows).toEqual([{ attempt: 3, chunks: rows[0]!.files, files: rows[0]!.files }])
})

it('stops when it is given up while it is made, and leaves nothing', async () => {
  const number = await ask()
  await until(number, ({ progress }) => progress.done > 0)
  valueOf(await discardRelease(await team.enter(team.lead), number))
  await vi.waitFor(async () => {
    const { rows } = await database().pool.query('SELECT FROM graphile_worker._private_jobs')
    if (rows.length > 0) throw new Error(`${rows.length} jobs are left`)
  }, { timeout: 30_000 })
  expect(valueOf(await findRelease(await team.enter(team.lead), number))).toMatchObject({ state: 'discarded', files: 0, certificate: null })
})
