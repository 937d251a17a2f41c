import type { Draft } from '@/core/import/draft'

/** Why the text of a document is too long for an article, as a sentence; undefined where it is not. */
export function sizeProblem(drafts: readonly Draft[], most: number): string | undefined {
  const size = drafts.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0)
  return size > most ? `The text has ${(Math.ceil((size / 1024 / 1024) * 100) / 100).toString()} MiB; the limit is ${most / 1024 / 1024} MiB.` : undefined
}
