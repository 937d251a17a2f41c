import type { Extent } from './fragment'
import type { Origin } from './origin'

/** The value of an attribute: what the codebook's attribute of that key allows. */
export type AttributeValue = string | number | boolean | readonly string[]

/** The most characters (UTF-16 units) that a note may have. */
export const longestNote = 5_000

/** The most that any one text among the attributes may have, whatever a codebook allows (UTF-16 units). */
export const longestAttribute = 2_000

/** What a person says of a passage: the content of an annotation, without who and when. */
export interface AnnotationContent {
  /** Key of a tag of the codebook version that the assignment is made under. */
  readonly tag: string
  readonly extent: Extent
  /** The words at each fragment, one to one. PostgreSQL refuses others. */
  readonly quotes: readonly string[]
  readonly note: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** A passage tagged by one annotator, as it stands now. */
export interface Annotation extends AnnotationContent {
  /** UUIDv7, made by the client, so that sending it twice stores it once. */
  readonly id: string
  readonly assignmentId: string
  readonly origin: Origin
  /** 1 for the first write, one more for every later one. */
  readonly version: number
  readonly deleted: boolean
  /** ISO 8601, from the database's clock. */
  readonly changedAt: string
  /** Whether its annotator could see the outlet when this version was written. Left out of what a browser has made itself. */
  readonly outletVisible?: boolean
  /** Written after the outlet was revealed that had been hidden from its annotator. Left out where it was not. */
  readonly afterReveal?: boolean
  /** The annotation of the first pass that this one was begun as a copy of, where the reader of an export is told. */
  readonly copiedFrom?: string
}

/** How a quote of several fragments is written on one line. */
export function quoteOf(annotation: Pick<AnnotationContent, 'quotes'>): string {
  return annotation.quotes.join(' … ')
}
