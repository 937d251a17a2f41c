import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { Failure, reasonOf } from '../failure'

/** Where the queue keeps its tables. Its package names and changes them; nothing of ours stands there. */
const schema = 'graphile_worker'

/**
 * Installs the queue of background work, or brings it up to date, as the owner of the tables; and lets the application use
 * it. Doing it again changes nothing. The queue hides its rows from everybody but their owner, so the application's role
 * gets a policy on each of its tables beside the grants.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  try {
    // Silent: whatever it has to say comes as an error.
    await runMigrations({ connectionString: ownerUrl, schema, logger: new Logger(() => () => {}) })
    await letIn(ownerUrl)
  } catch (error) {
    throw new Failure(`The queue of background work could not be installed: ${reasonOf(error)}`, 'The role of the migrations must be allowed to make a schema in the database: let it own the database.')
  }
}

async function letIn(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(grants)
  } finally {
    await client.end()
  }
}

const grants = `
DO $$
DECLARE
  hidden text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'crossread_app') OR current_user = 'crossread_app' THEN RETURN; END IF;
  GRANT USAGE ON SCHEMA ${schema} TO crossread_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO crossread_app;
  REVOKE INSERT, UPDATE, DELETE ON ${schema}.migrations FROM crossread_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO crossread_app;
  FOR hidden IN
    SELECT c.relname FROM pg_class c
     WHERE c.relnamespace = '${schema}'::regnamespace AND c.relrowsecurity
       AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'crossread_app')
  LOOP
    EXECUTE format('CREATE POLICY crossread_app ON ${schema}.%I TO crossread_app USING (true) WITH CHECK (true)', hidden);
  END LOOP;
END $$`
