import type { PoolClient } from 'pg'
import type { Block } from '@/core/article/block'
import { comparedText } from '@/core/import-job/read-item'
import { signatureOf } from '@/core/similarity/min-hash'
import { nearGroups } from '@/core/similarity/near-groups'
import { shinglesOf } from '@/core/similarity/shingles'
import { database } from './database'
import { bytesOf, signatureFrom } from './import-store'

/** A text of a project with its signature; undefined for one without words. */
export interface SignedText {
  readonly versionId: string
  readonly articleId: string
  readonly signature: Uint16Array | undefined
}

/** How many are read, and how many computed, at once. */
const page = { signed: 2000, unsigned: 50 } as const

/** The signature of a text as it is kept, by its own words alone; undefined for one without any. */
export function signText(canonical: { readonly text: string; readonly blocks: readonly Block[] }): Uint16Array | undefined {
  return signatureOf(shinglesOf(comparedText({ ...canonical, marks: [], map: [] })))
}

/**
 * The signatures of all texts of a project, in an order that never changes: by id. Those that are missing are computed on the way, and kept
 * where `client` may write.
 */
export async function* readSignatures(projectId: string, client: Pick<PoolClient, 'query'> = database().pool): AsyncGenerator<SignedText> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<{ id: string; article_id: string; known: boolean; signature: Buffer | null }>(
      `SELECT v.id, v.article_id, s.article_version_id IS NOT NULL AS known, s.signature FROM article_versions v
         LEFT JOIN article_signatures s ON s.project_id = v.project_id AND s.article_version_id = v.id
        WHERE v.project_id = $1 AND v.id > $2 ORDER BY v.id LIMIT ${page.signed}`, [projectId, after])
    const computed = await signMissing(projectId, rows.filter(({ known }) => !known).map(({ id }) => id), client)
    for (const { id, article_id: articleId, signature } of rows) yield { versionId: id, articleId, signature: signature ? signatureFrom(signature) : computed.get(id) }
    if (rows.length < page.signed) return
    after = rows.at(-1)!.id
  }
}

async function signMissing(projectId: string, ids: readonly string[], client: Pick<PoolClient, 'query'>): Promise<ReadonlyMap<string, Uint16Array>> {
  const computed = new Map<string, Uint16Array>()
  for (let at = 0; at < ids.length; at += page.unsigned) {
    const some = ids.slice(at, at + page.unsigned)
    const { rows } = await client.query<{ id: string; text: string; blocks: readonly Block[] }>('SELECT id, text, blocks FROM article_versions WHERE project_id = $1 AND id = ANY($2)', [projectId, some])
    for (const { id, text, blocks } of rows) {
      const signature = signText({ text, blocks })
      if (signature) computed.set(id, signature)
    }
  }
  return computed
}

/**
 * Computes the signatures of texts that have none, some hundred at a time: of articles that came one by one, and of those that were there
 * before there were signatures. Answers with how many it was.
 */
export async function signNewTexts(most = 500): Promise<number> {
  const { pool } = database()
  const { rows } = await pool.query<{ project_id: string; id: string; text: string; blocks: readonly Block[] }>(
    `SELECT v.project_id, v.id, v.text, v.blocks FROM article_versions v
      WHERE NOT EXISTS (SELECT FROM article_signatures s WHERE s.project_id = v.project_id AND s.article_version_id = v.id) LIMIT $1`, [Math.min(most, page.unsigned)])
  for (const { project_id: projectId, id, text, blocks } of rows) {
    const signature = signText({ text, blocks })
    await pool.query('INSERT INTO article_signatures (project_id, article_version_id, signature) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [projectId, id, signature ? bytesOf(signature) : null])
  }
  return rows.length < page.unsigned || rows.length >= most ? rows.length : rows.length + (await signNewTexts(most - rows.length))
}

/**
 * The near-duplicate groups of a project: for each article the first of its group, by id, which is itself where it stands alone.
 * Articles are of one group when texts of theirs are nearly the same, directly or through others. For splits and datasheets.
 * @param client a connection inside a snapshot, where the groups are to fit what else is read there
 */
export async function readNearGroups(projectId: string, client?: Pick<PoolClient, 'query'>): Promise<ReadonlyMap<string, string>> {
  const articles: string[] = []
  const signatures: (Uint16Array | undefined)[] = []
  for await (const { articleId, signature } of readSignatures(projectId, client)) {
    articles.push(articleId)
    signatures.push(signature)
  }
  const groups = new Map<string, string>()
  nearGroups(signatures).forEach((first, place) => {
    const [article, head] = [articles[place]!, articles[first]!]
    if (!groups.has(article)) groups.set(article, groups.get(head) ?? head)
  })
  return groups
}

/** The articles of texts, by the ids of their versions: how they are found and called. */
export async function findVersions(projectId: string, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly slug: string; readonly title: string | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await database().pool.query<{ id: string; slug: string; title: string | null }>(
    'SELECT v.id, a.slug, a.title FROM article_versions v JOIN articles a ON a.project_id = v.project_id AND a.id = v.article_id WHERE v.project_id = $1 AND v.id = ANY($2)', [projectId, ids])
  return new Map(rows.map(({ id, slug, title }) => [id, { slug, title }]))
}
