import type { Codebook } from './codebook'

/**
 * Prose of a codebook with the keys of other tags written as their names: “use attributed_claim”
 * reads “use ‘Attributed claim’”. Only keys of several words, since “labelling” is also a word.
 */
export function withTagNames(prose: string, tags: Pick<Codebook, 'tags'>['tags']): string {
  return prose.replace(/\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g, (key) => {
    const tag = tags.find((one) => one.key === key)
    return tag ? `‘${tag.name}’` : key
  })
}
