import type { ClientBase, Pool } from 'pg'
import { promises } from '../integrity/promises'

/**
 * What is wrong in a whole database, a sentence each; nothing when it is sound. Looks with SQL,
 * behind the back of the code under test: texts have their hash, quotes are the text at their offsets in every version,
 * versions run 1..n, and the current state is the last of the history.
 */
export async function checkHistory(database: Pick<ClientBase | Pool, 'query'>): Promise<string[]> {
  const faults: string[] = []
  for (const { broken: sentence, query } of Object.values(promises)) {
    const { rows } = await database.query<{ id: string }>(query)
    faults.push(...rows.map(({ id }) => `${id}: ${sentence}`))
  }
  return faults
}
