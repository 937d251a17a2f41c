import { join } from 'node:path'
import { Client } from 'pg'
import type { Cluster } from '../cluster/cluster'
import { startCluster } from '../cluster/cluster'
import type { DatabaseUrls } from '../cluster/database'
import { prepareDatabase } from '../cluster/database'
import { Failure, reasonOf } from '../failure'
import type { Secrets } from './secrets'

/** The database to work with, and the server under it where it is our own. */
export interface Database {
  readonly urls: DatabaseUrls
  readonly cluster: Cluster | undefined
  /** What to say of it: which version, where. Without passwords. */
  readonly described: string
}

/**
 * The database that DATABASE_URL names, or else one on a PostgreSQL of our own in the data folder. A named one serves
 * all three roles, unless DATABASE_OWNER_URL (migrations) and DATABASE_EXPORT_URL (exports) say otherwise.
 */
export async function openDatabase(folder: string, secrets: Secrets, env: NodeJS.ProcessEnv = process.env): Promise<Database> {
  const named = env['DATABASE_URL']
  if (named !== undefined && named !== '') {
    const urls = { owner: env['DATABASE_OWNER_URL'] || named, app: named, export: env['DATABASE_EXPORT_URL'] || named }
    return { urls, cluster: undefined, described: await describe(named) }
  }
  const cluster = await startCluster(join(folder, 'postgres'), { password: secrets.admin })
  const urls = await prepareDatabase(cluster.adminUrl, 'crossread', secrets)
  const found = cluster.found ? 'was still running' : 'started'
  return { urls, cluster, described: `PostgreSQL ${cluster.version} ${found} on 127.0.0.1:${cluster.port}` }
}

async function describe(url: string): Promise<string> {
  const advice = 'Set DATABASE_URL to a PostgreSQL 15 or later, as in postgresql://user:password@host:5432/name, or unset it to use the one that comes with Crossread.'
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new Failure('DATABASE_URL is not the address of a PostgreSQL database.', advice)
  const { host, pathname } = new URL(url)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; number: number; encoding: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number, current_setting('server_encoding') AS encoding`,
    )
    const server = rows[0]
    if (server === undefined || server.number < 150_000) throw new Error(`it is version ${server?.version ?? 'unknown'}, older than 15`)
    if (server.encoding !== 'UTF8') {
      throw new Failure(
        `The database at ${host}${pathname}, named by DATABASE_URL, keeps its text as ${server.encoding}, which has not every letter, or counts letters otherwise.`,
        "Make one in UTF-8 and name that: CREATE DATABASE crossread OWNER crossread_owner ENCODING 'UTF8' TEMPLATE template0.",
      )
    }
    return `PostgreSQL ${server.version} reached at ${host}${pathname}`
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`The database at ${host}${pathname}, named by DATABASE_URL, cannot be used: ${reasonOf(error)}.`, advice)
  } finally {
    await client.end().catch(() => {})
  }
}
