/** A line as it is searched: without what does not count, and for each of its units where its character begins in the original. */
export interface FoldedLine {
  readonly folded: string
  /** UTF-16 units of the line. */
  readonly starts: Int32Array
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Folds a line in one pass: case, accents and the width of spaces do not count, and the ways to write a quotation mark or a
 * dash are one. Characters are graphemes, so that a match never cuts one in two. They are looked for only where there can be
 * one of several units: in most lines nowhere.
 */
export function foldLine(line: string): FoldedLine {
  const starts = new Int32Array(line.length)
  const pieces: string[] = []
  // Few characters fold to more units than they had: then the table is made longer.
  const long: number[] = []
  let length = 0
  let spaced = false
  const add = (plain: string, index: number) => {
    if (plain === ' ' && spaced) return
    pieces.push(plain)
    spaced = plain === '' ? spaced : plain.endsWith(' ')
    for (let unit = 0; unit < plain.length; unit++, length++) {
      if (length < starts.length) starts[length] = index
      else long.push(index)
    }
  }
  for (let at = 0; at < line.length;) {
    if (isAlone(line, at)) {
      add(foldOne(line[at]!), at)
      at++
      continue
    }
    // To the next place where a character surely begins, and is one unit.
    let end = at + 1
    while (end < line.length && !(isSimple(line.charCodeAt(end - 1)) && isSimple(line.charCodeAt(end)))) end++
    const from = at
    for (const { segment, index } of graphemes.segment(line.slice(from, end))) add(foldCharacter(segment), from + index)
    at = end
  }
  return { folded: pieces.join(''), starts: long.length > 0 ? Int32Array.from([...starts, ...long]) : starts.subarray(0, length) }
}

/** Whether the character at a place is one unit, with nothing that belongs to it behind. */
function isAlone(line: string, at: number): boolean {
  return isSimple(line.charCodeAt(at)) && (at + 1 === line.length || isSimple(line.charCodeAt(at + 1)))
}

/** Units between two of which a character always ends: Latin, Greek, Cyrillic, Hebrew and Arabic letters, usual punctuation, Han and kana. */
function isSimple(unit: number): boolean {
  return (unit < 0x300 && unit !== 0x0d) || (unit >= 0x370 && unit < 0x483) || (unit > 0x489 && unit < 0x590) || (unit >= 0x5d0 && unit < 0x5eb) || (unit >= 0x620 && unit < 0x64b)
    || (unit >= 0x2010 && unit < 0x2028) || (unit >= 0x3001 && unit < 0x3021) || (unit >= 0x3041 && unit < 0x3097) || (unit >= 0x30a1 && unit < 0x30fb) || (unit >= 0x4e00 && unit < 0xa000)
}

/** What the simple characters fold to; there are some thousands of them at most. */
const known = new Map<string, string>()

function foldOne(character: string): string {
  const cached = known.get(character)
  if (cached !== undefined) return cached
  const plain = foldCharacter(character)
  known.set(character, plain)
  return plain
}

function foldCharacter(segment: string): string {
  return /^\s+$/u.test(segment) ? ' ' : segment.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
    .replace(/[‘’‚‛′]/gu, "'").replace(/[“”„‟«»″]/gu, '"').replace(/[‐‑‒–—―]/gu, '-')
}
