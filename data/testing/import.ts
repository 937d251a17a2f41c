import { v7 as uuid } from 'uuid'
import type { ImportView } from '@/core/import-job/state'
import { receiveImport } from '../import-upload'
import { beginImport } from '../imports'
import type { Access } from '../principal'
import { valueOf } from './team'

/** A file as it comes over the wire: in parts of some size. */
export async function* inParts(bytes: Uint8Array, size = 70_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Begins an import and sends its file. */
export async function upload(access: Access, fileName: string, content: string | Uint8Array, id = uuid()): Promise<ImportView> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  valueOf(await beginImport(access, { id, what: 'articles', format: 'auto', fileName, size: bytes.length }))
  return valueOf(await receiveImport(access, id, 0, inParts(bytes)))
}

/** Rows as JSON lines. */
export function jsonLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
