import type { Meanwhile, MeanwhileNews } from '@/core/review/meanwhile'
import { noFilters } from '@/core/review/filters'
import { database } from './database'
import { type LedgerRow, ask, linesOf, rowFields } from './ledger'
import { readArticleNames } from './ledger-articles'
import { recordLook } from './look'
import type { Access } from './principal'

/** How many decisions are told at once: the latest. A rule decides thousands, and its list is read anew. */
const mostTold = 200
/** Seconds by which a decision may be seen later than it says: its transaction commits after it took its time. */
const overlap = 20

/** What others decided or took back, and has not been replaced since: these decisions, or since a moment. Of cases that the asker may know of, and no others. */
export async function readMeanwhile(access: Access, asked: { readonly ids: readonly string[] } | { readonly since: string }): Promise<MeanwhileNews> {
  const { projectId, hidden } = await ask(access, noFilters)
  const { pool, prisma } = database()
  const { rows: clock } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now')
  const { rows } = await pool.query<LedgerRow & { id: string; withdrawn: boolean; name: string; decided_at: Date }>(
    `SELECT d.id, d.withdrawn, u.name, d.decided_at, ${rowFields}
       FROM (SELECT * FROM decisions d WHERE d.project_id = $1 AND d.decided_by_id <> $2 AND NOT d.article_version_id = ANY($3::uuid[])
                AND NOT EXISTS (SELECT FROM decisions r WHERE r.project_id = $1 AND r.replaces_id = d.id)
                AND ${'ids' in asked ? 'd.id = ANY($4::uuid[])' : `d.decided_at > $4::timestamptz - interval '${overlap} seconds'`}
              ORDER BY d.decided_at DESC, d.id DESC LIMIT ${mostTold}) d
       JOIN users u ON u.id = d.decided_by_id
       CROSS JOIN LATERAL (SELECT annotation_id FROM decision_judged j WHERE j.project_id = d.project_id AND j.decision_id = d.id ORDER BY annotation_id LIMIT 1) j
       JOIN ledger_cases c ON c.project_id = d.project_id AND c.key = j.annotation_id AND NOT c.article_version_id = ANY($3::uuid[])
      ORDER BY d.decided_at, d.id`,
    [projectId, access.principal.userId, hidden, 'ids' in asked ? asked.ids : asked.since])
  await recordLook(prisma, access, rows.map((row) => row.article_version_id))
  const lines = await linesOf(access, rows, await readArticleNames(access, rows.map((row) => row.article_id), false))
  const latest = new Map(rows.map((row, index): [string, Meanwhile] => [row.key, { id: row.id, line: lines[index]!, withdrawn: row.withdrawn, by: row.name, at: row.decided_at.toISOString() }]))
  return { decided: [...latest.values()], until: clock[0]!.now.toISOString() }
}
