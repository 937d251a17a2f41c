import { database } from './database'
import { type TellChecked, findFaults } from './integrity/check-database'
import type { Fault } from './integrity/fault'
import { type Guard, guardsIn } from './integrity/guards'

/** How much was looked at, and what does not keep what is promised. */
export interface Checked {
  readonly texts: number
  readonly annotations: number
  readonly revisions: number
  readonly decisions: number
  readonly guards: number
  readonly faults: readonly Fault[]
}

/**
 * Looks through a whole database for what does not keep what is promised, in one snapshot, and changes nothing. For
 * whoever has the database itself: there is no asker.
 * @param migrations the SQL of the migrations, in order: the guards that they make are to be there
 */
export async function checkDatabase(migrations: readonly string[], tell?: TellChecked): Promise<Checked> {
  const client = await database().pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // It takes as long as it takes, and holds up nobody.
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0')
    const guards: Guard[] = guardsIn(migrations)
    const { rows } = await client.query<Omit<Checked, 'guards' | 'faults'>>(`
      SELECT (SELECT count(*) FROM article_versions)::int AS texts, (SELECT count(*) FROM annotations)::int AS annotations,
             (SELECT count(*) FROM annotation_revisions)::int AS revisions, (SELECT count(*) FROM decisions)::int AS decisions`)
    const faults = await findFaults(client, guards, tell)
    return { ...rows[0]!, guards: guards.length, faults }
  } finally {
    const broken = await client.query('ROLLBACK').then(() => false, () => true)
    client.release(broken)
  }
}
