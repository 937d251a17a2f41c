/** What closes a word before a mark, so that the mark closes too; at the beginning, after a space or a bracket a straight mark opens. */
const opens = /[\s([{\u2018\u201c\u2014\u2013-]$/u

/**
 * Words as they stand between double quotation marks: marks in them become single ones, as in “he said ‘no’ again”. One
 * character becomes one character; nothing else is touched. For people to read: what is stored and exported keeps its own.
 */
export function innerQuotes(words: string): string {
  return words.replace(/["\u201c\u201d\u201e\u201f]/gu, (mark, at: number) => {
    if (mark === '\u201d') return '\u2019'
    if (mark !== '"') return '\u2018'
    return at === 0 || opens.test(words.slice(0, at)) ? '\u2018' : '\u2019'
  })
}

/** Words between double quotation marks, for where a sentence is plain text. */
export function inQuotes(words: string): string {
  return `“${innerQuotes(words)}”`
}
