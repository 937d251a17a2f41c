import { aroundLength, wordsAfter, wordsBefore } from '../text/around'
import { codePoint } from '../text/offset'
import { searchable } from './find-mentions'
import { fold } from './fold'
import type { MaskTerm } from './mask-terms'
import { block } from './masked-words'

/** Words that are written much like a name that is looked for, and are not masked. */
export interface NearMention {
  /** As they stand first. */
  readonly words: string
  /** A little of what stands around them there, in their line, as it is masked. */
  readonly before: string
  readonly after: string
  /** How often they stand in the text, in any case. */
  readonly count: number
}

/** Beyond so many a lead looks at the text instead. */
const most = 20
/** Shorter names begin too many other words. */
const longEnough = 4
/** What stays of a word in its other forms, and what comes and goes at its end at most. */
const [stays, changes] = [0.6, 5]

/**
 * What may be a name of the outlet in a form that no rule knows: as many words as the name has, each with the same beginning,
 * the first with a capital; and a name without the article that it begins with. For a text as it is masked; those that stand
 * most often come first.
 */
export function nearMentions(masked: string, terms: readonly MaskTerm[]): readonly NearMention[] {
  const names = [...new Map(terms.flatMap(({ text }) => namesIn(fold(text).text)).map((name) => [name.words.join(' '), name])).values()]
  const { folded, table } = searchable(masked)
  const places = [...folded.text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0], from: folded.from[match.index]!, to: folded.from[match.index + match[0].length - 1]! + 1 }))
  const found = new Map<string, Omit<NearMention, 'count'> & { readonly at: Set<number> }>()
  const cut = (from: number, to: number) => table.slice(codePoint(Math.max(0, from)), codePoint(Math.min(table.length, to)))
  for (const { words: name, whole } of names) {
    for (let at = 0; at + name.length <= places.length; at++) {
      if (!name.every((word, index) => isNear(word, places[at + index]!.word))) continue
      const [from, to] = [places[at]!.from, places[at + name.length - 1]!.to]
      const words = cut(from, to)
      if (words.includes(block) || /[.!?;:,\n]/u.test(words) || !/^\p{Lu}/u.test(words)) continue
      if (whole && name.every((word, index) => word === places[at + index]!.word)) continue
      const key = fold(words).text
      const known = found.get(key) ?? { words, before: wordsBefore(cut(from - aroundLength - 1, from)), after: wordsAfter(cut(to, to + aroundLength + 1)), at: new Set() }
      found.set(key, known)
      known.at.add(at)
    }
  }
  return [...found.values()].map(({ at, ...first }) => ({ ...first, count: at.size })).sort((a, b) => b.count - a.count).slice(0, most)
}

/** A name in its words; without a short first one, which may be an article, it is not whole. */
function namesIn(folded: string): readonly { readonly words: readonly string[]; readonly whole: boolean }[] {
  const words = wordsOf(folded)
  if (words.length === 0 || words.length > 6 || words.every((word) => word.length < longEnough)) return []
  return words.length > 1 && words[0]!.length < longEnough ? [{ words: words.slice(1), whole: false }] : [{ words, whole: true }]
}

function wordsOf(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The same, or in long words the same but for the end. */
function isNear(word: string, other: string): boolean {
  if (word === other) return true
  if (word.length < longEnough || word[0] !== other[0]) return false
  const least = Math.max(longEnough - 1, Math.ceil(word.length * stays))
  let same = 0
  while (same < word.length && word[same] === other[same]) same++
  return same >= least && word.length - same <= changes && other.length - same <= changes
}
