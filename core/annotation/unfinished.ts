import { attributesOf } from '../codebook/attributes'
import type { Attribute, Codebook } from '../codebook/codebook'
import { listChange, mergeFew } from '../list-change'
import type { Annotation, AnnotationContent, AttributeValue } from './annotation'
import { compareInText } from './reading-order'

/** The attributes that the tag requires and the annotation lacks. An unfinished annotation is stored like any other. */
export function missingAttributes(codebook: Codebook, annotation: Pick<AnnotationContent, 'tag' | 'attributes'>): readonly Attribute[] {
  const required = codebook.tags.find((tag) => tag.key === annotation.tag)?.requires ?? []
  return attributesOf(codebook, annotation.tag).filter(
    (attribute) => required.includes(attribute.key) && isEmptyValue(annotation.attributes[attribute.key]),
  )
}

/** An annotation with what it lacks. */
export interface Lacking {
  readonly annotation: Annotation
  readonly missing: readonly Attribute[]
}

/** Those that lack something, of annotations given in reading order, for one who asks again after each change: only what lies between the first and the last change is looked at. */
export function keepUnfinished(codebook: Codebook): (annotations: readonly Annotation[]) => readonly Lacking[] {
  let before: readonly Annotation[] = []
  let unfinished: readonly Lacking[] = []
  return (annotations) => {
    const { removed, added } = listChange(before, annotations)
    before = annotations
    const gone = new Set(removed)
    const come = added.map((annotation) => ({ annotation, missing: missingAttributes(codebook, annotation) })).filter(({ missing }) => missing.length > 0)
    unfinished = mergeFew(unfinished.filter(({ annotation }) => !gone.has(annotation)), come, (a, b) => compareInText(a.annotation, b.annotation))
    return unfinished
  }
}

/** Whether a value says nothing: left out, blank, or an empty list. `false` and 0 are values. */
export function isEmptyValue(value: AttributeValue | undefined): boolean {
  if (value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}
