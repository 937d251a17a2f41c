import { type SimilarCase, bySimilarity, haveSameTags } from '@/core/review/similar'
import { noFilters } from '@/core/review/filters'
import { type Form, nearTo } from '@/core/similarity/heads'
import { nearKeys } from '@/core/similarity/near-keys'
import { database } from './database'
import { type LedgerRow, ask, linesOf, rowFields } from './ledger'
import { type NamedArticle, readArticleNames } from './ledger-articles'
import { recordLook } from './look'
import type { Access } from './principal'
import { refreshSweep } from './sweep-derive'

/** Cases with the same or nearly the same words that were decided, and how. */
export interface SimilarCases {
  /** The most similar first; at most `mostSimilar`. */
  readonly cases: readonly SimilarCase[]
  readonly articles: readonly NamedArticle[]
  /** How many more there are, as far as they were counted. */
  readonly more: number
}

export const mostSimilar = 6
/** How many decided cases are looked at: of words that stand everywhere the rest would say no more. */
const mostLookedAt = 200

/** Finds what was decided on the same or nearly the same words as those of a case, anywhere in the project. Empty where there is no such case. */
export async function findSimilar(access: Access, key: string): Promise<SimilarCases> {
  const { projectId, hidden } = await ask(access, noFilters)
  const { pool, prisma } = database()
  // A page of one case does not wait for a large project to be worked through: it shows what is found by now.
  await refreshSweep(projectId, 200)
  const { rows: found } = await pool.query<LedgerRow & Form>(`SELECT ${rowFields}, c.words, c.form FROM ledger_cases c WHERE c.project_id = $1 AND c.key = $2 AND NOT c.article_version_id = ANY($3)`, [projectId, key, hidden])
  const here = found[0]
  if (!here) return { cases: [], articles: [], more: 0 }
  const { rows: sharing } = await pool.query<Form>(
    'SELECT DISTINCT f.form, f.words FROM ledger_near_keys b JOIN ledger_forms f ON f.project_id = b.project_id AND f.form = b.form WHERE b.project_id = $1 AND b.key = ANY($2)',
    [projectId, nearKeys(here.words)])
  const alike = new Map([[here.form, 1], ...nearTo(here, sharing).map(({ form, alike: share }) => [form.form, share] as const)])
  const forms = [...alike].toSorted(([, a], [, b]) => b - a).map(([form]) => form)
  const { rows } = await pool.query<LedgerRow & { form: string; reason: string; name: string; decided_at: Date }>(
    `SELECT ${rowFields.replaceAll('c.', 'each.')}, each.form, d.reason, u.name, d.decided_at
       FROM (SELECT ${rowFields}, c.form FROM ledger_cases c
              WHERE c.project_id = $1 AND c.form = ANY($2) AND c.state = 'decided' AND c.key <> $3 AND NOT c.article_version_id = ANY($4::uuid[])
              ORDER BY array_position($2::text[], c.form::text), c.key DESC LIMIT $5) each
       CROSS JOIN LATERAL (
         SELECT d.reason, d.decided_at, d.decided_by_id FROM decision_judged j JOIN decisions d ON d.project_id = j.project_id AND d.id = j.decision_id
          WHERE j.project_id = $1 AND j.annotation_id = each.key AND NOT d.withdrawn AND NOT EXISTS (SELECT FROM decisions r WHERE r.project_id = $1 AND r.replaces_id = d.id)
          ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) d
       JOIN users u ON u.id = d.decided_by_id`,
    [projectId, forms, key, hidden, mostLookedAt])
  const articles = await readArticleNames(access, rows.map((row) => row.article_id))
  const lines = await linesOf(access, rows, articles)
  const [own] = await linesOf(access, [here], await readArticleNames(access, [here.article_id], false))
  const cases = rows.map((row, index): SimilarCase => ({
    line: lines[index]!, alike: alike.get(row.form)!, sameTags: haveSameTags(own!, lines[index]!),
    reason: row.reason, decidedBy: row.name, decidedAt: row.decided_at.toISOString(),
  })).toSorted(bySimilarity)
  const shown = cases.slice(0, mostSimilar)
  await recordLook(prisma, access, rows.filter((row) => shown.some(({ line }) => line.key === row.key)).map((row) => row.article_version_id))
  return { cases: shown, articles, more: cases.length - shown.length }
}
