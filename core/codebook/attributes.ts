import type { Attribute, Codebook } from './codebook'

/** The attributes that can be given to a passage with this tag, in the codebook's order. */
export function attributesOf(codebook: Codebook, tagKey: string): readonly Attribute[] {
  return codebook.attributes.filter((attribute) => !attribute.tags || attribute.tags.includes(tagKey))
}

/** A key as words: `state_official` reads “state official”, `0_no_source` reads “no source”. */
export function wordsOf(optionKey: string): string {
  return optionKey.replace(/^\d+_/, '').replaceAll('_', ' ')
}
