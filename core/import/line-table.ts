/** Lines of a raw text, numbered from 1; `last` is inclusive. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** One line of a raw text, without its line ending. UTF-16 offsets. */
export interface RawLine {
  readonly start: number
  readonly end: number
}

/** The lines of a raw text. LF, CRLF and a lone CR each end one. */
export interface LineTable {
  readonly lines: readonly RawLine[]
  /** The number, from 1, of the line that a UTF-16 offset lies in. */
  lineAt(offset: number): number
}

/** Builds the table in one pass. */
export function lineTable(raw: string): LineTable {
  const lines: RawLine[] = []
  let start = 0
  for (const ending of raw.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, end: ending.index })
    start = ending.index + ending[0].length
  }
  lines.push({ start, end: raw.length })
  return {
    lines,
    lineAt(offset) {
      let low = 0
      let high = lines.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if (lines[middle]!.start <= offset) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}

/** “line 5” or “lines 11 to 15”. */
export function writeLines({ first, last }: LineRange): string {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`
}
