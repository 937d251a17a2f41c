import type { PoolClient } from 'pg'
import { checkAttributes } from '@/core/annotation/check-attributes'
import type { AttributeValue } from '@/core/annotation/annotation'
import { type Codebook, codebookSchema } from '@/core/codebook/codebook'
import { codePoint } from '@/core/text/offset'
import { hashOfLayer } from '../layer-rows'
import type { Fault } from './fault'

const pageSize = 1000

/** Faults in what annotations say: attributes that their codebook does not have, and codebooks that are none. */
export async function checkAttributesOfAll(client: PoolClient): Promise<Fault[]> {
  const { rows: versions } = await client.query<{ id: string; content: unknown }>('SELECT id, content FROM codebook_versions')
  const codebooks = new Map<string, Codebook>()
  const faults: Fault[] = []
  for (const { id, content } of versions) {
    const codebook = codebookSchema.safeParse(content)
    if (codebook.success) codebooks.set(id, codebook.data)
    else faults.push({ promise: 'codebook', id, broken: `the codebook is not of its form: ${codebook.error.issues[0]?.path.join('.')}: ${codebook.error.issues[0]?.message}` })
  }
  await client.query('DECLARE labels NO SCROLL CURSOR FOR SELECT id, codebook_version_id, tag, attributes FROM annotations WHERE NOT deleted')
  for (;;) {
    const { rows } = await client.query<{ id: string; codebook_version_id: string; tag: string; attributes: Record<string, AttributeValue> }>(`FETCH ${pageSize} FROM labels`)
    for (const { id, codebook_version_id: version, tag, attributes } of rows) {
      const codebook = codebooks.get(version)
      const checked = codebook && checkAttributes(codebook, tag, attributes)
      if (checked && !checked.ok) faults.push({ promise: 'attributes', id, broken: checked.problem.message.replace(/\.$/, '') })
    }
    if (rows.length < pageSize) break
  }
  await client.query('CLOSE labels')
  return faults
}

/** Faults in imported layers: first versions of annotations that are not those that were brought in. */
export async function checkImportedLayers(client: PoolClient): Promise<Fault[]> {
  const faults: Fault[] = []
  const { rows: layers } = await client.query<{ project_id: string; assignment_id: string; content_sha256: Buffer }>('SELECT project_id, assignment_id, content_sha256 FROM imported_layers')
  for (const { project_id: project, assignment_id: id, content_sha256: hash } of layers) {
    const { rows } = await client.query<{ tag: string; starts: number[]; ends: number[]; quotes: string[]; note: string; attributes: Record<string, AttributeValue> }>(
      `SELECT r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes FROM annotation_revisions r JOIN annotations a ON a.project_id = r.project_id AND a.id = r.annotation_id
        WHERE a.project_id = $1 AND a.assignment_id = $2 AND a.origin ->> 'by' = 'import' AND r.version = 1`, [project, id])
    const found = hashOfLayer(rows.map(({ starts, ends, ...row }) => ({ ...row, extent: starts.map((start, index) => ({ start: codePoint(start), end: codePoint(ends[index]!) })) })))
    if (Buffer.compare(found, hash) !== 0) faults.push({ promise: 'imported layer', id, broken: 'the annotations are not those that were brought in' })
  }
  return faults
}
