import type { Extent } from '@/core/annotation/fragment'
import { extentsEqual } from '@/core/annotation/fragment'
import type { LabelledPassage } from '@/core/formats/labelled-article'
import { type Points, inkOf } from './ink'

/** How unlike a passage that was read is to one of the database in its tag, note and attributes: 0 where they are the same. */
export type Unlike = (expected: LabelledPassage, read: LabelledPassage) => number

/** How much may be unlike: at most so much of each piece, and just so much in at most so many passages. */
export interface Allowance {
  readonly most: number
  readonly passages: number
}

/** Choices that are tried before the search gives up: then nobody can say which piece is whose. */
const mostTries = 20_000

/**
 * Finds the pieces of all of some passages at once, so that none takes what is another's: each is made of pieces that lie in it, do not lie over
 * one another and leave nothing of it out, and no piece is used twice. Undefined where there is no such way for all of them together.
 * @param widened lets pieces be wider than the passage by parts of words: each run without white space in a piece has to hold something of it
 */
export function findPieces(expected: readonly LabelledPassage[], free: Iterable<LabelledPassage>, unlike: Unlike, { most, passages }: Allowance, points: Points, widened: boolean): readonly (readonly LabelledPassage[])[] | undefined {
  const candidates = [...free].map((passage) => ({ passage, ink: inkOf(passage.extent, points), words: widened ? wordsOf(passage.extent, points) : [] })).filter(({ ink }) => ink.length > 0)
  const used = new Set<LabelledPassage>()
  const found: LabelledPassage[][] = expected.map(() => [])
  // Two fragments may be widened to the same word: then each has its own piece there.
  const parts = expected.flatMap((one, index) => (widened ? one.extent.map((fragment) => [fragment]) : [one.extent]).map((extent) => partOf(index, extent, points)))
  const worst = expected.map(() => false)
  let tries = 0
  const solve = (at: number): boolean => {
    const part = parts[at]
    if (!part) return found.every((pieces) => pieces.length > 0)
    const one = expected[part.index]!
    const pieces = found[part.index]!
    const fitting = candidates.filter(({ passage, ink, words }) => unlike(one, passage) <= most && (widened ? words.every((word) => word.some((point) => part.own.has(point))) : ink.every((point) => part.own.has(point))))
      .toSorted((a, b) => unlike(one, a.passage) - unlike(one, b.passage) || Number(extentsEqual(b.passage.extent, part.extent)) - Number(extentsEqual(a.passage.extent, part.extent)))
    const covered = new Set<number>()
    const fill = (): boolean => {
      const next = part.ink.find((point) => !covered.has(point))
      if (next === undefined) return solve(at + 1)
      const tried = new Set<string>()
      for (const { passage, ink } of fitting) {
        const key = `${passage.tag} ${passage.note} ${JSON.stringify(passage.attributes)} ${ink.join()}`
        // All pieces of a passage have one tag, whichever it is.
        if (used.has(passage) || tried.has(key) || !ink.includes(next) || ink.some((point) => covered.has(point)) || (pieces[0] && pieces[0].tag !== passage.tag)) continue
        if (++tries > mostTries) return false
        tried.add(key)
        const before = worst[part.index]!
        const worse = before || (most > 0 && unlike(one, passage) === most)
        if (worse && !before && worst.filter(Boolean).length >= passages) continue
        worst[part.index] = worse
        used.add(passage)
        pieces.push(passage)
        for (const point of ink) covered.add(point)
        if (fill()) return true
        for (const point of ink) covered.delete(point)
        pieces.pop()
        used.delete(passage)
        worst[part.index] = before
      }
      return false
    }
    return fill()
  }
  return solve(0) ? found : undefined
}

/** Something of a passage that is made of pieces which do not lie over one another. */
function partOf(index: number, extent: Extent, points: Points) {
  const ink = inkOf(extent, points)
  return { index, extent, ink, own: new Set(ink) }
}

/** What can be seen of an extent, run by run without white space. */
function wordsOf(extent: Extent, points: Points): number[][] {
  const words: number[][] = []
  for (const { start, end } of extent) {
    let word: number[] = []
    for (const at of [...inkOf([{ start, end }], points), undefined]) {
      const before = word.at(-1)
      if (before !== undefined && (at === undefined || points.slice(before, at).some((point) => /^\s$/u.test(point)))) {
        words.push(word)
        word = []
      }
      if (at !== undefined) word.push(at)
    }
  }
  return words
}
