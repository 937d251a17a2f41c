import type { Token } from '@/core/agreement/token/tokenise'
import type { Fragment } from '@/core/annotation/fragment'

/** The first and the last of the tokens that share a character with a fragment; undefined where none does. Tokens stand in the order of the text. */
export function touchedTokens(tokens: readonly Token[], { start, end }: Fragment): { first: number; last: number } | undefined {
  const first = firstWhere(tokens, ([, to]) => to > start)
  const last = firstWhere(tokens, ([from]) => from >= end) - 1
  return first <= last ? { first, last } : undefined
}

/** The first token that passes; once one does, all after it do. */
function firstWhere(tokens: readonly Token[], passes: (token: Token) => boolean): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(tokens[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
