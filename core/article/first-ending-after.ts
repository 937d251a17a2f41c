/** Where in a list, in the order of the text, the first stands that ends after an offset; the length of the list where none does. Code points. */
export function firstEndingAfter(blocks: readonly { readonly end: number }[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
