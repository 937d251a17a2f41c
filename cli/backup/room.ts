import { Client } from 'pg'
import { Failure, reasonOf } from '../failure'
import type { MigrationsFolder } from '../migrations/folder'
import { madeBy, readTables, readThings } from './tables'

/** Runs work on a connection of its own, as the owner of the tables. */
export async function asOwner<Value>(ownerUrl: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: 'crossread restore', options: '-c lock_timeout=10s' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Sees to it that the database has nothing in it. Tables of Crossread without a row, which a restore that was killed may
 * have left, are taken away; anything else stays as it is.
 * @throws Failure where something is in it
 */
export async function makeRoom(ownerUrl: string, migrations: MigrationsFolder): Promise<void> {
  const full = await asOwner(ownerUrl, async (client) => {
    const tables = await readTables(client)
    const made = madeBy(migrations)
    for (const { name } of tables) {
      if (!made.has(name)) return `a table “${name}”, which is not Crossread’s`
      if ((await client.query(`SELECT FROM "public"."${name}" LIMIT 1`)).rowCount !== 0) return `rows in “${name}”`
    }
    const other = (await readThings(client)).find(({ name }) => !made.has(name))
    if (other) return `a ${other.what} “${other.name}”, which is not Crossread’s`
    return (await hasJobs(client)) ? 'jobs in the queue “graphile_worker”' : undefined
  })
  if (full !== undefined) throw new Failure(`The database has ${full}.`, 'Nothing was changed. Restore into a database with nothing in it: CREATE DATABASE makes one.')
  await empty(ownerUrl)
}

/** Whether the queue of background work is there, and anything waits in it: another program may keep its own there. */
async function hasJobs(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ jobs: string | null }>(`SELECT to_regclass('graphile_worker._private_jobs')::text AS jobs`)
  if (rows[0]!.jobs !== null) return (await client.query(`SELECT FROM ${rows[0]!.jobs} LIMIT 1`)).rowCount !== 0
  // Of a version that this program does not know.
  return (await client.query(`SELECT FROM pg_class WHERE relnamespace = to_regnamespace('graphile_worker') AND relkind IN ('r', 'p', 'v') LIMIT 1`)).rowCount !== 0
}

/** Takes away everything that migrations make, in a database that had nothing in it before. */
export async function empty(ownerUrl: string): Promise<void> {
  try {
    await asOwner(ownerUrl, (client) => client.query(dropAll))
  } catch (error) {
    throw new Failure(`What was begun in the database could not be taken away: ${reasonOf(error)}.`, 'Drop the database and make it anew.')
  }
}

/** What an extension brought is not ours to take away. */
const notOfExtension = (catalogue: string): string => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`

const dropAll = `
DO $$
DECLARE
  named text;
BEGIN
  FOR named IN SELECT o.oid::regclass::text FROM pg_class o WHERE o.relnamespace = 'public'::regnamespace AND o.relkind = 'r' AND ${notOfExtension('pg_class')} LOOP
    EXECUTE 'DROP TABLE IF EXISTS ' || named || ' CASCADE';
  END LOOP;
  FOR named IN SELECT o.oid::regprocedure::text FROM pg_proc o WHERE o.pronamespace = 'public'::regnamespace AND ${notOfExtension('pg_proc')} LOOP
    EXECUTE 'DROP FUNCTION IF EXISTS ' || named || ' CASCADE';
  END LOOP;
  FOR named IN SELECT o.oid::regtype::text FROM pg_type o WHERE o.typnamespace = 'public'::regnamespace AND o.typtype IN ('e', 'd') AND ${notOfExtension('pg_type')} LOOP
    EXECUTE 'DROP TYPE IF EXISTS ' || named || ' CASCADE';
  END LOOP;
  DROP SCHEMA IF EXISTS graphile_worker CASCADE;
END $$`
