import type { PoolClient } from 'pg'
import { deriveGold } from '@/core/decision/gold'
import { compare } from '@/core/export/comparison'
import type { ExportedArticle } from '@/core/export/exported-article'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { articleLine } from '@/core/export/write-article-line'
import { readPlaces } from '../export-places'
import type { Fault } from './fault'

interface LedgerRow {
  article_id: string
  article_version_id: string
  codebook_version_id: string
  cases: number
  gold: number
}

/**
 * Faults in what is derived: every article of every project is written as an export has it and read back, with its
 * cases, verdicts and gold, and the ledger is held against it. A ledger that is marked as out of date is not looked at.
 */
export async function checkGold(client: PoolClient): Promise<Fault[]> {
  const faults: Fault[] = []
  const { rows: projects } = await client.query<{ id: string }>('SELECT id FROM projects ORDER BY id')
  for (const { id: project } of projects) {
    const { rows: ledger } = await client.query<LedgerRow>(
      `SELECT l.article_id, l.article_version_id, l.codebook_version_id, l.cases, l.gold FROM ledger_articles l
        WHERE l.project_id = $1 AND NOT EXISTS (SELECT FROM ledger_marks m WHERE m.project_id = l.project_id AND m.article_id = l.article_id)`, [project])
    const expected = new Map(ledger.map((row) => [`${row.article_version_id} ${row.codebook_version_id}`, row]))
    for await (const { versionId, codebookVersionId, article } of readPlaces(client, project)) {
      faults.push(...wrongIn(article, expected.get(`${versionId} ${codebookVersionId}`)).map((fault) => ({ ...fault, id: article.id })))
    }
  }
  return faults
}

function wrongIn(article: ExportedArticle, row: LedgerRow | undefined): Omit<Fault, 'id'>[] {
  try {
    const exported = checkArticleLine(JSON.stringify(articleLine(article))).map((broken) => ({ promise: 'export', broken }))
    const { cases } = compare(article)
    const gold = deriveGold(cases, article.decisions).entries.length
    if (!row || (row.cases === cases.length && row.gold === gold)) return exported
    return [...exported, { promise: 'gold', broken: `the ledger has ${row.cases} cases and ${row.gold} passages of gold; from the layers and verdicts come ${cases.length} and ${gold}` }]
  } catch (error) {
    // Offsets that lie nowhere: what is wrong with them is told by the promises about quotes and extents too.
    return [{ promise: 'gold', broken: `it cannot be derived: ${error instanceof Error ? error.message : 'unknown'}` }]
  }
}
