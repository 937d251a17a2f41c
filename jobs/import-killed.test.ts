import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { project } from '@/cli/project'
import { type Work, work } from '@/cli/steps/work'
import type { ImportView } from '@/core/import-job/state'
import { database } from '@/data/database'
import { applyImport, findImport } from '@/data/imports'
import type { Access } from '@/data/principal'
import { jsonLines, upload } from '@/data/testing/import'
import { makeTeam, valueOf } from '@/data/testing/team'

// A worker of its own is started, killed and started again, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 })

const environs = Object.fromEntries(['DATABASE_URL', 'DATABASE_EXPORT_URL', 'ORIGIN', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'].map((name) => [name, process.env[name]!])) as Parameters<typeof work>[2]
const count = 3000

let lead: Access
let at: Work

beforeAll(async () => {
  const team = await makeTeam()
  lead = await team.enter(team.lead)
  at = await work(project, 'start', environs)
})

afterAll(() => at.stop())

const look = async (id: string) => valueOf(await findImport(lead, id))

async function until(id: string, isThere: (view: ImportView) => boolean): Promise<ImportView> {
  return vi.waitFor(async () => {
    const view = await look(id)
    if (!isThere(view)) throw new Error(`the import is ${view.state}: ${view.because ?? JSON.stringify(view.progress)}`)
    return view
  }, { timeout: 120_000, interval: 20 })
}

/** Kills the worker from outside, whatever it is doing, and waits for the one that takes its place. */
async function kill(): Promise<void> {
  const before = at.pid()!
  process.kill(before, 'SIGKILL')
  await vi.waitFor(() => expect(at.pid()).not.toBe(before), { timeout: 60_000, interval: 50 })
}

it('a worker that is killed while it reads and while it stores loses nothing and stores nothing twice', async () => {
  const raws = Array.from({ length: count }, (_, index) => `Article ${index} 🙂 שלום cafe\u0301. ${`word${index} `.repeat(60)}`)
  const { id } = await upload(lead, 'many.jsonl', jsonLines(raws.map((text, index) => ({ text, title: `Article ${index}` }))))
  await until(id, ({ state, counts }) => state === 'waiting' || counts.found >= 500)
  await kill()
  expect((await until(id, ({ state }) => state === 'waiting' || state === 'failed')).counts).toMatchObject({ found: count, ready: count })

  valueOf(await applyImport(lead, id))
  for (const least of [250, 1250, 2000]) {
    await until(id, ({ state, counts }) => state !== 'applying' || counts.added >= least)
    await kill()
  }
  expect(await until(id, ({ state }) => state === 'done' || state === 'failed')).toMatchObject({ state: 'done', counts: { added: count } })
  const { rows } = await database().pool.query<{ raw: Buffer }>(
    'SELECT v.raw FROM import_items t JOIN article_versions v ON v.project_id = t.project_id AND v.article_id = t.article_id WHERE t.import_id = $1 ORDER BY t.ordinal', [id])
  expect(rows.map(({ raw }) => raw.toString())).toEqual(raws)
  const { rows: all } = await database().pool.query<{ articles: number; versions: number; acts: number }>(
    `SELECT (SELECT count(*)::int FROM articles WHERE project_id = $1) AS articles, (SELECT count(DISTINCT raw_sha256)::int FROM article_versions WHERE project_id = $1) AS versions,
            (SELECT sum(jsonb_array_length(detail->'articles'))::int FROM audit_events WHERE project_id = $1 AND action = 'import.articles') AS acts`, [lead.project.id])
  // And the one that every team begins with.
  expect(all).toEqual([{ articles: count + 1, versions: count + 1, acts: count }])
})
