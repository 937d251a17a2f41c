import type { Readable } from 'node:stream'
import type { PackageFile } from '@/core/export/choice'
import { type Result, ok } from '@/core/result'
import { notFound } from './access'
import { recordAct } from './audit'
import { database } from './database'
import type { Access } from './principal'
import { documentsOfRow } from './publish-release'
import { listFiles, readStored } from './release/files'
import { type ReleaseRow, findRow } from './release/rows'
import { zipOf } from './zip'

/** A file of a release on its way out. */
export interface Download {
  readonly path: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** One file of a release that this member may see, on record. Of a draft its documents too, as they would be published now. */
export async function openReleaseFile(access: Access, number: number, path: string): Promise<Result<Download>> {
  const row = await findRow(access, number)
  if (!row) return notFound
  const key = { projectId: row.project_id, releaseId: row.id }
  const { rows } = await database().pool.query<{ position: number; sha256: string }>('SELECT position, sha256 FROM release_files WHERE project_id = $1 AND release_id = $2 AND path = $3', [row.project_id, row.id, path])
  const stored = rows[0]
  const document = stored ? undefined : draftDocuments(row).find((one) => one.path === path)
  if (!stored && !document) return notFound
  await record(access, number, path)
  return ok({ path, bytes: stored ? readStored(key, { ...stored, path }) : document!.bytes })
}

/** The paths of all files of a release that this member may see, in the order of the archive. */
export async function listReleaseFiles(access: Access, number: number): Promise<Result<readonly string[]>> {
  const row = await findRow(access, number)
  if (!row || (row.state !== 'published' && row.state !== 'draft')) return notFound
  const files = await listFiles({ projectId: row.project_id, releaseId: row.id })
  return ok([...files, ...draftDocuments(row)].map(({ path }) => path))
}

/** The whole release as an archive, on record; equal for everybody and for ever once it is published. */
export async function openReleaseZip(access: Access, number: number): Promise<Result<Readable>> {
  const row = await findRow(access, number)
  if (!row || (row.state !== 'published' && row.state !== 'draft')) return notFound
  const key = { projectId: row.project_id, releaseId: row.id }
  const files = await listFiles(key)
  await record(access, number, null)
  const all = async function* (): AsyncGenerator<PackageFile> {
    for (const file of files) yield { path: file.path, bytes: readStored(key, file) }
    yield* draftDocuments(row)
  }
  return ok(zipOf(all(), row.published_at ?? row.snapshot_at ?? row.created_at))
}

/** The documents of a draft as they would be now; of a published release they are among its files. */
function draftDocuments(row: ReleaseRow): PackageFile[] {
  if (row.state !== 'draft') return []
  return documentsOfRow(row, row.snapshot_at!.toISOString().slice(0, 10)).map(({ path, text }) => ({ path, bytes: once(text) }))
}

async function* once(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from(text)
}

async function record(access: Access, number: number, file: string | null): Promise<void> {
  await recordAct(database().prisma, { action: 'release.download', actorId: access.principal.userId, projectId: access.project.id, detail: { release: number, file } })
}
