import type { PoolClient } from 'pg'
import type { PrismaClient } from '@/prisma/generated/client'
import { type ArticleRows, caseWord, deriveRows } from '../ledger-derive'
import type { Fault } from './fault'
import { onConnection } from './on-connection'

/**
 * Faults in the ledger: the rows of every article are derived anew from its layers, verdicts and discussion, and held against
 * those that are stored, one by one. An article that is marked as out of date is not looked at.
 */
export async function checkLedger(client: PoolClient): Promise<Fault[]> {
  // With those that have rows and should have none, such as after their last layer was taken away.
  const { rows: articles } = await client.query<{ project: string; article: string }>(`
    SELECT project_id AS project, article_id AS article
      FROM (SELECT v.project_id, v.article_id FROM assignments a JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id WHERE a.status = 'submitted'
            UNION SELECT project_id, article_id FROM ledger_articles UNION SELECT project_id, article_id FROM ledger_cases) there
     WHERE NOT EXISTS (SELECT FROM ledger_marks m WHERE m.project_id = there.project_id AND m.article_id = there.article_id)
     ORDER BY 1, 2`)
  return onConnection(client, async (prisma) => {
    const faults: Fault[] = []
    for (const { project, article } of articles) faults.push(...(await wrongIn(prisma, project, article)).map((broken) => ({ promise: 'ledger', id: article, broken })))
    return faults
  })
}

async function wrongIn(prisma: PrismaClient, projectId: string, articleId: string): Promise<string[]> {
  let derived: ArticleRows
  try {
    derived = await deriveRows(prisma, projectId, articleId)
  } catch (error) {
    // Offsets that lie nowhere: what is wrong with them is told by the promises about quotes and extents too.
    return [`it cannot be derived: ${error instanceof Error ? error.message : 'unknown'}`]
  }
  const stored = await prisma.ledgerCase.findMany({ where: { projectId, articleId } })
  const summary = await prisma.ledgerArticle.findUnique({ where: { projectId_articleId: { projectId, articleId } }, omit: { projectId: true, articleId: true } })
  const wanted = new Map(derived.rows.map((row) => [row.key, caseWord(row)]))
  const found = new Map(stored.map((row) => [row.key, caseWord(row)]))
  const missing = [...wanted.keys()].filter((key) => !found.has(key))
  const stray = [...found.keys()].filter((key) => !wanted.has(key))
  const other = [...wanted].filter(([key, word]) => found.has(key) && found.get(key) !== word).map(([key]) => key)
  const same = JSON.stringify(inOrder(summary)) === JSON.stringify(inOrder(derived.summary))
  return [
    ...(same ? [] : ['its row in the ledger is not what comes from its layers and verdicts']),
    ...[['is missing from the ledger', missing], ['is in the ledger and comes from no layer', stray], ['is in the ledger with something else', other]].flatMap(([words, keys]) =>
      keys!.length === 0 ? [] : [`the case ${keys![0]} ${words as string}${keys!.length > 1 ? `, and ${keys!.length - 1} more` : ''}`]),
  ]
}

/** The same words for the same content, whatever order its keys come in. */
const inOrder = (summary: object | null): unknown => summary && Object.entries(summary).sort(([one], [other]) => (one < other ? -1 : 1))
