import { type Utf16, utf16 } from '@/core/text/offset'

/** A line of the text with something in it. UTF-16 units, end exclusive. */
export interface Sentence {
  readonly start: Utf16
  readonly end: Utf16
  readonly text: string
}

/** The lines of a text that have a token: only a line feed ends one. */
export function sentencesOf(text: string): Sentence[] {
  let at = 0
  return text.split('\n').flatMap((line) => {
    const start = at
    at += line.length + 1
    return /\S/u.test(line) ? [{ start: utf16(start), end: utf16(start + line.length), text: line }] : []
  })
}

/** The text that sentences make, line feeds in the place of what is not known; undefined where two of them overlap. */
export function rebuild(sentences: readonly Sentence[]): string | undefined {
  const parts: string[] = []
  let at = 0
  for (const { start, text } of sentences) {
    if (start < at || (at > 0 && start === at) || start - at > mostBetween) return undefined
    parts.push('\n'.repeat(start - at), text)
    at = start + text.length
  }
  return parts.join('')
}

/** UTF-16 units. No text has so much of nothing: the offsets are wrong. */
const mostBetween = 100_000
