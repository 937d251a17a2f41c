import type { PoolClient } from 'pg'
import type { Fault } from './fault'
import { checkGold } from './gold'
import { type Guard, checkGuards } from './guards'
import { checkAttributesOfAll, checkImportedLayers } from './labels'
import { promises } from './promises'
import { checkTexts } from './texts'

/** What is looked at, in this order, by name. */
function checksOf(guards: readonly Guard[]): readonly [string, (client: PoolClient) => Promise<Fault[]>][] {
  const bySql = Object.entries(promises).map(([promise, { broken, query }]) => [promise, async (client: PoolClient) => {
    const { rows } = await client.query<{ id: string }>(query)
    return rows.map(({ id }) => ({ promise, id, broken }))
  }] as const)
  return [
    ...bySql.map(([name, check]): [string, typeof check] => [name, check]),
    ['structure', checkTexts], ['attributes', checkAttributesOfAll], ['imported layers', checkImportedLayers], ['gold', checkGold],
    ['guards', (client) => checkGuards(client, guards)],
  ]
}

/**
 * Everything in a whole database that does not keep what is promised: texts and hashes, quotes and extents, versions
 * and history, the chain of the audit, verdicts and gold, and the guards that would refuse such rows. The caller's
 * transaction should be one snapshot, that only reads.
 * @param tell told of each check when it is done, with how many faults it found
 */
export async function findFaults(client: PoolClient, guards: readonly Guard[], tell: (name: string, faults: number) => void = () => {}): Promise<Fault[]> {
  const all: Fault[] = []
  for (const [name, check] of checksOf(guards)) {
    const faults = await check(client)
    tell(name, faults.length)
    all.push(...faults)
  }
  return all
}
