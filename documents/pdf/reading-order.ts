/** A piece of a line as it stands on the page: its words in the order they are read, and where it begins, from the left. */
export interface PlacedPiece {
  readonly str: string
  readonly left: number
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu
const letter = /\p{L}/gu

/**
 * The pieces of a line in the order they are read. A page has right-to-left words as they are seen, so that within such
 * words the order of the pieces is turned round, and in a line of them that of all pieces but those left-to-right.
 */
export function inReadingOrder<Piece extends PlacedPiece>(pieces: readonly Piece[]): Piece[] {
  const directions = pieces.map(({ str }) => directionOf(str))
  if (!directions.includes('right')) return [...pieces]
  const seen = pieces.map((piece, index) => ({ piece, direction: directions[index]! })).sort((a, b) => a.piece.left - b.piece.left)
  const whole = directionOf(pieces.map(({ str }) => str).join(''))
  const other = whole === 'right' ? 'left' : 'right'
  const read = whole === 'right' ? seen.reverse() : seen
  for (let at = 0; at < read.length; at++) {
    if (read[at]!.direction !== other) continue
    let end = at
    for (let next = at; next < read.length && read[next]!.direction !== whole; next++) if (read[next]!.direction === other) end = next
    const run = read.slice(at, end + 1).reverse()
    read.splice(at, run.length, ...run)
    at = end
  }
  return read.map(({ piece }) => piece)
}

/** Which way most letters of a text run; `none` where it has no letters. */
function directionOf(text: string): 'left' | 'right' | 'none' {
  const right = text.match(rightToLeft)?.length ?? 0
  const all = text.match(letter)?.length ?? 0
  return all === 0 ? 'none' : right * 2 > all ? 'right' : 'left'
}
