/** Words of a source inside a sentence: on one line, and at most 80 characters, however long they are there. */
export function clip(words: string): string {
  const line = words.slice(0, 400).replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79).replace(/\p{Surrogate}$/u, '')}…` : line
}
