import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '../cluster/cluster'
import { withEngine } from './engine'
import { readMigrations } from './folder'

/**
 * The SQL that takes a database from the project's migrations to its `schema.prisma`, worked out on a PostgreSQL of its
 * own that is gone afterwards. Undefined if the two agree. What Prisma's schema cannot say (triggers, grants, checks) is not compared.
 */
export async function diffMigrations(project: string): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-diff-'))
  const cluster = await startCluster(join(folder, 'postgres'), { password: randomUUID(), durable: false })
  try {
    const content = await readFile(join(project, 'prisma', 'schema.prisma'), 'utf8')
    const migrations = await readMigrations(project)
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
    await rm(folder, { recursive: true, force: true })
  }
}
