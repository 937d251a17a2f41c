import { createWriteStream, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ZipFile } from 'yazl'
import { Failure } from '../failure'
import type { MigrationsFolder } from '../migrations/folder'
import { type BackedUpTable, type Manifest, entryOf, explanation, formatName, formatVersion, manifestEntry } from './manifest'
import { measure } from './measure'
import { seal, unsealed } from './seal'
import { type LiveTable, leftOut, madeBy, readTables } from './tables'

export interface BackupSource {
  /** The database, as the owner of its tables. */
  readonly ownerUrl: string
  /** The migrations of this program. */
  readonly migrations: MigrationsFolder
  /** The version of this program. */
  readonly crossread: string
}

/** Rows so far, and of how many. */
export type Tell = (rows: number, of: number) => void

/**
 * Writes every table of a database into one file, all of one moment, while the database goes on being written to. The file
 * stands at `path` only once it is whole; nothing of it is held in memory but what is on its way.
 * @throws Failure where a newer program has changed the database
 */
export async function writeBackup(source: BackupSource, path: string, tell: Tell = () => {}): Promise<Manifest> {
  const unfinished = `${path}.unfinished-${process.pid}`
  const forget = (): void => rmSync(unfinished, { force: true })
  process.once('exit', forget)
  const client = new Client({ connectionString: source.ownerUrl, connectionTimeoutMillis: 10_000, application_name: 'crossread backup' })
  // A server that dies fails the statement that waits for it.
  client.on('error', () => {})
  try {
    await client.connect()
    await beginSnapshot(client)
    const manifest = await archive(client, source, unfinished, tell)
    await rename(unfinished, path)
    return manifest
  } finally {
    await client.end().catch(() => undefined)
    await rm(unfinished, { force: true })
    process.removeListener('exit', forget)
  }
}

async function beginSnapshot(client: Client): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  // It takes as long as it takes; and the same rows come out as the same bytes, whatever the server is set to.
  for (const setting of ["statement_timeout = 0", "idle_in_transaction_session_timeout = 0", "client_encoding = 'UTF8'", "timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'iso_8601'", "bytea_output = 'hex'", 'extra_float_digits = 1']) {
    await client.query(`SET LOCAL ${setting}`)
  }
}

async function archive(client: Client, { migrations, crossread }: BackupSource, path: string, tell: Tell): Promise<Manifest> {
  const head = await readHead(client, migrations)
  const made = madeBy(migrations)
  const live = await readTables(client)
  const strangers = live.filter(({ name }) => !made.has(name)).map(({ name }) => ({ table: name, because: 'not a table of Crossread' }))
  const tables = live.filter(({ name }) => made.has(name) && leftOut[name] === undefined)
  const total = await countRows(client, tables)
  const { rows: sequences } = await client.query<Manifest['sequences'][number]>(
    `SELECT c.relname AS name, coalesce(pg_sequence_last_value(c.oid), s.seqstart)::text AS value, pg_sequence_last_value(c.oid) IS NOT NULL AS called
       FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1`)

  const zip = new ZipFile()
  // The moment of the snapshot stands in the manifest; entries are all of one date, so that the same rows make the same file.
  const options = { mtime: new Date(head.madeAt), mode: 0o600, forceZip64Format: true } as const
  const done: BackedUpTable[] = []
  let idle: Promise<unknown> = Promise.resolve()
  let rows = 0
  zip.addBuffer(Buffer.from(explanation), 'README.txt', { mtime: options.mtime, mode: options.mode })
  for (const table of tables) {
    const copy = async (): Promise<Readable> => {
      await idle
      const copied = client.query(copyTo(`COPY "public"."${table.name}" (${table.columns.map((column) => `"${column}"`).join(', ')}) TO STDOUT (FORMAT text, ENCODING 'UTF8')`))
      idle = new Promise((resolve) => client.once('drain', resolve))
      const measured = measure((more) => tell((rows += more), total), (found) => done.push({ name: table.name, columns: [...table.columns], ...found }))
      copied.on('error', (error) => measured.destroy(error))
      return copied.pipe(measured)
    }
    // One after the other: the archive asks for the next when the one before has ended.
    zip.addReadStreamLazy(entryOf(table.name), options, (give) => void copy().then((rows) => give(null, rows), (error: unknown) => zip.emit('error', error)))
  }
  const manifest = (): Manifest => ({
    format: formatName, version: formatVersion, crossread, ...head, tables: done, sequences,
    leftOut: [...live.flatMap(({ name }) => (leftOut[name] === undefined ? [] : [{ table: name, because: leftOut[name] }])), ...strangers],
  })
  zip.addReadStreamLazy(manifestEntry, { mtime: options.mtime, mode: options.mode }, (give) => give(null, Readable.from([Buffer.from(`${JSON.stringify(manifest(), undefined, 1)}\n`)])))
  zip.end({ forceZip64Format: false, comment: unsealed })

  const sealed = seal()
  // Each table that is on its way tells of what broke, once the file is given up.
  zip.on('error', (error: Error) => sealed.destroy(error))
  await pipeline(zip.outputStream, sealed, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
  return manifest()
}

/** What is known before the first row. @throws Failure where the database has migrations that this program has not */
async function readHead(client: Client, { migrationDirectories }: MigrationsFolder): Promise<Pick<Manifest, 'madeAt' | 'postgresql' | 'migrations'>> {
  const { rows: [moment] } = await client.query<{ madeAt: Date; postgresql: string }>(`SELECT now() AS "madeAt", current_setting('server_version') AS postgresql`)
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    'SELECT migration_name AS name, checksum AS sha256 FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name')
  const known = new Set(migrationDirectories.map(({ path }) => path))
  const newer = migrations.filter(({ name }) => !known.has(name))
  if (newer.length > 0) throw new Failure(`The database was brought up to date by a newer Crossread: it has ${newer[0]!.name}.`, 'Make the backup with that version: this one would not know what to take.')
  return { madeAt: moment!.madeAt.toISOString(), postgresql: moment!.postgresql, migrations }
}

async function countRows(client: Client, tables: readonly LiveTable[]): Promise<number> {
  let total = 0
  for (const { name } of tables) total += (await client.query<{ rows: number }>(`SELECT count(*)::float8 AS rows FROM "public"."${name}"`)).rows[0]!.rows
  return total
}
