import type { LineTable } from './line-table'

/** A part of a Markdown text that can be parsed by itself. UTF-16 offsets. */
export interface MarkdownCut {
  readonly start: number
  readonly end: number
  /** Too long without a blank line to be prose: taken as it stands, line by line. */
  readonly literal: boolean
}

const enough = 8 * 1024
const tooLong = 64 * 1024

/**
 * Cuts a text at blank lines into parts of some kilobytes. The time of a Markdown parser can grow
 * with the square of the length, and with code switched off no block that we tell apart goes on
 * over a blank line: so cutting changes the time and not the outcome.
 */
export function cutMarkdown(raw: string, table: LineTable, from: number): MarkdownCut[] {
  const cuts: MarkdownCut[] = []
  let start = from
  let block = from
  const close = (end: number, literal: boolean) => {
    if (end > start) cuts.push({ start, end, literal })
    start = end
  }
  for (const line of table.lines) {
    if (!/^[ \t]*$/.test(raw.slice(Math.max(line.start, from), line.end)) && line.end < raw.length) continue
    const end = line.end < raw.length ? Math.max(line.start, from) : raw.length
    if (end - block > tooLong) {
      close(block, false)
      close(end, true)
    } else if (end - start > enough) close(end, false)
    block = end
  }
  close(raw.length, false)
  return cuts
}

/**
 * The link definitions of a text, which every part of it may refer to. Only so many as cost
 * nothing to parse again with each part; references to later ones stay as they are written.
 */
export function definitionsOf(raw: string): string {
  let found = ''
  for (const [line] of raw.matchAll(/^ {0,3}\[[^\]\r\n]{1,200}\]:[ \t]*[^\s]{1,1000}[ \t]*$/gm)) {
    if (found.length + line.length > 4096) break
    found += `${line}\n`
  }
  return found
}
