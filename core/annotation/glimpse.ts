/** Code points that no margin has room for on one line. */
const mostOnOneLine = 60

/**
 * The beginning of a quote, for a card of one line: as many whole words as could ever be seen there, with “…” where more follow.
 * All words would be shaped for nothing, which in a crowd of long passages costs as much as the article, and read out card after card.
 */
export function glimpseOf(quote: string): string {
  const begin = Array.from(quote.slice(0, 2 * mostOnOneLine)).slice(0, mostOnOneLine).join('')
  if (begin.length === quote.length) return quote
  const whole = begin.replace(/\s+\S*$/, '')
  return `${whole}…`
}
