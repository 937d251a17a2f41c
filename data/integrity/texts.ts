import type { PoolClient } from 'pg'
import type { CanonicalText, MapRun } from '@/core/article/canonical-text'
import { checkCanonical } from '@/core/import/invariants'
import { blocksOf, marksOf } from '../article-structure'
import type { Fault } from './fault'

interface TextRow {
  id: string
  raw: Buffer
  text: string
  blocks: unknown
  marks: unknown
  map: MapRun[]
}

/** Texts are large: few at a time. */
const pageSize = 20

/** Faults in the structure of texts: blocks that do not tile them, marks outside blocks, maps that lead to other characters of the file. */
export async function checkTexts(client: PoolClient): Promise<Fault[]> {
  const faults: Fault[] = []
  await client.query('DECLARE texts NO SCROLL CURSOR FOR SELECT id, raw, text, blocks, marks, map FROM article_versions ORDER BY id')
  for (;;) {
    const { rows } = await client.query<TextRow>(`FETCH ${pageSize} FROM texts`)
    for (const row of rows) faults.push(...wrongIn(row).map((broken) => ({ promise: 'structure', id: row.id, broken })))
    if (rows.length < pageSize) break
  }
  await client.query('CLOSE texts')
  return faults
}

function wrongIn({ raw, text, blocks, marks, map }: TextRow): string[] {
  let canonical: CanonicalText
  try {
    canonical = { text, blocks: blocksOf(blocks), marks: marksOf(marks), map }
    return checkCanonical(raw.toString('utf8'), canonical)
  } catch (error) {
    return [`its structure cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`]
  }
}
