import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { type ReleaseDocument, checksumsDocument, documentsOf } from '@/core/release/documents'
import { type ReleaseFile, isReleaseNumber } from '@/core/release/release'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { recordActThrough } from './audit'
import { transaction } from './database'
import type { Access } from './principal'
import { chunkSize } from './release/files'
import { type ReleaseRow, lineColumns } from './release/rows'

/** The documents of a release as it stands; none where it is not made. @param day of publication, ISO 8601 */
export function documentsOfRow(row: ReleaseRow, day: string): ReleaseDocument[] {
  const { facts, certificate, changes, answers, number, name, note, snapshot_at: snapshotAt } = row
  if (!facts || !certificate || !snapshotAt) return []
  return documentsOf({ number, name, note, snapshotAt: snapshotAt.toISOString(), facts, certificate, changes, answers, day })
}

/**
 * Publishes a draft: its documents are written, its checksums made, and from then on nothing of it changes. Fails with
 * `refused` where its certificate has found something that no note names.
 */
export async function publishRelease(access: Access, number: number): Promise<Result<{ number: number }>> {
  demand(access, 'releases.make')
  if (!isReleaseNumber(number)) return notFound
  const projectId = access.project.id
  return transaction(async (client) => {
    const { rows: locked } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now FROM releases WHERE project_id = $1 AND number = $2 FOR UPDATE', [projectId, number])
    const { rows } = await client.query<ReleaseRow>(
      `SELECT r.project_id, r.step, r.done, r.parts, r.because, r.answers, r.facts, r.certificate, r.changes, r.snapshot_at, ${lineColumns} WHERE r.project_id = $1 AND r.number = $2`, [projectId, number])
    const [row, lock] = [rows[0], locked[0]]
    if (!row || !lock) return notFound
    if (row.state === 'published') return ok({ number })
    if (row.state !== 'draft') return fail('conflict', 'Only a draft that is made can be published.')
    if (row.certificate?.sound !== true) return fail('refused', 'The certificate has found differences that no note names. Such a release is not published: leave the format out, or have the fault mended, and make it again.')
    await writeDocuments(client, row, documentsOfRow(row, lock.now.toISOString().slice(0, 10)))
    await client.query(`UPDATE releases SET state = 'published', published_by_id = $3, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, [projectId, row.id, access.principal.userId])
    await recordActThrough(client, { action: 'release.publish', actorId: access.principal.userId, projectId, detail: { release: number } })
    return ok({ number })
  })
}

async function writeDocuments(client: PoolClient, { project_id: projectId, id }: ReleaseRow, documents: readonly ReleaseDocument[]): Promise<void> {
  const { rows } = await client.query<{ position: number; path: string; sha256: string }>('SELECT position, path, sha256 FROM release_files WHERE project_id = $1 AND release_id = $2', [projectId, id])
  let position = rows.reduce((most, row) => Math.max(most, row.position), -1)
  const all: Pick<ReleaseFile, 'path' | 'sha256'>[] = [...rows]
  const add = async ({ path, text }: ReleaseDocument): Promise<void> => {
    const bytes = Buffer.from(text)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    position++
    for (let number = 0; number * chunkSize < bytes.length; number++) {
      await client.query('INSERT INTO release_chunks (project_id, release_id, file, number, bytes) VALUES ($1, $2, $3, $4, $5)', [projectId, id, position, number, bytes.subarray(number * chunkSize, (number + 1) * chunkSize)])
    }
    await client.query(`INSERT INTO release_files (project_id, release_id, position, path, format, size, sha256) VALUES ($1, $2, $3, $4, 'document', $5, $6)`, [projectId, id, position, path, bytes.length, sha256])
    all.push({ path, sha256 })
  }
  for (const document of documents) await add(document)
  await add(checksumsDocument(all))
}
