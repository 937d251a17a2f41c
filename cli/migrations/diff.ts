import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startScratchCluster } from '../testing/scratch'
import { withEngine } from './engine'
import { readMigrations } from './folder'

/**
 * The SQL that takes a database from the project's migrations to its `schema.prisma`, worked out on a PostgreSQL of its
 * own. Undefined if the two agree. What Prisma's schema cannot say (triggers, grants, checks) is not compared.
 */
export async function diffMigrations(project: string): Promise<string | undefined> {
  const content = await readFile(join(project, 'prisma', 'schema.prisma'), 'utf8')
  const migrations = await readMigrations(project)
  const cluster = await startScratchCluster()
  try {
    const { stdout } = await withEngine(cluster.adminUrl, (engine) =>
      engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
        script: true,
        exitCode: true,
        filters: { externalTables: [], externalEnums: [] },
      }),
    )
    return stdout === null || stdout.includes('This is an empty migration') ? undefined : stdout
  } finally {
    await cluster.stop()
  }
}
