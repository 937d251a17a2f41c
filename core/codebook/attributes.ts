import type { Attribute, Codebook } from './codebook'

/** The attributes that can be given to a passage with this tag, in the codebook's order. */
export function attributesOf(codebook: Codebook, tagKey: string): readonly Attribute[] {
  return codebook.attributes.filter((attribute) => !attribute.tags || attribute.tags.includes(tagKey))
}

/** A key as words: `state_official` reads “state official”, `0_no_source` reads “no source”. */
export function wordsOf(optionKey: string): string {
  return optionKey.replace(/^\d+_/, '').replaceAll('_', ' ')
}

/** Those of the given attributes that a passage with this tag can have: what goes along when the tag is changed. */
export function fittingAttributes<Value>(codebook: Codebook, tagKey: string, attributes: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const keys = new Set(attributesOf(codebook, tagKey).map(({ key }) => key))
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => keys.has(key)))
}
