import type { AttributeValue } from '@/core/annotation/annotation'
import { type Result, fail, ok } from '../result'
import { type Attribute, type Codebook, type TagGroup, codebookSchema, underlinePatterns } from './codebook'
import { keysOf } from './key-of'

/** What was found in layers that came without a codebook. */
export interface FoundTags {
  /** As the source writes them, each once. */
  readonly tags: readonly string[]
  /** Every value that an attribute has somewhere, by its name. */
  readonly attributes: ReadonlyMap<string, readonly AttributeValue[]>
}

/** Ink and tint of groups, one after the other: readable on light paper, and different in lightness too. */
const colours = [
  ['#073CC4', '#93B7FD'], ['#BD570E', '#F2A399'], ['#14875B', '#88EDC8'], ['#622345', '#E7BFE3'],
  ['#383607', '#F9F69F'], ['#0B6E7A', '#9FE3EC'], ['#8A1C1C', '#F3B4B4'], ['#3D3D3D', '#D0D0D0'],
] as const

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Makes a codebook of the tags that were found, so that layers can be brought in before anybody has written one. It says
 * of itself that there are no definitions. The same tags make the same codebook, in whatever order they come.
 * Fails with `refused` where there are more tags than keys to set them with, or none.
 */
export function codebookFromTags({ tags, attributes }: FoundTags, name: string, source: string): Result<Codebook> {
  const names = [...new Set(tags.map(tagName))].sort()
  if (names.length === 0) return fail('refused', 'There is no tag to make a codebook of.')
  if (names.length > letters.length) return fail('refused', `There are ${names.length} tags; a codebook holds ${letters.length}, one for each letter and digit. Publish a codebook with fewer, and bring in what fits.`)
  const keys = keysOf(names, 'tag')
  const shortcuts = shortcutsOf(names)
  const groups = Array.from({ length: Math.ceil(names.length / underlinePatterns.length) }, (_, index): TagGroup => {
    const [ink, tint] = colours[index]!
    return { key: `group_${index + 1}`, name: names.length <= underlinePatterns.length ? 'Tags' : `Tags ${index + 1}`, ink, tint }
  })
  const codebook = codebookSchema.safeParse({
    name: name.slice(0, 120), version: '1', language: 'en',
    guidelines: [`This codebook was made of the tags of layers brought in from ${source}. Definitions did not come with them: write them in the next version.`],
    groups,
    tags: names.map((tag, index) => ({
      key: keys.get(tag), name: tag, group: groups[Math.floor(index / underlinePatterns.length)]!.key, shortcut: shortcuts.get(tag), pattern: underlinePatterns[index % underlinePatterns.length],
      definition: `“${tag}” of ${source}; its definition did not come with it.`, useWhen: 'As its annotators did.', doNotUseWhen: 'Not known.',
    })),
    attributes: attributesOf(attributes),
    questions: [],
  })
  return codebook.success ? ok(codebook.data) : fail('refused', `A codebook cannot be made of these tags: ${codebook.error.issues[0]?.path.join('.')}: ${codebook.error.issues[0]?.message}.`)
}

/** A tag as the name in a codebook: on one line, and not longer than a name may be. */
export function tagName(tag: string): string {
  return [...tag.replace(/\s+/g, ' ').trim()].slice(0, 110).join('').trim()
}

/** The first letter of the tag that is free, or else any. */
function shortcutsOf(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(names.map((name) => {
    const own = name.normalize('NFKD').toLowerCase()
    const free = [...own, ...letters].find((letter) => letters.includes(letter) && !taken.has(letter))!
    taken.add(free)
    return [name, free]
  }))
}

function attributesOf(found: FoundTags['attributes']): Attribute[] {
  const names = [...found.keys()].sort().slice(0, 40)
  const keys = keysOf(names, 'attribute')
  return names.map((name): Attribute => {
    const values = found.get(name)!
    const common = { key: keys.get(name)!, name: tagName(name) || 'Attribute' }
    if (values.every((value) => typeof value === 'boolean')) return { ...common, type: 'boolean' }
    if (values.every((value) => Array.isArray(value))) return { ...common, type: 'list' }
    if (values.every((value) => typeof value === 'number' && Number.isSafeInteger(value))) {
      const [min, max] = [Math.min(...(values as number[])), Math.max(...(values as number[]))]
      return { ...common, type: 'scale', min, max: max > min ? max : min + 1 }
    }
    return { ...common, type: 'text' }
  })
}
