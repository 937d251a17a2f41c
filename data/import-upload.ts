import { type ImportView, chunkSize } from '@/core/import-job/state'
import { type Result, fail, ok } from '@/core/result'
import { database, transaction } from './database'
import { act, enqueueImport, findImport, wrongState } from './imports'
import type { Access } from './principal'

/**
 * Takes bytes of the file of an import, from an offset on, and keeps them piece by piece: what has arrived stays when the rest does not,
 * and `received` says where to go on. Bytes that are sent again take the place of those that were there; of two who send at once the
 * later goes on, and the other is told (`conflict`). With the last byte the reading begins. Never holds more than a piece.
 *
 * Fails with `refused` where the offset leaves a gap, and with `tooLarge` where more comes than was announced.
 */
export async function receiveImport(access: Access, id: string, from: number, bytes: AsyncIterable<Uint8Array>): Promise<Result<ImportView>> {
  let upload = 0
  let size = 0
  const begun = await act(access, id, async (client, row) => {
    size = Number(row.size)
    if (row.state !== 'uploading') return Number(row.received) === size && from === size ? ok(undefined) : wrongState(row)
    if (from > Number(row.received)) return fail('refused', `Only ${row.received} bytes of the file have arrived: go on from there.`, { field: 'from', details: { received: Number(row.received) } })
    const key = [access.project.id, id, from]
    const { rows } = await client.query<{ upload: number }>('UPDATE imports SET received = $3, upload = upload + 1, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2 RETURNING upload', key)
    // A piece that begins before is cut, so that bytes may be sent again from anywhere.
    await client.query('DELETE FROM import_chunks WHERE project_id = $1 AND import_id = $2 AND at >= $3', key)
    await client.query('UPDATE import_chunks SET bytes = substring(bytes FOR ($3 - at)::int) WHERE project_id = $1 AND import_id = $2 AND at + length(bytes) > $3', key)
    upload = rows[0]!.upload
    return ok(undefined)
  })
  if (!begun.ok || begun.value.state !== 'uploading') return begun

  let at = from
  const keep = async (piece: Uint8Array): Promise<boolean> => {
    const kept = await keepPiece({ projectId: access.project.id, id, upload }, at, piece)
    at += piece.length
    return kept
  }
  for await (const piece of piecesOf(bytes)) {
    if (at + piece.length > size) return fail('tooLarge', `More arrives than the ${size} bytes that were announced.`)
    if (!(await keep(piece))) return fail('conflict', 'This file is being sent from elsewhere too, or the import was cancelled. Look at it again.')
  }
  if (at === size) await beginReading({ projectId: access.project.id, id, upload })
  return findImport(access, id)
}

interface Upload {
  readonly projectId: string
  readonly id: string
  readonly upload: number
}

/** Keeps a piece, if nobody has begun another upload meanwhile. */
async function keepPiece({ projectId, id, upload }: Upload, at: number, piece: Uint8Array): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `WITH moved AS (
       UPDATE imports SET received = $4::bigint + $5, changed_at = clock_timestamp()
        WHERE project_id = $1 AND id = $2 AND state = 'uploading' AND upload = $3 AND received = $4 RETURNING id)
     INSERT INTO import_chunks (project_id, import_id, at, bytes) SELECT $1, id, $4, $6 FROM moved`,
    [projectId, id, upload, at, piece.length, piece])
  return rowCount === 1
}

async function beginReading({ projectId, id, upload }: Upload): Promise<void> {
  await transaction(async (client) => {
    const { rowCount } = await client.query(
      `UPDATE imports SET state = 'reading', stage = 'read', done = 0, parts = size, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2 AND state = 'uploading' AND upload = $3 AND received = size`,
      [projectId, id, upload])
    if (rowCount) await enqueueImport(client, { projectId, importId: id })
  })
}

/** The same bytes in pieces of `chunkSize`, the last one shorter. What came before a stream breaks is a piece too; then it throws. */
async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let length = 0
  const taken = (): Uint8Array => {
    const piece = Buffer.concat(parts)
    parts = []
    length = 0
    return piece
  }
  try {
    for await (let part of bytes) {
      while (length + part.length >= chunkSize) {
        const room = chunkSize - length
        parts.push(part.subarray(0, room))
        length += room
        part = part.subarray(room)
        yield taken()
      }
      if (part.length > 0) parts.push(part)
      length += part.length
    }
  } catch (error) {
    if (length > 0) yield taken()
    throw error
  }
  if (length > 0) yield taken()
}
