import type { Mark } from '@/core/article/block'
import type { CanonicalText } from '@/core/article/canonical-text'
import type { PartialDate } from '@/core/partial-date'
import { offsetTable } from '@/core/text/offset-table'
import { readDateLine, readTrailingDate } from './dates'
import { readByline, readClosingByline } from './head-rules'

/** What a text says of itself. `null` is unknown, and shown as unknown. */
export interface ArticleMetadata {
  readonly title: string | null
  readonly byline: string | null
  readonly publishedAt: PartialDate | null
  readonly url: string | null
}

/**
 * Reads the metadata from the blocks that have it, so that correcting a block's kind corrects the metadata too.
 * @param told what the file says beside its text: a title and a byline count where no block has one; a date and an
 *   address, which are written for machines there, before those of any block
 */
export function readMetadata({ text, blocks, marks }: Omit<CanonicalText, 'map'>, told: Partial<ArticleMetadata> = {}): ArticleMetadata {
  const table = offsetTable(text)
  const wordsOf = (...kinds: readonly string[]) =>
    blocks.filter((block) => kinds.includes(block.kind)).map((block) => table.slice(block.start, block.end).trim())
  const bylines = wordsOf('byline')
  const url = told.url ?? firstAddress(blocks.filter((block) => block.kind === 'footer' || block.kind === 'furniture').map((block) => ({
    words: table.slice(block.start, block.end).trim(),
    links: marks.filter((mark) => mark.kind === 'link' && mark.start >= block.start && mark.end <= block.end),
  })))
  return {
    title: wordsOf('title')[0] ?? told.title ?? null,
    byline: firstOf(bylines, (line) => readByline(line) ?? readClosingByline(line)) ?? firstOf(bylines, nameAlone) ?? told.byline ?? null,
    publishedAt: told.publishedAt ?? firstOf(wordsOf('date'), (line) => readDateLine(line)?.date ?? readTrailingDate(line)?.date) ??
      firstOf(bylines, (line) => readTrailingDate(line)?.date) ?? null,
    // A scheme may be written in capitals; it is stored in small letters.
    url: url?.replace(/^https?:/i, (scheme) => scheme.toLowerCase()) ?? null,
  }
}

function firstOf<T, V>(values: readonly T[], read: (value: T) => V | null | undefined): V | undefined {
  for (const value of values) {
    const found = read(value)
    if (found !== null && found !== undefined) return found
  }
  return undefined
}

/** A byline that a person chose, without “By”: as it stands, unless it is an outlet with a date. */
function nameAlone(line: string): string | undefined {
  return readTrailingDate(line)?.before ?? line
}

/** The address of the original: named as such in a line, or in the line after one that says it comes. */
function firstAddress(lines: readonly { readonly words: string; readonly links: readonly Mark[] }[]): string | undefined {
  for (const [index, { words, links }] of lines.entries()) {
    if (!/^(?:(?:original|source|canonical) (?:url|link|address|article)|url)\b/i.test(words)) continue
    const linked = firstOf(links, (mark) => (mark.kind === 'link' && /^https?:/i.test(mark.href) ? mark.href : undefined))
    const written = /\bhttps?:\/\/[^\s<>]+/i.exec(words)?.[0] ?? /^https?:\/\/[^\s<>]+$/i.exec(lines[index + 1]?.words ?? '')?.[0]
    if (linked ?? written) return linked ?? written
  }
  return undefined
}
