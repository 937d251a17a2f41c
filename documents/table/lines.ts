/** A line of a text, without its ending. */
export interface TextLine {
  /** From 1. */
  readonly line: number
  /** Undefined where the line is longer than what may be read. */
  readonly text: string | undefined
}

/** Cuts a text that comes in pieces into lines (LF or CRLF). Of one that is longer than `most` UTF-16 units nothing is kept. */
export async function* linesOf(texts: AsyncIterable<string>, most: number): AsyncGenerator<TextLine> {
  let line = 1
  let parts: string[] = []
  let length = 0
  const take = (): TextLine => {
    const text = length > most ? undefined : parts.join('').replace(/\r$/, '')
    const taken = { line: line++, text }
    parts = []
    length = 0
    return taken
  }
  const keep = (part: string): void => {
    length += part.length
    if (length > most) parts = []
    else parts.push(part)
  }
  for await (const text of texts) {
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      keep(text.slice(from, at))
      from = at + 1
      yield take()
    }
    keep(text.slice(from))
  }
  if (length > 0) yield take()
}
