import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { RunningApp } from '@/e2e/app'
import type { Inputs } from './inputs'

/** A reading page with an input on it. */
export interface Prepared {
  readonly path: string
  readonly assignment: string
}

/**
 * Puts inputs before an annotator of the demonstration, behind the program's back: the longest is over what an import takes.
 * History is written as always; quotes are not compared, which for ten thousand rows of a book takes minutes.
 */
export async function putArticles(app: RunningApp, inputs: readonly Inputs[], email: string): Promise<readonly Prepared[]> {
  const owner = new pg.Client({ connectionString: app.database.owner })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ project: string; slug: string; person: string; codebook: string }>(
      `SELECT p.id AS project, p.slug, u.id AS person, c.id AS codebook FROM users u
       JOIN members m ON m.user_id = u.id JOIN projects p ON p.id = m.project_id JOIN codebook_versions c ON c.project_id = p.id
       WHERE u.email = $1 ORDER BY c.number DESC LIMIT 1`, [email])
    const prepared: Prepared[] = []
    for (const [index, input] of inputs.entries()) {
      const assignment = await put(owner, rows[0]!, input, 1000 + index)
      prepared.push({ assignment, path: `/projects/${rows[0]!.slug}/read/${assignment}` })
    }
    await owner.query('ANALYZE')
    return prepared
  } finally {
    await owner.end()
  }
}

async function put(owner: pg.Client, { project, person, codebook }: { project: string; person: string; codebook: string }, input: Inputs, position: number): Promise<string> {
  const [article, version, assignment] = [uuid(), uuid(), uuid()]
  const text = input.paragraphs.join('\n')
  const points = [...text]
  let at = 0
  const blocks = input.paragraphs.map((paragraph, index) => {
    const start = at
    at += [...paragraph].length + 1
    return { kind: index === 0 ? 'heading' : 'paragraph', start, end: at - 1 }
  })
  const hash = createHash('sha256').update(text).digest('hex')
  const name = `bench-${input.words}-${input.annotations.length}-${randomUUID().slice(0, 8)}`
  await owner.query(
    `INSERT INTO articles (project_id, id, slug, title, provenance, language, created_by_id) VALUES ($1, $2, $3, $4, 'made for a measurement', 'en', $5)`,
    [project, article, name, name, person])
  await owner.query(
    `INSERT INTO article_versions (project_id, id, article_id, number, raw, raw_sha256, text, text_sha256, length, blocks, marks, map, created_by_id)
     VALUES ($1, $2, $3, 1, $4, $5, $6, $5, $7, $8, '[]', $9, $10)`,
    [project, version, article, Buffer.from(text), hash, text, points.length, JSON.stringify(blocks), JSON.stringify([{ canonical: 0, raw: 0, length: points.length }]), person])
  await owner.query(
    `INSERT INTO assignments (project_id, id, article_version_id, codebook_version_id, user_id, status, position, started_at) VALUES ($1, $2, $3, $4, $5, 'inProgress', $6, now())`,
    [project, assignment, version, codebook, person, position])
  const rows = input.annotations.map(({ tag, start, end }) => ({ id: uuid(), tag, starts: [start], ends: [end], quotes: [points.slice(start, end).join('')] }))
  await owner.query('ALTER TABLE annotations DISABLE TRIGGER check_annotation')
  await owner.query(
    `INSERT INTO annotations (project_id, id, assignment_id, article_version_id, codebook_version_id, tag, starts, ends, quotes, note, attributes, version, changed_by_id)
     SELECT $1, a.id, $2, $3, $4, a.tag, a.starts, a.ends, a.quotes, '', '{}', 1, $5
     FROM jsonb_to_recordset($6) AS a(id uuid, tag text, starts int[], ends int[], quotes text[])`,
    [project, assignment, version, codebook, person, JSON.stringify(rows)])
  await owner.query('ALTER TABLE annotations ENABLE TRIGGER check_annotation')
  return assignment
}
