import type { CanonicalText } from '@/core/article/canonical-text'
import { fail, ok, type Result } from '@/core/result'
import { assemble } from './assemble'
import { checkText, defaultLimits, type ImportLimits } from './decode'
import { detectFormat, type ArticleFormat, type SourceFormat } from './format'
import { joinBrokenSentences } from './joins'
import { lineTable } from './line-table'
import { readMarkdown } from './markdown'
import { readMetadata, type ArticleMetadata } from './metadata'
import { readPlainText } from './plain-text'
import { recogniseRegions } from './regions'

/** An article as the importer proposes it, before a lead has corrected it. */
export interface ImportedArticle extends ArticleMetadata {
  readonly format: SourceFormat
  /** By what the format was told, such as “it has links”; undefined where it was given. */
  readonly formatReason?: string
  readonly canonical: CanonicalText
  /** What the file says of the article beside its text, in tags of its head; correcting a block does not change it. */
  readonly told?: Partial<ArticleMetadata>
}

export interface ImportOptions {
  /** How the text is written; found out where it is not given. */
  readonly format?: ArticleFormat
  readonly limits?: ImportLimits
}

/**
 * Turns a raw text into an article: canonical text, blocks and marks, the map back to the raw text
 * (whose offsets count every code point of it, a byte order mark too), and what it says of itself.
 * Who wrote and published it is for the lead to say. Fails as `checkText` does, and on markup without words.
 */
export function importArticle(raw: string, options: ImportOptions = {}): Result<ImportedArticle> {
  const checked = checkText(raw, options.limits ?? defaultLimits)
  if (!checked.ok) return checked
  const detected = options.format ? { format: options.format, reason: undefined } : detectFormat(raw)
  const table = lineTable(raw)
  const from = raw.startsWith('\ufeff') ? 1 : 0
  const drafts = detected.format === 'markdown' ? readMarkdown(raw, table, from) : readPlainText(raw, table, from)
  if (drafts.length === 0) return fail('refused', 'There is no text: nothing but Markdown marks.')
  const canonical = assemble(raw, joinBrokenSentences(recogniseRegions(drafts), raw, table))
  return ok({
    format: detected.format,
    ...(detected.reason === undefined ? {} : { formatReason: detected.reason }),
    ...readMetadata(canonical),
    canonical,
  })
}
