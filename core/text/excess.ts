/** How much too long something is, in words, as in `2,512 characters of at most 2,000`; undefined where it can be kept. */
export function excess(length: number, most: number): string | undefined {
  return length > most ? `${length.toLocaleString('en')} characters of at most ${most.toLocaleString('en')}` : undefined
}

/** The length of a text in code points, as most of what the server keeps is counted. */
export function pointsIn(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}
