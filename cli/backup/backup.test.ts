import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { checkDatabase } from '@/data/check'
import { writeAnnotation } from '@/data/annotation'
import { submitAssignment } from '@/data/assignment'
import { decide } from '@/data/decision'
import { disconnect } from '@/data/database'
import { refreshLedger } from '@/data/ledger-derive'
import { authenticate } from '@/data/sign-in'
import { awkwardText } from '@/data/testing/article'
import { marking } from '@/data/testing/marking'
import { type Team, addArticle, assign, makeTeam, valueOf } from '@/data/testing/team'
import '@/data/testing/server'
import { roleUrls } from '../cluster/database'
import { withEnds } from '../ends'
import { type MigrationsFolder, readMigrations } from '../migrations/folder'
import { project } from '../project'
import { stepsOn } from '../step'
import { type Backup, openBackup } from './read-backup'
import { restoreInto } from './restore'
import { leftOut, readTables } from './tables'
import { writeBackup } from './write-backup'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const quiet = stepsOn({ write: () => {} })
const source = (): string => process.env['DATABASE_OWNER_URL']!
let scratch: string
let migrations: MigrationsFolder
let team: Team

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'crossread-backup-'))
  migrations = await readMigrations(project)
  team = await makeTeam()
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const back = (name: string) => writeBackup({ ownerUrl: source(), migrations, crossread: '0.0.0' }, join(scratch, name))

/** A database with nothing in it, on the server of the test run. */
async function newDatabase(): Promise<string> {
  const { adminUrl, passwords } = inject('server')
  const name = `restored_${randomBytes(6).toString('hex')}`
  await ask(adminUrl, `CREATE DATABASE ${name} OWNER crossread_owner`)
  return roleUrls(adminUrl, name, passwords).owner
}

async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

const restore = (ownerUrl: string, backup: Backup, of = migrations) => withEnds((ends) => restoreInto({ ownerUrl, project, migrations: of }, backup, quiet, ends))

/** Every row of every table as text, in an order that goes by nothing but the rows. */
async function contents(url: string, only: (table: string) => boolean = () => true): Promise<Record<string, string[]>> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const all: Record<string, string[]> = {}
  for (const { name } of await readTables(client)) {
    if (only(name)) all[name] = (await client.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`)).rows.map(({ row }) => row)
  }
  await client.end()
  return all
}

/** A text that is not there yet. */
function unique(): { raw: string; slug: string } {
  const id = uuid().slice(-12)
  return { raw: `${awkwardText}\n\nA text of its own: ${id}.`, slug: `ministers-${id}` }
}

/** Some work of two people and a reviewer on a new article, with all that a character can be. */
async function work(): Promise<void> {
  const access = await team.enter(team.lead)
  const article = await addArticle(access, { ...unique(), title: 'Back \\ slash, \\N and “quotes” 🙂' })
  const made = uuid()
  for (const [person, id, words] of [[team.ana, made, 'cafe\u0301'], [team.ben, uuid(), 'שלום']] as const) {
    const assignment = await assign(team, person, article.id)
    valueOf(await writeAnnotation(person, assignment, { kind: 'put', id, request: { ...marking(article.text, words), note: 'a line\nand\ttab \\. 🙂' } }))
    valueOf(await submitAssignment(person, assignment))
  }
  valueOf(await decide(await team.enter(team.reviewer), article.slug, { id: uuid(), verdict: 'accept', judged: [{ id: made, version: 1 }], chosen: [made], reason: 'so\r\nit is', replaces: null }))
}

describe('a backup that is restored', () => {
  it('has every row of every table, in the same words', async () => {
    for (let n = 0; n < 3; n += 1) await work()
    const manifest = await back('whole.zip')
    const backup = await openBackup(join(scratch, 'whole.zip'), migrations)
    expect(backup.manifest).toEqual(manifest)
    const url = await newDatabase()
    expect(await restore(url, backup)).toEqual({ later: [], letsIn: { tokens: 0, links: 0 } })
    const kept = (name: string): boolean => leftOut[name] === undefined
    const [before, after] = [await contents(source(), kept), await contents(url, kept)]
    expect(Object.values(before).flat().length).toBeGreaterThan(60)
    expect(after).toEqual(before)
    expect(await ask(url, 'SELECT FROM sessions')).toEqual([])
    expect((await ask(source(), 'SELECT FROM sessions')).length).toBeGreaterThan(3)
    // What numbers rows goes on where it was, and the guards are as the migrations make them.
    const sequences = `SELECT c.relname, pg_sequence_last_value(c.oid)::text AS value FROM pg_class c WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace AND relname <> 'ledger_marks_id_seq' ORDER BY 1`
    expect(await ask(url, sequences)).toEqual(await ask(source(), sequences))
    const triggers = `SELECT tgrelid::regclass::text AS table, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`
    expect(await ask(url, triggers)).toEqual(await ask(source(), triggers))

    await inDatabase(url, async () => {
      // The ledger is derived anew from the same rows: to the same rows.
      const [{ id }] = (await ask<{ id: string }>(url, 'SELECT id FROM projects')) as [{ id: string }]
      await refreshLedger(id)
      expect((await checkDatabase(migrations.migrationDirectories.map(({ migrationFile }) => migrationFile.content.value))).faults).toEqual([])
      valueOf(await authenticate({ email: team.ana.email, password: team.ana.password }, '192.0.2.7'))
      expect(await authenticate({ email: team.ana.email, password: 'another password' }, '192.0.2.7')).toMatchObject({ ok: false })
    })
    const [{ id }] = (await ask<{ id: string }>(source(), 'SELECT id FROM projects')) as [{ id: string }]
    await refreshLedger(id)
    const ledger = (name: string): boolean => ['ledger_articles', 'ledger_cases', 'ledger_facets', 'ledger_marks'].includes(name)
    expect(await contents(url, ledger)).toEqual(await contents(source(), ledger))
    expect((await contents(url, ledger))['ledger_cases']!.length).toBeGreaterThan(3)
    // It can be written to: histories go on.
    await inDatabase(url, work)
  })

  it('is of one moment, while others write', async () => {
    const load = { on: true, written: 0 }
    const article = await addArticle(await team.enter(team.lead), unique())
    const assignment = await assign(team, team.ana, article.id)
    const passage = uuid()
    const writer = (async () => {
      for (let version = 0; load.on; version += 1) {
        valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: passage, request: { ...marking(article.text, 'שלום'), note: `${version}`, basedOn: version } }))
        load.written = version + 1
      }
    })()
    while (load.written < 5) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = load.written
    await back('under-load.zip')
    const after = load.written
    load.on = false
    await writer
    expect(after).toBeGreaterThan(before)

    const url = await newDatabase()
    await restore(url, await openBackup(join(scratch, 'under-load.zip'), migrations))
    const [row] = await ask<{ version: number; versions: number; note: string }>(url, 'SELECT version, note, (SELECT count(*)::int FROM annotation_revisions r WHERE r.annotation_id = a.id) AS versions FROM annotations a WHERE id = $1', [passage])
    expect(row!.version).toBeGreaterThanOrEqual(before)
    expect(row!.version).toBeLessThanOrEqual(after + 1)
    expect(row).toMatchObject({ versions: row!.version, note: `${row!.version - 1}` })
    await inDatabase(url, async () => expect((await checkDatabase([])).faults).toEqual([]))
  })

  it('takes in the migrations that came later', async () => {
    const now = await back('now.zip')
    const last = now.migrations.at(-1)!
    const [older, url] = [await newDatabase(), await newDatabase()]
    await restore(older, await openBackup(join(scratch, 'now.zip'), migrations))
    // The newest migration taken back: this database is as one was before it.
    await ask(older, 'DROP TABLE answers_seen')
    await ask(older, 'DELETE FROM _prisma_migrations WHERE migration_name = $1', [last.name])
    await writeBackup({ ownerUrl: older, migrations, crossread: '0.0.0' }, join(scratch, 'older.zip'))
    expect((await restore(url, await openBackup(join(scratch, 'older.zip'), migrations))).later).toEqual([last.name])
    expect(await ask(url, 'SELECT count(*)::int AS n FROM answers_seen')).toEqual([{ n: 0 }])
  })
})

/** Does work with the functions of data/ in another database. */
async function inDatabase(ownerUrl: string, work: () => Promise<unknown>): Promise<void> {
  const { adminUrl, passwords } = inject('server')
  const urls = roleUrls(adminUrl, new URL(ownerUrl).pathname.slice(1), passwords)
  const { environment } = await import('@/data/environment')
  const own = { ...environment() }
  await disconnect()
  Object.assign(environment(), { databaseUrl: urls.app, exportDatabaseUrl: urls.export })
  try {
    await work()
  } finally {
    await disconnect()
    Object.assign(environment(), own)
  }
}

describe('a backup that is refused', () => {
  it('is one in which any byte was changed, or some are missing or too many', async () => {
    await back('sound.zip')
    const bytes = await readFile(join(scratch, 'sound.zip'))
    const path = join(scratch, 'harmed.zip')
    const outcome = async (harmed: Uint8Array): Promise<string> => {
      await writeFile(path, harmed)
      return openBackup(path, migrations).then((backup) => (backup.close(), 'opened'), (error: Error) => error.message)
    }
    expect(await outcome(bytes)).toBe('opened')
    // Every byte of the ends, where the archive says what is in it, and every so many between.
    const places = [...bytes.keys()].filter((at) => at < 600 || at > bytes.length - 1200 || at % 61 === 0)
    let found = 0
    for (const at of places) {
      const harmed = Buffer.from(bytes)
      harmed[at] = harmed[at]! ^ (1 << (at % 8))
      if (/damaged|not a backup/.test(await outcome(harmed))) found += 1
    }
    expect(found).toBe(places.length)
    expect(places.length).toBeGreaterThan(2000)
    for (const harmed of [bytes.subarray(0, -1), bytes.subarray(1), Buffer.concat([bytes, Buffer.from('x')]), bytes.subarray(0, 1000), Buffer.alloc(0), Buffer.from('a text')]) {
      expect(await outcome(harmed)).toMatch(/damaged|not a backup/)
    }
  })

  it('is one of a newer program, or with other migrations', async () => {
    await back('newer.zip')
    const known = migrations.migrationDirectories
    const open = (directories: typeof known) => openBackup(join(scratch, 'newer.zip'), { ...migrations, migrationDirectories: directories })
    await expect(open(known.slice(0, -1))).rejects.toThrow(/made by a newer Crossread \(0\.0\.0\)/)
    const edited = known.with(0, { ...known[0]!, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: 'SELECT 1' } } })
    await expect(open(edited)).rejects.toThrow(/is not the one that the database of the backup had/)
    await expect(writeBackup({ ownerUrl: source(), crossread: '0.0.0', migrations: { ...migrations, migrationDirectories: known.slice(0, -1) } }, join(scratch, 'never.zip'))).rejects.toThrow(/newer Crossread/)
    expect((await readdir(scratch)).filter((name) => name.startsWith('never'))).toEqual([])
  })

  it('goes into no database that has anything in it, and leaves that as it was', async () => {
    await back('full.zip')
    const backup = await openBackup(join(scratch, 'full.zip'), migrations)
    const url = await newDatabase()
    await restore(url, backup)
    const before = await contents(url)
    await expect(restore(url, backup)).rejects.toThrow(/has rows in/)
    expect(await contents(url)).toEqual(before)

    const others = await newDatabase()
    await ask(others, 'CREATE TABLE theirs (name text)')
    await expect(restore(others, backup)).rejects.toThrow(/“theirs”, which is not Crossread’s/)
    expect(await ask(others, 'SELECT FROM theirs')).toEqual([])
  })

  it('goes into no database in which anything stands that is not ours, and leaves that there', async () => {
    await back('theirs.zip')
    const backup = await openBackup(join(scratch, 'theirs.zip'), migrations)
    const things = {
      'function “theirs”': 'CREATE FUNCTION theirs() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'type “mood”': `CREATE TYPE mood AS ENUM ('good', '🙂')`,
      'type “short”': 'CREATE DOMAIN short AS text CHECK (length(VALUE) < 5)',
      'view “seen”': 'CREATE VIEW seen AS SELECT 1 AS one',
      'sequence “counter”': 'CREATE SEQUENCE counter',
      'table “parted”': 'CREATE TABLE parted (day date) PARTITION BY RANGE (day)',
    }
    for (const [name, statement] of Object.entries(things)) {
      const url = await newDatabase()
      await ask(url, statement)
      await expect(restore(url, backup), name).rejects.toThrow(`${name}, which is not Crossread’s`)
      // It is there still: it cannot be made once more.
      await expect(ask(url, statement), name).rejects.toThrow(/already exists/)
    }
    const queue = await newDatabase()
    const { installQueue } = await import('../migrations/queue')
    await installQueue(queue)
    await ask(queue, `SELECT graphile_worker.add_job('theirs')`)
    await expect(restore(queue, backup)).rejects.toThrow(/jobs in the queue/)
    expect((await ask(queue, 'SELECT FROM graphile_worker._private_jobs')).length).toBe(1)
  })

  it('leaves nothing behind when it fails in the middle, and goes into what a killed one left', async () => {
    await back('failing.zip')
    const backup = await openBackup(join(scratch, 'failing.zip'), migrations)
    const url = await newDatabase()
    const objects = () => ask(url, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE 'graphile%' UNION ALL SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace`)
    const tables = backup.manifest.tables.map((table) => (table.name === 'decisions' ? { ...table, sha256: '0'.repeat(64) } : table))
    await expect(restore(url, { ...backup, manifest: { ...backup.manifest, tables } })).rejects.toThrow(/damaged: the rows of decisions/)
    expect(await objects()).toEqual([])
    const cut: Backup = { ...backup, pour: async (table, target, tell) => (table.name === 'annotations' ? Promise.reject(new Error('the disk went away')) : backup.pour(table, target, tell)) }
    await expect(restore(url, cut)).rejects.toThrow(/were not taken, in “annotations”: the disk went away/)
    expect(await objects()).toEqual([])
    // As after a kill between the migrations and the rows.
    const { applyMigrations } = await import('../migrations/apply')
    await applyMigrations(url, project)
    await restore(url, backup)
    expect((await ask(url, 'SELECT FROM annotations')).length).toBe((await ask(source(), 'SELECT FROM annotations')).length)
  })

  it('is for its owner alone', async () => {
    await back('private.zip')
    expect((await stat(join(scratch, 'private.zip'))).mode & 0o077).toBe(0)
  })
})
