import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The migrations as they lie in the project, oldest first, in the form the schema engine takes. */
export interface MigrationsFolder {
  readonly baseDir: string
  readonly lockfile: { path: string; content: string | null }
  readonly shadowDbInitScript: string
  readonly migrationDirectories: { path: string; migrationFile: { path: string; content: { tag: 'ok'; value: string } } }[]
}

/** Reads `prisma/migrations` of the project. A folder that is not there reads as no migrations. */
export async function readMigrations(project: string): Promise<MigrationsFolder> {
  const baseDir = join(project, 'prisma', 'migrations')
  const names = (await readdir(baseDir, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(join(baseDir, name, 'migration.sql'), 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
    }),
  )
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8').catch(() => null) },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}
