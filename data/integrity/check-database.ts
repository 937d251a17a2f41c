import type { PoolClient } from 'pg'
import type { Fault } from './fault'
import { checkGold } from './gold'
import { type Guard, checkGuards } from './guards'
import { checkAttributesOfAll, checkImportedLayers } from './labels'
import { checkLedger } from './ledger'
import { promises } from './promises'
import { checkStoredFiles } from './stored-files'
import { checkSweep } from './sweep'
import { checkTexts } from './texts'

/** Told of each promise when it was looked at: its name, how many faults were found, and the how-manieth it was of how many. */
export type TellChecked = (name: string, faults: number, done: number, of: number) => void

/** What is looked at, in this order, by name. */
function checksOf(guards: readonly Guard[]): readonly [string, (client: PoolClient) => Promise<Fault[]>][] {
  const bySql = Object.entries(promises).map(([promise, { broken, query }]) => [promise, async (client: PoolClient) => {
    const { rows } = await client.query<{ id: string }>(query)
    return rows.map(({ id }) => ({ promise, id, broken }))
  }] as const)
  return [
    ...bySql.map(([name, check]): [string, typeof check] => [name, check]),
    ['structure', checkTexts], ['attributes', checkAttributesOfAll], ['imported layers', checkImportedLayers], ['gold', checkGold], ['ledger', checkLedger], ['sweep', checkSweep], ['stored files', checkStoredFiles],
    ['guards', (client) => checkGuards(client, guards)],
  ]
}

/**
 * Everything in a whole database that does not keep what is promised: texts and hashes, quotes and extents, versions
 * and history, the chain of the audit, verdicts and gold, and the guards that would refuse such rows. The caller's
 * transaction should be one snapshot, that only reads.
 */
export async function findFaults(client: PoolClient, guards: readonly Guard[], tell: TellChecked = () => {}): Promise<Fault[]> {
  const all: Fault[] = []
  const checks = checksOf(guards)
  for (const [at, [name, check]] of checks.entries()) {
    const faults = await check(client)
    tell(name, faults.length, at + 1, checks.length)
    all.push(...faults)
  }
  return all
}
