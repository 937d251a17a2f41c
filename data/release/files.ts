import { createHash } from 'node:crypto'
import { database } from '../database'
import type { ReleaseFile } from '@/core/release/release'
import { type ReleaseClaim, NotWantedAnyMore } from './claim'

/** A stored file with where its bytes are. */
export interface StoredFile extends ReleaseFile {
  readonly position: number
}

/** Which release, of which project. */
export interface ReleaseKey {
  readonly projectId: string
  readonly releaseId: string
}

/** Bytes of a piece: small enough to hold many, large enough to be few. */
export const chunkSize = 512 * 1024

/**
 * Stores a file of a release that is being made, piece by piece, with its hash; nothing of it is held. @throws NotWantedAnyMore
 * when the release was given up, or somebody else makes it now.
 */
export async function storeFile(claim: ReleaseClaim, file: { readonly position: number; readonly path: string; readonly format: string }, bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  let number = 0
  let waiting: Uint8Array[] = []
  let held = 0
  const flush = async (): Promise<void> => {
    if (held === 0) return
    const piece = Buffer.concat(waiting)
    waiting = []
    held = 0
    for (let from = 0; from < piece.length; from += chunkSize) {
      const { rowCount } = await database().pool.query(
        `INSERT INTO release_chunks (project_id, release_id, file, number, bytes) SELECT $1, $2, $3, $4, $5 ${own}`,
        [claim.projectId, claim.releaseId, file.position, number++, piece.subarray(from, from + chunkSize), claim.attempt])
      if (rowCount !== 1) throw new NotWantedAnyMore()
    }
  }
  for await (const piece of bytes) {
    hash.update(piece)
    size += piece.length
    held += piece.length
    waiting.push(piece)
    if (held >= chunkSize) await flush()
  }
  await flush()
  const stored: StoredFile = { ...file, size, sha256: hash.digest('hex') }
  const { rowCount } = await database().pool.query(
    `INSERT INTO release_files (project_id, release_id, position, path, format, size, sha256) SELECT $1, $2, $3, $4, $5, $7, $8 ${own}`,
    [claim.projectId, claim.releaseId, file.position, file.path, file.format, claim.attempt, size, stored.sha256])
  if (rowCount !== 1) throw new NotWantedAnyMore()
  return stored
}

const own = `FROM releases WHERE project_id = $1 AND id = $2 AND state = 'making' AND attempt = $6`

/** All files of a release, in the order in which they were made. */
export async function listFiles({ projectId, releaseId }: ReleaseKey): Promise<StoredFile[]> {
  const { rows } = await database().pool.query<{ position: number; path: string; format: string; size: string; sha256: string }>(
    'SELECT position, path, format, size, sha256 FROM release_files WHERE project_id = $1 AND release_id = $2 ORDER BY position', [projectId, releaseId])
  return rows.map((row) => ({ ...row, size: Number(row.size) }))
}

/** The bytes of a stored file, piece by piece, as slowly as they are read. @throws when they are not what was stored. */
export async function* readStored({ projectId, releaseId }: ReleaseKey, { position, sha256, path }: Pick<StoredFile, 'position' | 'sha256' | 'path'>): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash('sha256')
  for (let number = 0; ; number++) {
    const { rows } = await database().pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM release_chunks WHERE project_id = $1 AND release_id = $2 AND file = $3 AND number = $4', [projectId, releaseId, position, number])
    if (!rows[0]) break
    hash.update(rows[0].bytes)
    yield rows[0].bytes
  }
  if (hash.digest('hex') !== sha256) throw new Error(`the stored bytes of ${path} do not fit their hash`)
}

/** A stored file in one piece. For files that are known to be small enough to hold. */
export async function readWhole(key: ReleaseKey, file: StoredFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of readStored(key, file)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The same as text. */
export async function readText(key: ReleaseKey, file: StoredFile): Promise<string> {
  return Buffer.from(await readWhole(key, file)).toString('utf8')
}

/** The lines of a stored file, without their line feeds. */
export async function* readLines(key: ReleaseKey, file: StoredFile): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let rest = ''
  for await (const piece of readStored(key, file)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
