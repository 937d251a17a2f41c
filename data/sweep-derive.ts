import type { PoolClient } from 'pg'
import { sweepGroups } from '@/core/review/sweep'
import { type Form, compareForms, headOf, nearTo, rememberedTrigrams } from '@/core/similarity/heads'
import { nearKeys } from '@/core/similarity/near-keys'
import { database, transaction } from './database'
import { refreshLedger } from './ledger-derive'
import { readTallies } from './sweep-tallies'
import { inTurn } from './turns'

/** How many marks are worked through in one transaction. */
const part = 250

/**
 * Brings the sweep of a project up to date with its ledger: which words there are, which are near each other, and where
 * the same have different tags or verdicts. What is left when the time is up, such as after the import of a large project,
 * the next reader goes on with.
 * @param budget milliseconds; at least one part is done
 * @returns how many marks are left
 */
export async function refreshSweep(projectId: string, budget = 1500): Promise<number> {
  await refreshLedger(projectId)
  const until = performance.now() + budget
  return inTurn(`sweep ${projectId}`, async () => {
    let more = await hasMarks(projectId)
    while (more) {
      more = await transaction((client) => derivePart(client, projectId))
      if (performance.now() > until) break
    }
    if (!more) return 0
    const { rows } = await database().pool.query<{ count: number }>('SELECT count(*)::int AS count FROM ledger_form_marks WHERE project_id = $1', [projectId])
    return rows[0]!.count
  })
}

async function hasMarks(projectId: string): Promise<boolean> {
  return (await database().pool.query('SELECT FROM ledger_form_marks WHERE project_id = $1 LIMIT 1', [projectId])).rowCount === 1
}

/** Works through some marks; answers whether there may be more. One at a time for a project: the second waits for the first to commit. */
async function derivePart(client: PoolClient, projectId: string): Promise<boolean> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sweep ${projectId}`])
  const { rows: marks } = await client.query<{ id: string; form: string }>('SELECT id, form FROM ledger_form_marks WHERE project_id = $1 ORDER BY id LIMIT $2', [projectId, part])
  if (marks.length === 0) return false
  const marked = [...new Set(marks.map(({ form }) => form))]
  const { rows: alive } = await client.query<Form>(
    'SELECT form, (SELECT words FROM ledger_cases c WHERE c.project_id = $1 AND c.form = m.form LIMIT 1) AS words FROM unnest($2::text[]) AS m(form) WHERE EXISTS (SELECT FROM ledger_cases c WHERE c.project_id = $1 AND c.form = m.form)',
    [projectId, marked])
  const known = await readForms(client, projectId, marked)
  const living = new Set(alive.map(({ form }) => form))
  const known_ = new Set(known.map(({ form }) => form))
  const gone = known.filter(({ form }) => !living.has(form)).map(({ form }) => form)
  const come = alive.filter(({ form }) => !known_.has(form))
  const orphans = await removeForms(client, projectId, gone)
  await addForms(client, projectId, come)
  const moved = await findHeads(client, projectId, [...come.map(({ form }) => form), ...orphans.map(({ form }) => form)])
  await writeGroups(client, projectId, [...new Set([...marked, ...known.map(({ head }) => head), ...moved])])
  await client.query('DELETE FROM ledger_form_marks WHERE id = ANY($1)', [marks.map(({ id }) => id)])
  return marks.length === part
}

interface KnownForm extends Form {
  readonly head: string
}

/** Takes words away that no case has any more; answers with those that had them for a head. */
async function removeForms(client: PoolClient, projectId: string, gone: readonly string[]): Promise<readonly KnownForm[]> {
  if (gone.length === 0) return []
  await client.query('DELETE FROM ledger_near_keys WHERE project_id = $1 AND form = ANY($2)', [projectId, gone])
  await client.query('DELETE FROM ledger_forms WHERE project_id = $1 AND form = ANY($2)', [projectId, gone])
  return (await client.query<KnownForm>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1 AND head = ANY($2)', [projectId, gone])).rows
}

async function addForms(client: PoolClient, projectId: string, come: readonly Form[]): Promise<void> {
  if (come.length === 0) return
  await client.query('INSERT INTO ledger_forms (project_id, form, words, head) SELECT $1, form, words, form FROM unnest($2::text[], $3::text[]) AS x(form, words)',
    [projectId, come.map(({ form }) => form), come.map(({ words }) => words)])
  const keys = come.flatMap(({ form, words }) => nearKeys(words).map((key) => ({ form, key })))
  await client.query('INSERT INTO ledger_near_keys (project_id, key, form) SELECT $1, key, form FROM unnest($2::int[], $3::text[]) AS x(key, form)',
    [projectId, keys.map(({ key }) => key), keys.map(({ form }) => form)])
}

/** Finds the heads of some words, and whom they are the heads of now. Answers with every head, before and after, that has lost or won words. */
async function findHeads(client: PoolClient, projectId: string, forms: readonly string[]): Promise<readonly string[]> {
  if (forms.length === 0) return []
  const own = await readForms(client, projectId, forms)
  const keys = own.flatMap(({ form, words }) => nearKeys(words).map((key) => ({ form, key })))
  const { rows: pairs } = await client.query<{ one: string; form: string }>(
    `SELECT DISTINCT a.form AS one, b.form FROM unnest($2::int[], $3::text[]) AS a(key, form)
       CROSS JOIN LATERAL (SELECT k.form FROM ledger_near_keys k WHERE k.project_id = $1 AND k.key = a.key AND k.form <> a.form OFFSET 0) b`,
    [projectId, keys.map(({ key }) => key), keys.map(({ form }) => form)])
  const others = new Map((await readForms(client, projectId, [...new Set(pairs.map(({ form }) => form))])).map((one) => [one.form, one]))
  const headWords = new Map((await readForms(client, projectId, [...new Set([...others.values()].map(({ head }) => head))])).map((one) => [one.form, one]))
  const candidates = new Map<string, KnownForm[]>(forms.map((form) => [form, []]))
  for (const { one, form } of pairs) candidates.get(one)!.push(others.get(form)!)
  const trigrams = rememberedTrigrams()
  const heads = new Map<string, { head: Form; before: string }>()
  for (const one of own) {
    const near = nearTo(one, candidates.get(one.form)!, trigrams)
    heads.set(one.form, { head: headOf(one, near), before: one.head })
    for (const { form: other } of near) {
      if (candidates.has(other.form)) continue
      const now = heads.get(other.form)?.head ?? headWords.get(other.head)!
      if (compareForms(one, now) < 0) heads.set(other.form, { head: one, before: other.head })
    }
  }
  const changed = [...heads].filter(([, { head, before }]) => head.form !== before)
  await client.query('UPDATE ledger_forms f SET head = x.head FROM unnest($2::text[], $3::text[]) AS x(form, head) WHERE f.project_id = $1 AND f.form = x.form',
    [projectId, changed.map(([form]) => form), changed.map(([, { head }]) => head.form)])
  return changed.flatMap(([form, { head, before }]) => [form, head.form, before])
}

async function readForms(client: PoolClient, projectId: string, forms: readonly string[]): Promise<readonly KnownForm[]> {
  return (await client.query<KnownForm>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1 AND form = ANY($2)', [projectId, forms])).rows
}

/** Writes the groups of some heads afresh. */
async function writeGroups(client: PoolClient, projectId: string, touched: readonly string[]): Promise<void> {
  const { rows: own } = await client.query<{ head: string }>('SELECT DISTINCT head FROM ledger_forms WHERE project_id = $1 AND form = ANY($2)', [projectId, touched])
  const dirty = [...new Set([...touched, ...own.map(({ head }) => head)])]
  const { rows: members } = await client.query<KnownForm>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1 AND (head = ANY($2) OR form = ANY($2))', [projectId, dirty])
  const tallies = await readTallies(client, projectId, [], members.map(({ form }) => form))
  const wanted = new Set(dirty)
  const groups = sweepGroups(tallies, new Map(members.map(({ form, head }) => [form, head]))).filter(({ head }) => wanted.has(head))
  await client.query('DELETE FROM ledger_sweep WHERE project_id = $1 AND head = ANY($2)', [projectId, dirty])
  await client.query(
    `INSERT INTO ledger_sweep (project_id, head, rank, worth, cases, tags, outlets)
     SELECT $1, head, rank, worth, cases, tags, outlets FROM jsonb_to_recordset($2::jsonb) AS x(head text, rank int, worth text, cases int, tags text[], outlets text[])`,
    [projectId, JSON.stringify(groups)])
}
