/** How many characters are given on either side, in UTF-16 units. */
export const aroundLength = 48

/** The last words of the line that a text ends in, at most `aroundLength`, cut at a word with a sign that something is left out. */
export function wordsBefore(text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1)
  return line.length > aroundLength ? `…${line.slice(-aroundLength - 1).replace(/^\S*/u, '')}` : line
}

/** The first words of the line that a text begins in, in the same way. */
export function wordsAfter(text: string): string {
  const line = text.split('\n', 1)[0]!
  return line.length > aroundLength ? `${line.slice(0, aroundLength + 1).replace(/\S*$/u, '')}…` : line
}
