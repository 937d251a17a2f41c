import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Fault } from './fault'

interface Piece {
  /** Of the release or the import. */
  id: string
  /** How the file is called. */
  file: string
  /** What the row of the file says. */
  size: string
  sha256: string
  /** Null where there is none. */
  bytes: Buffer | null
}

/** Pieces are of half a megabyte and more: few at a time. */
const pageSize = 8

const pieces = `
  SELECT f.release_id::text AS id, f.path AS file, f.size::text AS size, f.sha256, c.bytes, c.number::bigint AS at
    FROM release_files f JOIN releases r ON r.project_id = f.project_id AND r.id = f.release_id
    LEFT JOIN release_chunks c ON c.project_id = f.project_id AND c.release_id = f.release_id AND c.file = f.position
   WHERE r.state IN ('draft', 'published')
  UNION ALL
  SELECT i.id::text, i.file_name, i.size::text, i.file_sha256, c.bytes, c.at
    FROM imports i LEFT JOIN import_chunks c ON c.project_id = i.project_id AND c.import_id = i.id
   WHERE i.state IN ('waiting', 'applying') AND NOT i.tidied AND i.file_sha256 IS NOT NULL
   ORDER BY id, file, at`

/** Faults in files that are kept in pieces: those of releases, and of imports that are not over. Every byte is read, and nothing held. */
export async function checkStoredFiles(client: PoolClient): Promise<Fault[]> {
  const faults: Fault[] = []
  let last: Piece | undefined
  let hash = createHash('sha256')
  let size = 0
  const judge = (): void => {
    if (last && (size !== Number(last.size) || hash.digest('hex') !== last.sha256)) faults.push({ promise: 'stored file', id: last.id, broken: `the bytes of ${last.file} are not those of its hash` })
  }
  await client.query(`DECLARE pieces NO SCROLL CURSOR FOR ${pieces}`)
  for (;;) {
    const { rows } = await client.query<Piece>(`FETCH ${pageSize} FROM pieces`)
    for (const row of rows) {
      if (row.id !== last?.id || row.file !== last.file) {
        judge()
        last = row
        hash = createHash('sha256')
        size = 0
      }
      if (row.bytes) hash.update(row.bytes)
      size += row.bytes?.length ?? 0
    }
    if (rows.length < pageSize) break
  }
  judge()
  await client.query('CLOSE pieces')
  return faults
}
