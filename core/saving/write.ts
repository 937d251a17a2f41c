import type { Annotation, AnnotationContent } from '../annotation/annotation'
import { extentsEqual } from '../annotation/fragment'
import type { Problem } from '../result'

/** The whole of an annotation as it shall stand. Sending it twice stores it once. */
export interface PutAnnotation extends AnnotationContent {
  readonly kind: 'put'
  /** UUIDv7, made by the client. */
  readonly id: string
  /** The version that the writer saw; 0 when there is none yet. A deleted annotation is brought back by a put on its last version. */
  readonly basedOn: number
}

/** Takes an annotation away. Its history stays. */
export interface DeleteAnnotation {
  readonly kind: 'delete'
  readonly id: string
  readonly basedOn: number
}

/** One thing to be saved. */
export type Write = PutAnnotation | DeleteAnnotation

/** What became of sending a write. Whatever is not `stored` keeps the write where it is. */
export type SendOutcome =
  /** 2xx: committed. The annotation as it is now, a tombstone after a delete. */
  | { readonly kind: 'stored'; readonly annotation: Annotation }
  /** 409: somebody, or another tab, has changed it since; this is how it stands. */
  | { readonly kind: 'conflict'; readonly current: Annotation }
  /** 401: the session has ended. */
  | { readonly kind: 'signedOut' }
  /** Another 4xx: understood and not accepted, such as a locked assignment. Sending it again does not help by itself. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** No answer, 429 or 5xx: to be sent again, not before `retryAfter` seconds if the server says so. */
  | { readonly kind: 'unreachable'; readonly retryAfter?: number }

/** Whether a write says what an annotation says already: then nothing is left to be saved. */
export function isSatisfiedBy(write: Write, annotation: Annotation): boolean {
  if (write.kind === 'delete') return annotation.deleted
  return !annotation.deleted && sameContent(write, annotation)
}

/** Whether two annotations say the same of the same words. */
export function sameContent(one: AnnotationContent, other: AnnotationContent): boolean {
  return (
    one.tag === other.tag &&
    one.note === other.note &&
    extentsEqual(one.extent, other.extent) &&
    JSON.stringify(sortedAttributes(one)) === JSON.stringify(sortedAttributes(other))
  )
}

function sortedAttributes({ attributes }: AnnotationContent): unknown[] {
  return Object.keys(attributes).sort().map((key) => [key, attributes[key]])
}
