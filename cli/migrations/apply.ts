import { Client } from 'pg'
import { Failure, reasonOf } from '../failure'
import type { SchemaEngine } from './engine'
import { withEngine } from './engine'
import type { MigrationsFolder } from './folder'
import { readMigrations } from './folder'

const filters = { externalTables: [], externalEnums: [] }

/**
 * Applies the migrations of the project that the database at `url` does not have, each as one transaction, and answers
 * with their names, oldest first. One that was cut off is taken up again: a killed start leaves nothing to mend by hand.
 * @param only the names of those that are to be there, as in a database from before; all if nothing is said
 */
export async function applyMigrations(url: string, project: string, only?: ReadonlySet<string>): Promise<string[]> {
  const migrationsList = onlyThose(await readMigrations(project), only)
  const scripts = new Set(migrationsList.migrationDirectories.map(({ migrationFile }) => migrationFile.content.value))
  const apply = async (engine: SchemaEngine): Promise<string[]> => {
    await settleCutOff(engine, migrationsList, url)
    await refuseOtherHistory(engine, migrationsList)
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  }
  try {
    return await withEngine(url, apply, (script) => (scripts.has(script) ? script + noteOfCommit : script))
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`The database could not be brought up to date: ${reasonOf(error)}`, 'Nothing of the failed migration was kept. Mend its cause and start again.')
  }
}

function onlyThose(folder: MigrationsFolder, only: ReadonlySet<string> | undefined): MigrationsFolder {
  return only === undefined ? folder : { ...folder, migrationDirectories: folder.migrationDirectories.filter(({ path }) => only.has(path)) }
}

/** Runs in the transaction of the migration, so that the note is there exactly if the migration is. */
const noteOfCommit = `
;UPDATE "_prisma_migrations" SET "logs" = 'committed' WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL`

/** Settles migrations that began and were never recorded as finished, because they failed or because we were killed. */
async function settleCutOff(engine: SchemaEngine, migrationsList: MigrationsFolder, url: string): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
  if (failedMigrationNames.length === 0) return
  const committed = await committedAmong(failedMigrationNames, url)
  for (const migrationName of failedMigrationNames) {
    if (committed.has(migrationName)) await engine.markMigrationApplied({ migrationName, migrationsList })
    else await engine.markMigrationRolledBack({ migrationName })
  }
}

async function committedAmong(names: readonly string[], url: string): Promise<Set<string>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
       WHERE migration_name = ANY ($1) AND finished_at IS NULL AND rolled_back_at IS NULL AND logs = 'committed'`,
      [names],
    )
    return new Set(rows.map(({ name }) => name))
  } finally {
    await client.end()
  }
}

/** A database of a newer program, and one made by scripts that were changed since, are not what this program thinks they are. */
async function refuseOtherHistory(engine: SchemaEngine, migrationsList: MigrationsFolder): Promise<void> {
  const { history, editedMigrationNames } = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
  if (editedMigrationNames.length > 0) {
    throw new Failure(
      `Migrations were changed after this database had applied them: ${editedMigrationNames.join(', ')}.`,
      'Put back their migration.sql as it was, and write what is to change as a new migration. In development a new data folder (--data) will do.',
    )
  }
  if (history === null || history.diagnostic === 'databaseIsBehind') return
  throw new Failure(
    `The database has migrations this program does not know: ${history.unpersistedMigrationNames.join(', ')}.`,
    'Start the newer Crossread that made them, or go back to a database from before.',
  )
}
