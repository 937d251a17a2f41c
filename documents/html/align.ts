/** Characters of a text node that stand together, and where they stand in the raw text: a UTF-16 offset, or null where a character reference made them. */
export interface AlignedRun {
  readonly text: string
  readonly raw: number | null
}

/**
 * Finds the characters of a text node in the stretch of the raw text that the parser made it from. What the parser put
 * in for a character reference or a line ending has no place; from where the two cannot be followed any more, nothing has.
 */
export function alignText(data: string, raw: string, from: number, to: number): AlignedRun[] {
  const runs: AlignedRun[] = []
  let at = from
  let read = 0
  while (read < data.length) {
    let length = 0
    while (read + length < data.length && at + length < to && data[read + length] === raw[at + length] && raw[at + length] !== '&') length++
    if (length > 0) {
      runs.push({ text: data.slice(read, read + length), raw: at })
      read += length
      at += length
      continue
    }
    if (raw[at] === '\r' && data[read] === '\n') {
      runs.push({ text: '\n', raw: null })
      at += raw[at + 1] === '\n' ? 2 : 1
      read++
      continue
    }
    const reference = raw[at] === '&' && at < to ? referenceAt(data, read, raw, at, to) : undefined
    if (reference) {
      runs.push({ text: reference.text, raw: reference.literal ? at : null })
      at += reference.length
      read += reference.text.length
      continue
    }
    // A line feed that begins a preformatted text is left out by the parser.
    if (at === from && at < to && (raw[at] === '\n' || raw[at] === '\r')) {
      at++
      continue
    }
    runs.push({ text: data.slice(read), raw: null })
    break
  }
  return runs
}

/** What an ampersand became: itself, or one or two characters after which the two texts go on alike. */
function referenceAt(data: string, read: number, raw: string, at: number, to: number): { text: string; length: number; literal: boolean } | undefined {
  const written = /^&(?:#x[\da-f]{1,8}|#\d{1,9}|[a-z][\da-z]{1,31});?/i.exec(raw.slice(at, Math.min(to, at + 40)))?.[0]
  const literal = data[read] === '&' && (written === undefined || data.startsWith(written, read))
  if (literal) return { text: '&', length: 1, literal }
  if (written === undefined) return undefined
  // The longest form first: “&notit;” may be “¬it;”, since some references need no semicolon.
  for (let length = written.length; length >= 3; length--) {
    for (const size of [1, 2]) {
      const [there, here] = [raw[at + length], data[read + size]]
      if (read + size <= data.length && (at + length >= to ? here === undefined : here === there || there === '&' || (there === '\r' && here === '\n'))) {
        const text = data.slice(read, read + size)
        // Half a character is none.
        if (!/\p{Surrogate}/u.test(text)) return { text, length, literal: false }
      }
    }
    if (written.startsWith('&#')) break
  }
  return undefined
}
