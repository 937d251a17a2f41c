import type { Draft } from './draft'
import type { LineRange } from './line-table'

/** Shorter blocks are repeated for good reasons: headings, refrains, “***”. UTF-16 units. */
const shortest = 80

/** Blocks that begin alike share a key of so many units. */
const keyLength = 32

/** How many blocks of one beginning are tried, on each side: keeps the search linear. */
const tries = 20

/**
 * Blocks that say again what other blocks say: a block equal to a run of others joined by spaces
 * (a scraper that took the whole body as one paragraph, as well as its paragraphs), or a block equal
 * to an earlier one. Maps the index of such a block to the raw lines that have the same words.
 */
export function findDuplicates(drafts: readonly Draft[]): ReadonlyMap<number, LineRange> {
  const texts = drafts.map((draft) => draft.text.trim())
  const byBeginning = new Map<string, number[]>()
  texts.forEach((text, index) => {
    const key = text.slice(0, keyLength)
    const alike = byBeginning.get(key)
    if (alike) alike.push(index)
    else byBeginning.set(key, [index])
  })
  const found = new Map<number, LineRange>()
  texts.forEach((text, index) => {
    if (text.length < shortest) return
    for (const first of candidates(byBeginning, text, index)) {
      const last = endOfRun(texts, text, first, index)
      if (last === undefined || (last === first && first > index) || overlaps(found, first, last)) continue
      found.set(index, { first: drafts[first]!.lines.first, last: drafts[last]!.lines.last })
      return
    }
  })
  return found
}

/** Blocks that a run with the words of block `index` may begin at: those nearest to it on either side. */
function candidates(byBeginning: ReadonlyMap<string, readonly number[]>, text: string, index: number): number[] {
  const nearest: number[] = []
  // A run may begin with a block shorter than the key, so its whole text is a key of its own.
  for (let length = keyLength; length > 0; length--) {
    if (length < keyLength && text[length] !== ' ') continue
    const alike = byBeginning.get(text.slice(0, length))
    if (!alike) continue
    const next = countUpTo(alike, index)
    const before = alike.slice(Math.max(0, next - tries), next).filter((other) => other !== index)
    nearest.push(...alike.slice(next, next + tries), ...before)
  }
  return nearest
}

/** How many of the ascending indexes are not beyond `index`. */
function countUpTo(indexes: readonly number[], index: number): number {
  let low = 0
  let high = indexes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (indexes[middle]! <= index) low = middle + 1
    else high = middle
  }
  return low
}

/** The last block of the run from `first` whose texts, joined by spaces, are `text`; undefined where there is none. */
function endOfRun(texts: readonly string[], text: string, first: number, except: number): number | undefined {
  let at = 0
  for (let index = first; index < texts.length && index !== except; index++) {
    const part = texts[index]!
    if (!text.startsWith(part, at)) return undefined
    at += part.length
    if (at === text.length) return index
    if (text[at] !== ' ') return undefined
    at += 1
  }
  return undefined
}

/** Whether a run holds a block that is itself a duplicate: of two copies one must stay. */
function overlaps(found: ReadonlyMap<number, LineRange>, first: number, last: number): boolean {
  for (let index = first; index <= last; index++) if (found.has(index)) return true
  return false
}
