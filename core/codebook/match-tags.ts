import type { AttributeValue } from '@/core/annotation/annotation'
import { checkAttributes } from '@/core/annotation/check-attributes'
import { tagName } from './codebook-from-tags'
import { attributesOf } from './attributes'
import type { Attribute, Codebook, Tag } from './codebook'
import { keyOf } from './key-of'

/** What a tag of a source is in a codebook: its key, or where none fits, the name of the one that may have been meant. */
export type MatchedTag = { readonly key: string } | { readonly perhaps: string | undefined }

/** Finds tags of a source in a codebook: by name or by key, exactly. One that differs in its writing only is proposed, not taken. */
export function tagMatcher({ tags }: { readonly tags: readonly Pick<Tag, 'key' | 'name'>[] }): (tag: string) => MatchedTag {
  const byName = new Map(tags.map((tag) => [tag.name, tag.key]))
  const byKey = new Set(tags.map(({ key }) => key))
  return (tag) => {
    const name = tagName(tag)
    const key = byName.get(name) ?? (byKey.has(tag) ? tag : undefined)
    if (key !== undefined) return { key }
    return { perhaps: tags.find((one) => keyOf(one.name) === keyOf(name) || one.key === keyOf(name))?.name }
  }
}

/** The attributes of a passage as a codebook has them, and the names of those that it has no place for. */
export function fitAttributes(codebook: Codebook, tag: string, attributes: Readonly<Record<string, AttributeValue>>): { fitting: Record<string, AttributeValue>; others: string[] } {
  const known = attributesOf(codebook, tag)
  const others: string[] = []
  const fitting = Object.entries(attributes).flatMap(([name, value]) => {
    const attribute = known.find((one) => one.key === name || one.name === tagName(name))
    const fitted = attribute && inForm(attribute, value)
    if (attribute && fitted !== undefined && checkAttributes(codebook, tag, { [attribute.key]: fitted }).ok) return [[attribute.key, fitted] as const]
    others.push(name)
    return []
  })
  return { fitting: Object.fromEntries(fitting), others }
}

/** The value in the form of the attribute’s type: formats that know words only write numbers and “yes” as words. */
function inForm({ type }: Attribute, value: AttributeValue): AttributeValue | undefined {
  if (type === 'scale' && typeof value === 'string' && /^-?\d{1,9}$/.test(value)) return Number(value)
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if (type === 'list' && typeof value === 'string') return [value]
  if ((type === 'text' || type === 'entity') && typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : String(value)
  return value
}
