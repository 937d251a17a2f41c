import fc from 'fast-check'
import { expect, vi } from 'vitest'
import type { Reading, TextFile } from './files'
import type { FormatWriter, WriterOptions } from './format-writer'
import type { LabelledArticle } from './labelled-article'
import { labelledArticles, withoutPlaces } from './test-articles'
import { writeWhole } from './write-whole'

// Hundreds of projects take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** For tests: both directions of a format. */
export interface BothWays {
  readonly open: (options: WriterOptions) => FormatWriter
  readonly read: (files: readonly TextFile[]) => Reading
}

/**
 * For tests: what was written is read without a finding and written again to the same bytes; and where the writer
 * notes no loss, what was read is what was written, down to the last offset. Answers how many projects lost nothing.
 */
export function expectRoundTrips({ open, read }: BothWays, options: { runs?: number; machines?: boolean } = {}): number {
  let whole = 0
  fc.assert(
    fc.property(labelledArticles(options), (articles) => {
      const written = writeWhole(open, articles)
      const reading = read(written.files)
      expect(reading.findings).toEqual([])
      expect(byPath(writeWhole(open, reading.articles).files)).toEqual(byPath(written.files))
      if (written.notes.length > 0) return
      whole++
      expect(inOrder(withoutPlaces(reading.articles))).toEqual(inOrder(articles))
    }),
    { numRuns: options.runs ?? 300 },
  )
  return whole
}

/** A folder has no order. */
function byPath(files: readonly TextFile[]): TextFile[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Nor has it one among annotators. */
function inOrder(articles: readonly LabelledArticle[]): LabelledArticle[] {
  const byName = <Named>(named: readonly Named[], nameOf: (one: Named) => string) => [...named].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
  const sorted = (layers: LabelledArticle['layers']) => byName(layers, ({ annotator }) => annotator).map((layer) => ({ ...layer, passages: byName(layer.passages, (one) => JSON.stringify(one)) }))
  return byName(articles.map((article) => ({ ...article, layers: sorted(article.layers) })), ({ name }) => name)
}
