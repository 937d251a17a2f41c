import type { CanonicalText } from '@/core/article/canonical-text'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { isBlank } from './decode'

/**
 * What a canonical text promises, checked: one message for each promise that is broken, none for a
 * sound text. `raw` is the decoded file, a byte order mark included. Offsets in code points.
 */
export function checkCanonical(raw: string, canonical: CanonicalText): string[] {
  return [...characterFaults(canonical), ...blockFaults(canonical), ...markFaults(canonical), ...mapFaults(raw, canonical)]
}

function characterFaults({ text }: CanonicalText): string[] {
  const faults: string[] = []
  if (text.includes('\0')) faults.push('the text has a NUL')
  if (text.includes('\r')) faults.push('the text has a carriage return')
  if (/\p{Surrogate}/u.test(text)) faults.push('the text has a lone surrogate')
  return faults
}

/** Blocks tile the text: each begins one line feed after the one before, and holds no line feed itself. */
function blockFaults({ text, blocks }: CanonicalText): string[] {
  const faults: string[] = []
  const table = offsetTable(text)
  const lines = text.split('\n')
  if (lines.length !== blocks.length) faults.push(`the text has ${lines.length} lines and ${blocks.length} blocks`)
  let next = 0
  for (const [index, block] of blocks.entries()) {
    if (block.start !== next) faults.push(`block ${index} begins at ${block.start}, not at ${next}`)
    if (block.end > table.length || block.end <= block.start) {
      faults.push(`block ${index} ends at ${block.end}, which is outside the text or before its start`)
      return faults
    }
    const words = table.slice(block.start, block.end)
    if (words.includes('\n')) faults.push(`block ${index} has a line feed`)
    if (isBlank(words)) faults.push(`block ${index} has nothing to see`)
    next = block.end + 1
  }
  if (next - 1 !== table.length) faults.push(`the blocks end at ${next - 1}, the text at ${table.length}`)
  return faults
}

/** Marks lie in the text, are not empty, and stay within one block. */
function markFaults({ text, blocks, marks }: CanonicalText): string[] {
  const ends = blocks.map((block) => block.end)
  const length = offsetTable(text).length
  return marks.flatMap((mark, index) => {
    if (mark.start >= mark.end || mark.end > length) return [`mark ${index} (${mark.start} to ${mark.end}) is empty or outside the text`]
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (ends[middle]! <= mark.start) low = middle + 1
      else high = middle
    }
    const block = blocks[low]
    return block && block.start <= mark.start && mark.end <= block.end ? [] : [`mark ${index} (${mark.start} to ${mark.end}) is not within one block`]
  })
}

/** Runs ascend and are disjoint in both texts, hold the same characters in both, and none of the line feeds between blocks. */
function mapFaults(raw: string, { text, map }: CanonicalText): string[] {
  const faults: string[] = []
  const ours = offsetTable(text)
  const theirs = offsetTable(raw)
  let canonicalEnd = 0
  let rawEnd = 0
  for (const [index, run] of map.entries()) {
    if (run.length < 1 || run.canonical < canonicalEnd || run.raw < rawEnd) faults.push(`run ${index} of the map is empty, or overlaps the one before`)
    canonicalEnd = run.canonical + run.length
    rawEnd = run.raw + run.length
    if (canonicalEnd > ours.length || rawEnd > theirs.length) {
      faults.push(`run ${index} of the map is outside the text`)
      return faults
    }
    const words = ours.slice(run.canonical, codePoint(canonicalEnd))
    if (words !== theirs.slice(run.raw, codePoint(rawEnd))) faults.push(`run ${index} of the map holds other characters than the raw text`)
    if (words.includes('\n')) faults.push(`run ${index} of the map holds a line feed`)
  }
  return faults
}
