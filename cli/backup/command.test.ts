import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { verifyPassword } from '@/data/password'
import { startCluster } from '../cluster/cluster'
import { roleUrls } from '../cluster/database'
import { runNode } from '../run'
import { keepSecrets } from '../steps/secrets'

// Each run of the command line starts a PostgreSQL of its own and stops it again.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

/** As a person types it; the database of the test run is not for this program, which has its own. */
const own = { DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, DATABASE_EXPORT_URL: undefined, NEXTAUTH_SECRET: undefined, NEXTAUTH_URL: undefined, ORIGIN: undefined, NODE_OPTIONS: undefined }
const crossread = (...args: string[]) => runNode('cli/start.mjs', args, own)

let scratch: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'crossread-backup-command-'))
  await mkdir(join(scratch, 'brat'))
  await writeFile(join(scratch, 'brat', 'a.txt'), 'Title 🙂\n\nThe cafe\u0301 is closed, and the שלום group left.\n')
  await writeFile(join(scratch, 'brat', 'a.ann'), 'T1\tClaim 9 18\tThe cafe\u0301\n')
  // Makes the demonstration too.
  expect(await crossread('import', join(scratch, 'brat'), '--project', 'trial', '--format', 'brat', '--data', join(scratch, 'data'))).toMatchObject({ code: 0 })
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

it('backs the demonstration up, restores it elsewhere and finds no fault', async () => {
  const file = join(scratch, 'kept.zip')
  const written = await crossread('backup', file, '--data', join(scratch, 'data'))
  expect(written.output).toMatch(/Backup +\d+ rows in \d+ tables/)
  expect(written.output).toContain('hashes of passwords')
  expect(written.code).toBe(0)
  const again = await crossread('backup', file, '--data', join(scratch, 'data'))
  expect(again).toMatchObject({ code: 1, output: expect.stringContaining('is there already') })

  const nowhere = await crossread('backup', join(scratch, 'not', 'there.zip'), '--data', join(scratch, 'data'))
  expect(nowhere).toMatchObject({ code: 1, output: expect.stringContaining('There is no folder') })
  expect(nowhere.output).not.toMatch(/\bat .*:\d+:\d+/)

  const restored = await crossread('restore', file, '--data', join(scratch, 'back'), '--json')
  const { check, rows, to } = JSON.parse(restored.output) as { check: { faults: unknown[]; texts: number }; rows: number; to: string }
  expect(restored.code).toBe(0)
  expect(check).toMatchObject({ faults: [], texts: 6 })
  expect({ to, rows: rows > 500 }).toEqual({ to: join(scratch, 'back'), rows: true })

  const twice = await crossread('restore', file, '--data', join(scratch, 'back'))
  expect(twice).toMatchObject({ code: 1, output: expect.stringContaining('There is a Crossread in') })

  // Who could sign in then can sign in now.
  const lines = (await readFile(join(scratch, 'data', 'sign-in.txt'), 'utf8')).split('\n').filter((line) => line.includes('@'))
  const { secrets } = await keepSecrets(join(scratch, 'back'))
  const cluster = await startCluster(join(scratch, 'back', 'postgres'), { password: secrets.admin })
  const client = new Client({ connectionString: roleUrls(cluster.adminUrl, 'crossread', secrets).app })
  await client.connect()
  for (const line of lines) {
    const [email, password] = line.trim().split(/\s+/).slice(-2)
    const { rows: [user] } = await client.query<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE email = $1', [email])
    expect(await verifyPassword(password!, user!.hash)).toBe(true)
  }
  await client.end()
  await cluster.stop()
  expect(lines).toHaveLength(5)
})

it('leaves no folder behind for a backup that is damaged, and says so in JSON too', async () => {
  const file = join(scratch, 'harmed.zip')
  await crossread('backup', join(scratch, 'sound.zip'), '--data', join(scratch, 'data'), '--json')
  const bytes = await readFile(join(scratch, 'sound.zip'))
  bytes[5000]! ^= 1
  await writeFile(file, bytes)
  const refused = await crossread('restore', file, '--data', join(scratch, 'never'), '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.output.slice(refused.output.indexOf('{')))).toMatchObject({ failed: expect.stringContaining('is damaged') })
  expect(existsSync(join(scratch, 'never'))).toBe(false)
  expect((await readdir(scratch)).filter((name) => name.includes('unfinished'))).toEqual([])
})
