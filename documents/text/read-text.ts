import { importArticle, type ImportedArticle } from '@/core/import/import-article'
import { ok, type Result } from '@/core/result'
import type { ToldEncoding } from '../entry'
import { limits } from '../limits'
import { decodeBytes } from './decode-bytes'

/** Reads a plain text or Markdown. The map leads back to the file only where the file is UTF-8, which is what raw offsets count in. */
export function readText(bytes: Uint8Array, kind: 'text' | 'markdown', told?: ToldEncoding): Result<ImportedArticle> {
  const decoded = decodeBytes(bytes, { told })
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  const imported = importArticle(text, { ...(kind === 'markdown' ? { format: kind } : {}), limits: { maxBytes: limits.bytes.text } })
  return !imported.ok || encoding === 'utf-8' ? imported : ok({ ...imported.value, canonical: { ...imported.value.canonical, map: [] } })
}
