import type { Codebook } from './codebook'
import { tagName } from './codebook-from-tags'
import { tagMatcher } from './match-tags'

/** A tag of the codebook that a tag of a source may be. */
export interface ProposedTag {
  /** Key of the tag in the codebook. */
  readonly key: string
  /** By its very name or key; by the same letters in another writing; or by nearly the same letters. */
  readonly by: 'name' | 'writing' | 'nearness'
  /** From 0 to 1. Only what has the very name is 1, and only that is taken without asking. */
  readonly certainty: number
}

/** Below so much in common nothing is proposed. */
const near = 0.5

/** Which tag of the codebook each tag of a source may be, undefined where none is like it. */
export function proposeTags(codebook: Pick<Codebook, 'tags'>, tags: readonly string[]): readonly (ProposedTag | undefined)[] {
  const match = tagMatcher(codebook)
  const written = codebook.tags.flatMap(({ key, name }) => [{ key, word: lettersOf(name) }, { key, word: lettersOf(key) }])
  return tags.map((tag): ProposedTag | undefined => {
    const matched = match(tag)
    if ('key' in matched) return { key: matched.key, by: 'name', certainty: 1 }
    const word = lettersOf(tagName(tag))
    if (word === '') return undefined
    const same = written.find((one) => one.word === word)
    if (same) return { key: same.key, by: 'writing', certainty: 0.9 }
    const [best] = written.map((one) => ({ key: one.key, alike: alikeness(word, one.word) })).sort((a, b) => b.alike - a.alike)
    return best && best.alike >= near ? { key: best.key, by: 'nearness', certainty: Math.round(best.alike * 80) / 100 } : undefined
  })
}

/** Letters and digits of any script alone: “Loaded_Language” and “loaded language” are one. */
function lettersOf(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Dice's coefficient of the pairs of neighbouring letters: 1 for the same pairs, 0 for none in common. */
function alikeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)]
  const left = [...others]
  const common = pairs.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
  return pairs.length + others.length === 0 ? 0 : (2 * common) / (pairs.length + others.length)
}

function pairsOf(word: string): string[] {
  const letters = [...word]
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}
