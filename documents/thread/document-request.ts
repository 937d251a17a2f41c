import type { ImportedArticle } from '@/core/import/import-article'
import type { Result } from '@/core/result'
import type { ToldEncoding } from '../entry'

/**
 * What is read apart from everything else: these have parsers that a hostile file can keep busy or make grow. A `cell` is the
 * text of a row, in UTF-8, whatever it begins with.
 */
export type DocumentKind = 'cell' | 'text' | 'markdown' | 'html' | 'docx' | 'pdf'

/** What the thread is asked. */
export interface DocumentRequest {
  readonly kind: DocumentKind
  readonly bytes: Uint8Array
  readonly told: ToldEncoding | undefined
}

/** What it answers, one answer for each request, in order. */
export type DocumentAnswer = Result<ImportedArticle> | 'ready'
