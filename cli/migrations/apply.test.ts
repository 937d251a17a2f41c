import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownerPool } from '@/data/testing/database'
import { Failure } from '../failure'
import { applyMigrations } from './apply'

const owner = ownerPool()
const url = process.env['DATABASE_OWNER_URL'] ?? ''
let project = ''

const write = async (name: string, sql: string): Promise<void> => {
  const folder = join(project, 'prisma/migrations', name)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'migration.sql'), sql)
}
const table = async (name: string): Promise<boolean> =>
  (await owner.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [name])).rows[0]?.there === true

/** What a start leaves behind that is killed within a migration: begun, and not finished. */
const cutOff = (name: string, logs: string | null): Promise<unknown> =>
  owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, logs, applied_steps_count) VALUES (gen_random_uuid()::text, '', $1, $2, 0)`,
    [name, logs],
  )

beforeEach(async () => {
  await owner.query('DROP SCHEMA public CASCADE')
  await owner.query('CREATE SCHEMA public')
  project = await mkdtemp(join(tmpdir(), 'crossread-migrations-'))
  await mkdir(join(project, 'prisma/migrations'), { recursive: true })
  await writeFile(join(project, 'prisma/migrations/migration_lock.toml'), 'provider = "postgresql"\n')
  await write('001_first', 'CREATE TABLE first (text text)')
})
afterEach(() => rm(project, { recursive: true }))

describe('migrations', () => {
  it('are applied in order, once', async () => {
    await write('002_second', 'ALTER TABLE first RENAME TO second;')
    expect(await applyMigrations(url, project)).toEqual(['001_first', '002_second'])
    expect(await applyMigrations(url, project)).toEqual([])
    expect(await table('second')).toBe(true)
  })

  it('may hold functions with semicolons, and letters of any script', async () => {
    await write(
      '002_function',
      `-- a comment; with a semicolon
       CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
         NEW.text := upper(NEW.text) || '; שלום 🙂 é';
         RETURN NEW;
       END $body$;
       CREATE TRIGGER shout BEFORE INSERT ON first FOR EACH ROW EXECUTE FUNCTION shout();
       DO $$ BEGIN IF 1 = 1 THEN INSERT INTO first VALUES ('one;two'); END IF; END $$ -- the end`,
    )
    await applyMigrations(url, project)
    expect((await owner.query('SELECT text FROM first')).rows).toEqual([{ text: 'ONE;TWO; שלום 🙂 é' }])
  })

  it('leave nothing behind when they fail, say why, and are tried again when mended', async () => {
    await write('002_second', 'CREATE TABLE second (id int); SELECT 1 / 0;')
    await expect(applyMigrations(url, project)).rejects.toThrow(/division by zero/)
    expect([await table('first'), await table('second')]).toEqual([true, false])
    await write('002_second', 'CREATE TABLE second (id int)')
    expect(await applyMigrations(url, project)).toEqual(['002_second'])
  })

  it('are taken up again where they were cut off before the commit', async () => {
    await applyMigrations(url, project)
    await write('002_second', 'CREATE TABLE second (id int)')
    await cutOff('002_second', null)
    expect(await applyMigrations(url, project)).toEqual(['002_second'])
    expect(await table('second')).toBe(true)
  })

  it('are not applied twice where they were cut off after the commit', async () => {
    await applyMigrations(url, project)
    await write('002_second', 'CREATE TABLE second (id int)')
    await owner.query('CREATE TABLE second (id int)')
    await cutOff('002_second', 'committed')
    expect(await applyMigrations(url, project)).toEqual([])
    expect(await applyMigrations(url, project)).toEqual([])
  })

  it('that were edited after they were applied stop the start, by name, and nothing later is applied', async () => {
    await applyMigrations(url, project)
    await write('001_first', 'CREATE TABLE first (text text NOT NULL)')
    await write('002_second', 'CREATE TABLE second (id int)')
    await expect(applyMigrations(url, project)).rejects.toThrow(/changed after .*001_first/)
    expect(await table('second')).toBe(false)
    await write('001_first', 'CREATE TABLE first (text text)')
    expect(await applyMigrations(url, project)).toEqual(['002_second'])
  })

  it('of a newer program are not touched', async () => {
    await applyMigrations(url, project)
    await rm(join(project, 'prisma/migrations/001_first'), { recursive: true })
    await write('000_other', 'DROP TABLE first')
    await expect(applyMigrations(url, project)).rejects.toBeInstanceOf(Failure)
    expect(await table('first')).toBe(true)
  })
})
