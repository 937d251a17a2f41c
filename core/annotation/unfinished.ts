import { attributesOf } from '../codebook/attributes'
import type { Attribute, Codebook } from '../codebook/codebook'
import type { AnnotationContent, AttributeValue } from './annotation'

/** The attributes that the tag requires and the annotation lacks. An unfinished annotation is stored like any other. */
export function missingAttributes(codebook: Codebook, annotation: Pick<AnnotationContent, 'tag' | 'attributes'>): readonly Attribute[] {
  const required = codebook.tags.find((tag) => tag.key === annotation.tag)?.requires ?? []
  return attributesOf(codebook, annotation.tag).filter(
    (attribute) => required.includes(attribute.key) && isEmptyValue(annotation.attributes[attribute.key]),
  )
}

/** The same, for one who asks of the same annotations again and again. */
export function keepMissing(codebook: Codebook): (annotation: Pick<AnnotationContent, 'tag' | 'attributes'>) => readonly Attribute[] {
  const known = new WeakMap<object, readonly Attribute[]>()
  return (annotation) => {
    const before = known.get(annotation)
    if (before) return before
    const missing = missingAttributes(codebook, annotation)
    known.set(annotation, missing)
    return missing
  }
}

/** Whether a value says nothing: left out, blank, or an empty list. `false` and 0 are values. */
export function isEmptyValue(value: AttributeValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}
