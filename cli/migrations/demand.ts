import { Client } from 'pg'
import { Failure, reasonOf } from '../failure'
import { readMigrations } from './folder'

/**
 * Fails where the database at `url` lacks a migration of the project: what reads its tables would only find that out in
 * the middle. For commands that change nothing.
 */
export async function demandMigrations(url: string, project: string): Promise<void> {
  const names = (await readMigrations(project)).migrationDirectories.map(({ path }) => path)
  const applied = await appliedAt(url)
  const missing = names.filter((name) => !applied.has(name))
  if (missing.length === 0) return
  throw new Failure(
    `The database is older than this version of Crossread: it lacks ${missing.length === 1 ? 'the change' : `${missing.length} changes, the first`} ${missing[0]}.`,
    'Start this version once with that database: a start brings it up to date.',
  )
}

async function appliedAt(url: string): Promise<ReadonlySet<string>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>('SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL')
    return new Set(rows.map(({ name }) => name))
  } catch (error) {
    throw new Failure(`It cannot be seen whether the database is up to date: ${reasonOf(error)}.`, 'Name the role that owns its tables with DATABASE_OWNER_URL, and start Crossread with it once.')
  } finally {
    await client.end().catch(() => undefined)
  }
}
