/** One token: code points, start inclusive, end exclusive. */
export type Token = readonly [start: number, end: number]

/** What to call the tokens beside a figure. */
export const tokensName = 'runs of letters, marks and digits; any other visible character alone'

const token = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

/**
 * Cuts a text into tokens, in its order. It goes by Unicode's general categories, not by the words of a language, so
 * that every machine cuts alike. A combining mark belongs to what it stands on if that is a letter.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  let codePoints = 0
  let from = 0
  for (const match of text.matchAll(token)) {
    codePoints += lengthOf(text.slice(from, match.index))
    const end = codePoints + lengthOf(match[0])
    tokens.push([codePoints, end])
    codePoints = end
    from = match.index + match[0].length
  }
  return tokens
}

function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}
