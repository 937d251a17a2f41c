import type { PoolClient } from 'pg'
import { sweepGroups } from '@/core/review/sweep'
import { type Form, headsOf } from '@/core/similarity/heads'
import { nearKeys } from '@/core/similarity/near-keys'
import { readTallies } from '../sweep-tallies'
import type { Fault } from './fault'

/**
 * Faults in what the same words are found by: words, the keys that nearly the same ones share, heads and groups are derived
 * anew from the cases of the ledger. A project in which something waits to be derived is not looked at.
 */
export async function checkSweep(client: PoolClient): Promise<Fault[]> {
  const { rows: projects } = await client.query<{ id: string }>('SELECT id FROM projects p WHERE NOT EXISTS (SELECT FROM ledger_form_marks m WHERE m.project_id = p.id) ORDER BY id')
  const faults: Fault[] = []
  for (const { id } of projects) faults.push(...(await wrongIn(client, id)).map((broken) => ({ promise: 'sweep', id, broken })))
  return faults
}

async function wrongIn(client: PoolClient, project: string): Promise<string[]> {
  const { rows: forms } = await client.query<Form>('SELECT form, min(words) AS words FROM ledger_cases WHERE project_id = $1 GROUP BY form ORDER BY form', [project])
  const heads = headsOf(forms)
  const { rows: known } = await client.query<Form & { head: string }>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1', [project])
  const { rows: keys } = await client.query<{ form: string; key: number }>('SELECT form, key FROM ledger_near_keys WHERE project_id = $1', [project])
  const { rows: groups } = await client.query('SELECT head, rank, worth, cases, tags, outlets FROM ledger_sweep WHERE project_id = $1', [project])
  const wanted = sweepGroups(await readTallies(client, project, []), heads).map(({ head, rank, worth, cases, tags, outlets }) => ({ head, rank, worth, cases, tags, outlets }))
  return [
    ...differ('words', forms.map(({ form, words }) => [form, words, heads.get(form)]), known.map(({ form, words, head }) => [form, words, head])),
    ...differ('near words', forms.flatMap(({ form, words }) => nearKeys(words).map((key) => [form, key])), keys.map(({ form, key }) => [form, key])),
    ...differ('groups of words', wanted, groups),
  ]
}

function differ(what: string, wanted: readonly unknown[], found: readonly unknown[]): string[] {
  const [ours, theirs] = [new Set(wanted.map((row) => JSON.stringify(row))), new Set(found.map((row) => JSON.stringify(row)))]
  const missing = [...ours].filter((row) => !theirs.has(row)).length
  const stray = [...theirs].filter((row) => !ours.has(row)).length
  return missing + stray === 0 ? [] : [`the ${what} are not those that come from the cases: ${missing} missing, ${stray} too many`]
}
