import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import type { TestServer } from '@/data/testing/server'
import { prepareDatabase } from '../cluster/database'
import { applyMigrations } from '../migrations/apply'
import { installQueue } from '../migrations/queue'
import { project } from '../project'
import { generateClient } from '../steps/generate'
import { startScratchCluster } from './scratch'

/** For vitest, once before the tests of `data`: a server with a migrated template, of which each test file gets a copy. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await generateClient(project)
  const cluster = await startScratchCluster()
  const password = (): string => randomBytes(24).toString('base64url')
  const server: TestServer = {
    adminUrl: cluster.adminUrl,
    template: 'crossread_template',
    passwords: { owner: password(), app: password(), export: password() },
  }
  const urls = await prepareDatabase(cluster.adminUrl, server.template, server.passwords)
  await applyMigrations(urls.owner, project)
  await installQueue(urls.owner)
  // A template with a connection to it cannot be copied.
  const client = new Client({ connectionString: cluster.adminUrl })
  await client.connect()
  await client.query(`ALTER DATABASE ${server.template} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`)
  await client.end()
  provide('server', server)
  return () => cluster.stop()
}
