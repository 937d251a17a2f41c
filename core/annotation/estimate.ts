import type { Block } from '../article/block'
import type { CodePoint } from '../text/offset'

/** The reading text as it is set in a wide window: letters on a line, and pixels. */
const set = { perLine: 64, line: 32, between: 20 }

/** Where the line of a code point probably is, in pixels from the top of the text: to lay out what stands beside it before a browser has measured anything. */
export function estimateTops(blocks: readonly Block[]): (offset: CodePoint) => number {
  let top = 0
  const tops = blocks.map((block) => {
    const own = top
    top += Math.max(1, Math.ceil((block.end - block.start) / set.perLine)) * set.line + set.between
    return own
  })
  return (offset) => {
    let low = 0
    let high = blocks.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (blocks[middle]!.end <= offset) low = middle + 1
      else high = middle
    }
    const block = blocks[low]
    return block ? tops[low]! + Math.floor(Math.max(0, offset - block.start) / set.perLine) * set.line : 0
  }
}
