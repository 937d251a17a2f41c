/** What stands in place of a masked character. Of each code point one, so that every offset holds. */
export const block = '█'

/** Masks as they are written where only plain words can stand, and said to those who listen: “masked” once, in place of blocks. */
export function sayMasked(text: string): string {
  return text.replace(/█+(?:\s+█+)*/gu, '[masked]')
}

/** A line cut at its masks. */
export function cutAtMasks(line: string): readonly { readonly text: string; readonly masked: boolean }[] {
  return line.split(/(█+(?:\s+█+)*)/u).map((text, index) => ({ text, masked: index % 2 === 1 })).filter(({ text }) => text !== '')
}

/** A line in which masked words are words, of the same length in every unit: blocks alone would be no word to anybody. */
export function masksAsWords(line: string): string {
  return line.includes(block) ? line.replaceAll(block, 'x') : line
}
