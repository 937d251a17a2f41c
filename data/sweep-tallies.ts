import type { Pool, PoolClient } from 'pg'
import type { FormTally } from '@/core/review/sweep'

/**
 * What the cases of some words, or of all, have come to, but for those of some article versions. For the sweep alone: it
 * says nothing of who may know of them.
 */
export async function readTallies(client: Pick<Pool | PoolClient, 'query'>, projectId: string, hidden: readonly string[], forms?: readonly string[]): Promise<readonly FormTally[]> {
  const { rows } = await client.query<FormTally>(
    `SELECT form, outcome, count(*)::int AS cases,
            array_remove(array_agg(DISTINCT (SELECT substr(facet, 8) FROM unnest(facets) AS facet WHERE facet LIKE 'outlet:%' LIMIT 1)), NULL) AS outlets
       FROM ledger_cases WHERE project_id = $1 AND NOT article_version_id = ANY($2::uuid[]) AND form <> '' ${forms ? 'AND form = ANY($3)' : ''}
      GROUP BY form, outcome`,
    forms ? [projectId, hidden, forms] : [projectId, hidden])
  return rows
}
