import type { LineTable } from './line-table'

/** A part of a Markdown text that can be parsed by itself. UTF-16 offsets. */
export interface MarkdownCut {
  readonly start: number
  readonly end: number
  /** No prose (see `isProse`): taken as it stands, line by line. */
  readonly literal: boolean
}

const enough = 2 * 1024
const tooLong = 64 * 1024

/** Lines that may underline a heading, in quotations too. For each of them the parser goes over all that it has read of its part. */
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/gm
const mostUnderlines = 50

/** Whether a block may be parsed: not too long without a blank line, and not mostly marks, which parsers are slow on. */
function isProse(block: string): boolean {
  if (block.length > tooLong) return false
  if ((block.match(underline)?.length ?? 0) > mostUnderlines) return false
  const marks = block.match(/[*_[\]<>~`=+-]|\d[.)][ \t]/g)?.length ?? 0
  return marks < 200 || marks * 5 < block.length
}

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
    if (!isProse(raw.slice(block, end))) {
      close(block, false)
      close(end, true)
    } else if (end - start > enough) close(end, false)
    block = end
  }
  close(raw.length, false)
  return cuts
}

/**
 * The link definitions of a text, which every part of it may refer to. Answers, for one part, the
 * definitions that its brackets name, as Markdown to be parsed with it.
 */
export function definitionsOf(raw: string): (part: string) => string {
  const definitions = new Map<string, string>()
  for (const [line, label] of raw.matchAll(/^ {0,3}\[([^[\]\r\n]{1,200})\]:[ \t]*[^\s]{1,1000}[ \t]*$/gm)) {
    const key = normalised(label!)
    if (!definitions.has(key)) definitions.set(key, line)
  }
  if (definitions.size === 0) return () => ''
  return (part) => {
    const named = new Set<string>()
    for (const [, label] of part.matchAll(/\[([^[\]]{1,200})\]/g)) {
      const line = definitions.get(normalised(label!))
      if (line !== undefined) named.add(line)
    }
    return [...named].join('\n')
  }
}

function normalised(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
