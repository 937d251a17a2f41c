import type { AnnotationContent, AttributeValue } from '@/core/annotation/annotation'
import { wordsOf } from '@/core/codebook/attributes'
import type { Attribute, Codebook } from '@/core/codebook/codebook'

/** One attribute of a passage, written for reading. */
export interface AttributeWords {
  readonly key: string
  /** As in a sentence: “source”, “polarity toward the target”. */
  readonly name: string
  /** “Titorenko › RIA Novosti”, “2 of 3”; empty for a box that is ticked, where the name says it. */
  readonly value: string
}

/** The attributes somebody gave, in the codebook's order; those left empty or not ticked are left out. */
export function attributesInWords(codebook: Pick<Codebook, 'attributes'>, annotation: Pick<AnnotationContent, 'attributes'>): readonly AttributeWords[] {
  return codebook.attributes.flatMap((attribute) => {
    const value = annotation.attributes[attribute.key]
    if (value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0)) return []
    return [{ key: attribute.key, name: lowerFirst(attribute.name), value: valueInWords(attribute, value) }]
  })
}

function valueInWords(attribute: Attribute, value: AttributeValue): string {
  if (value === true) return ''
  if (typeof value === 'object') return value.join(' › ')
  if (attribute.type === 'scale' && attribute.max !== undefined) return `${value} of ${attribute.max}`
  return attribute.type === 'choice' && typeof value === 'string' ? wordsOf(value) : String(value)
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1)
}
