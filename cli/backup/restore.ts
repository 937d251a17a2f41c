import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { LetsIn } from '@/data/restored'
import { Failure, reasonOf } from '../failure'
import { applyMigrations } from '../migrations/apply'
import type { MigrationsFolder } from '../migrations/folder'
import { installQueue } from '../migrations/queue'
import type { Run } from '../step'
import type { Manifest } from './manifest'
import type { Backup } from './read-backup'
import { asOwner, empty, makeRoom } from './room'
import { inOrderOfReference, leftOut, readTables } from './tables'

export interface RestorePlace {
  /** The database, as the owner of its tables. */
  readonly ownerUrl: string
  /** The folder of the project, and its migrations. */
  readonly project: string
  readonly migrations: MigrationsFolder
}

/** What came of a restore, besides the rows. */
export interface Restored {
  /** The names of the migrations that came later than the backup. */
  readonly later: readonly string[]
  readonly letsIn: LetsIn
}

/**
 * Restores a backup into a database with nothing in it: the migrations that the backup has, its rows in one transaction,
 * then the migrations that came later. What is derived is marked to be derived anew, and what was under way goes on.
 * @param ends what takes everything away again unless all of it was done
 * @throws Failure where the database is not empty, or a row is not taken
 */
export async function restoreInto({ ownerUrl, project, migrations }: RestorePlace, backup: Backup, run: Run, ends: (() => unknown)[]): Promise<Restored> {
  await makeRoom(ownerUrl, migrations)
  let whole = false
  ends.push(() => (whole ? undefined : empty(ownerUrl)))
  await run('Tables', async (report) => {
    const applied = await applyMigrations(ownerUrl, project, new Set(backup.manifest.migrations.map(({ name }) => name)))
    report.done(`made by ${applied.length} migrations`)
  })
  await run('Rows', async (report) => {
    const total = backup.manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
    let rows = 0
    await load(ownerUrl, backup, (more) => report.progress((rows += more), total, 'rows'), ends)
    report.done(`${total.toLocaleString('en-GB')} in ${backup.manifest.tables.length} tables`)
  })
  const later = await applyMigrations(ownerUrl, project)
  await installQueue(ownerUrl)
  if (later.length > 0) await run('Migrations', async (report) => report.done(`applied ${later.length} that came later`))
  // What it imports wants the client that was generated.
  const { settleRestored } = await import('@/data/restored')
  const letsIn = await asOwner(ownerUrl, async (client) => {
    await client.query('BEGIN')
    const settled = await settleRestored(client)
    await client.query('COMMIT')
    // The planner knows nothing of rows that came in by COPY until they are counted: what reads them next would take minutes.
    await client.query('SET statement_timeout = 0')
    await client.query('ANALYZE')
    return settled
  })
  whole = true
  return { later, letsIn }
}

/** All rows of all tables, or none. Triggers would write history anew and refuse what has a history; foreign keys and checks hold. */
async function load(ownerUrl: string, backup: Backup, tell: (rows: number) => void, ends: (() => unknown)[]): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: 'crossread restore' })
  client.on('error', () => {})
  ends.push(() => client.end().catch(() => undefined))
  const { manifest } = backup
  let at = ''
  try {
    await client.connect()
    await client.query('BEGIN')
    for (const setting of ['statement_timeout = 0', 'idle_in_transaction_session_timeout = 0', "client_encoding = 'UTF8'", "timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'iso_8601'"]) await client.query(`SET LOCAL ${setting}`)
    const live = await readTables(client)
    demandSame(manifest, live)
    const names = live.map(({ name }) => name)
    const ordered = await inOrderOfReference(client, names)
    for (const name of names) await client.query(`ALTER TABLE "public"."${name}" DISABLE TRIGGER USER`)
    // What a migration put there by itself is in the backup as it was left.
    for (const name of ordered.toReversed()) await client.query(`DELETE FROM "public"."${name}"`)
    for (const name of ordered) {
      const table = manifest.tables.find((one) => one.name === name)
      if (!table) continue
      at = name
      const copy = client.query(copyFrom(`COPY "public"."${name}" (${table.columns.map((column) => `"${column}"`).join(', ')}) FROM STDIN (FORMAT text, ENCODING 'UTF8')`))
      // What fails the stream fails the pouring too; a connection that ends before it began would fail the process.
      copy.on('error', () => {})
      await backup.pour(table, copy, tell)
      if (copy.rowCount !== table.rows) throw new Error(`${copy.rowCount} rows were taken of ${table.rows}`)
    }
    at = ''
    for (const { name, value, called } of manifest.sequences) await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [`public."${name}"`, value, called])
    for (const name of names) await client.query(`ALTER TABLE "public"."${name}" ENABLE TRIGGER USER`)
    await client.query('COMMIT')
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`The rows of the backup were not taken${at === '' ? '' : `, in “${at}”`}: ${reasonOf(error)}.`, 'Nothing was kept of what was begun. Is the disk full, or the database another?')
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The tables that the migrations made are those that the backup has, column by column. @throws Failure */
function demandSame({ tables, leftOut: without }: Manifest, live: readonly { name: string; columns: readonly string[] }[]): void {
  const there = new Map(live.map(({ name, columns }) => [name, [...columns].sort().join(' ')]))
  const odd = tables.find(({ name, columns }) => there.get(name) !== [...columns].sort().join(' '))
  const missing = live.find(({ name }) => !tables.some((one) => one.name === name) && !without.some(({ table }) => table === name) && leftOut[name] === undefined)
  const named = odd?.name ?? missing?.name
  if (named !== undefined) throw new Failure(`The table “${named}” is not in the backup as the migrations make it.`, 'Nothing was restored. Was the database changed by hand?')
}
