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

/** Small files that wait to be stored together: bytes, and how many. */
const mostWaiting = { bytes: 2 * 1024 * 1024, files: 256 } as const

interface SmallFile {
  readonly file: StoredFile
  readonly bytes: Buffer
}

/**
 * Stores the files of a release that is being made, with their hashes: large ones piece by piece, nothing of them held; small ones some hundred
 * at a time. Each method throws NotWantedAnyMore when the release was given up, or somebody else makes it now.
 */
export class FileStore {
  private small: SmallFile[] = []
  private held = 0

  constructor(private readonly claim: ReleaseClaim) {}

  /** Takes a file. It is stored for certain only after `flush`. */
  async add(file: Pick<StoredFile, 'position' | 'path' | 'format'>, bytes: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const hash = createHash('sha256')
    let size = 0
    let number = 0
    let waiting: Uint8Array[] = []
    let held = 0
    for await (const piece of bytes) {
      hash.update(piece)
      size += piece.length
      held += piece.length
      waiting.push(piece)
      if (held < chunkSize) continue
      const whole = Buffer.concat(waiting)
      const full = whole.length - (whole.length % chunkSize)
      for (let from = 0; from < full; from += chunkSize) await this.chunks([{ file: file.position, number: number++, bytes: whole.subarray(from, from + chunkSize) }])
      waiting = [whole.subarray(full)]
      held = whole.length - full
    }
    const stored: StoredFile = { ...file, size, sha256: hash.digest('hex') }
    const rest = Buffer.concat(waiting)
    if (number > 0) {
      if (rest.length > 0) await this.chunks([{ file: file.position, number, bytes: rest }])
      await this.files([stored])
      return stored
    }
    this.small.push({ file: stored, bytes: rest })
    this.held += rest.length
    if (this.held >= mostWaiting.bytes || this.small.length >= mostWaiting.files) await this.flush()
    return stored
  }

  /** Stores what waits. */
  async flush(): Promise<void> {
    const small = this.small
    this.small = []
    this.held = 0
    if (small.length === 0) return
    await this.chunks(small.filter(({ bytes }) => bytes.length > 0).map(({ file, bytes }) => ({ file: file.position, number: 0, bytes })))
    await this.files(small.map(({ file }) => file))
  }

  private async chunks(chunks: readonly { readonly file: number; readonly number: number; readonly bytes: Buffer }[]): Promise<void> {
    await this.insert('INSERT INTO release_chunks (project_id, release_id, file, number, bytes) SELECT $1, $2, c.* FROM unnest($4::int[], $5::int[], $6::bytea[]) c', chunks.length, [
      chunks.map(({ file }) => file), chunks.map(({ number }) => number), chunks.map(({ bytes }) => bytes),
    ])
  }

  private async files(files: readonly StoredFile[]): Promise<void> {
    await this.insert('INSERT INTO release_files (project_id, release_id, position, path, format, size, sha256) SELECT $1, $2, f.* FROM unnest($4::int[], $5::text[], $6::text[], $7::bigint[], $8::text[]) f', files.length, [
      files.map(({ position }) => position), files.map(({ path }) => path), files.map(({ format }) => format), files.map(({ size }) => size), files.map(({ sha256 }) => sha256),
    ])
  }

  private async insert(statement: string, count: number, columns: readonly unknown[]): Promise<void> {
    if (count === 0) return
    const { projectId, releaseId, attempt } = this.claim
    const { rowCount } = await database().pool.query(`${statement} WHERE EXISTS (SELECT FROM releases WHERE project_id = $1 AND id = $2 AND state = 'making' AND attempt = $3)`, [projectId, releaseId, attempt, ...columns])
    if (rowCount !== count) throw new NotWantedAnyMore()
  }
}

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

/** A stretch of a stored file, end exclusive. What is read is not compared with its hash: for that the whole file has to be read once. */
export async function readStretch({ projectId, releaseId }: ReleaseKey, { position }: StoredFile, start: number, end: number): Promise<Uint8Array> {
  const first = Math.floor(start / chunkSize)
  const { rows } = await database().pool.query<{ bytes: Buffer }>(
    'SELECT bytes FROM release_chunks WHERE project_id = $1 AND release_id = $2 AND file = $3 AND number BETWEEN $4 AND $5 ORDER BY number', [projectId, releaseId, position, first, Math.floor(Math.max(start, end - 1) / chunkSize)])
  return Buffer.concat(rows.map(({ bytes }) => bytes)).subarray(start - first * chunkSize, end - first * chunkSize)
}

/** Several stored files, each in one piece, with one question. For files that are together small enough to hold. @throws when one is not what was stored */
export async function readSeveral({ projectId, releaseId }: ReleaseKey, files: readonly StoredFile[]): Promise<Uint8Array[]> {
  const { rows } = await database().pool.query<{ file: number; bytes: Buffer }>(
    'SELECT file, bytes FROM release_chunks WHERE project_id = $1 AND release_id = $2 AND file = ANY($3) ORDER BY file, number', [projectId, releaseId, files.map(({ position }) => position)])
  const pieces = new Map<number, Buffer[]>(files.map(({ position }) => [position, []]))
  for (const { file, bytes } of rows) pieces.get(file)!.push(bytes)
  return files.map(({ position, sha256, path }) => {
    const whole = Buffer.concat(pieces.get(position)!)
    if (createHash('sha256').update(whole).digest('hex') !== sha256) throw new Error(`the stored bytes of ${path} do not fit their hash`)
    return whole
  })
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
