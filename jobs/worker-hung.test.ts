import { afterAll, expect, it, vi } from 'vitest'
import { project } from '@/cli/project'
import { type Work, work } from '@/cli/steps/work'
import { database } from '@/data/database'

// A worker of its own is started and started again, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const environs = Object.fromEntries(['DATABASE_URL', 'DATABASE_EXPORT_URL', 'ORIGIN', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'].map((name) => [name, process.env[name]!])) as Parameters<typeof work>[2]

let at: Work | undefined
afterAll(() => at?.stop())

const named = async () => (await database().pool.query<{ id: string }>('SELECT id FROM workers ORDER BY id')).rows.map(({ id }) => id)

it('a worker that hangs is ended and another takes its place, and one that is at work is left alone', async () => {
  at = await work(project, 'start', environs, { glance: 1000, patience: 20_000 })
  const [before, names] = [at.pid()!, await named()]
  expect(names).not.toEqual([])
  // Longer than it may be silent.
  await new Promise((resolve) => setTimeout(resolve, 24_000))
  expect(at.pid()).toBe(before)
  // Neither dead nor alive: it keeps its connections and does nothing.
  process.kill(before, 'SIGSTOP')
  await vi.waitFor(() => {
    if (at!.pid() === before) throw new Error('it is still the same')
  }, { timeout: 90_000, interval: 200 })
  expect(() => process.kill(before, 0)).toThrow('ESRCH')
  await vi.waitFor(async () => {
    const now = await named()
    if (now.length === 0 || now.some((name) => names.includes(name))) throw new Error(`at work are ${now.join(', ')}`)
  }, { timeout: 60_000, interval: 500 })
})
