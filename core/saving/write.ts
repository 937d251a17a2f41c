import type { Annotation, AnnotationContent } from '../annotation/annotation'
import { extentsEqual } from '../annotation/fragment'
import type { Origin } from '../annotation/origin'
import type { Problem } from '../result'

/** The whole of an annotation as it shall stand. Sending it twice stores it once. */
export interface PutAnnotation extends AnnotationContent {
  readonly kind: 'put'
  /** UUIDv7, made by the client. */
  readonly id: string
  /** The version that the writer saw; 0 when there is none yet. A deleted annotation is brought back by a put on its last version. */
  readonly basedOn: number
  /** How it was made: the same in every write of an annotation. Without one, by hand, or as it is stored. */
  readonly origin?: Origin
}

/** Takes an annotation away. Its history stays. */
export interface DeleteAnnotation {
  readonly kind: 'delete'
  readonly id: string
  readonly basedOn: number
}

/** One thing to be saved. */
export type Write = PutAnnotation | DeleteAnnotation

/** What became of one write that the server has answered. Only `stored` takes it out of the browser by itself. */
export type WriteOutcome =
  /** Committed. The annotation as this write made it, a tombstone after a delete. */
  | { readonly kind: 'stored'; readonly annotation: Annotation }
  /** Somebody, or another tab, has changed it since; this is how it stands. */
  | { readonly kind: 'conflict'; readonly current: Annotation }
  /** Understood and not accepted, such as a tag that is not in the codebook. Sending it again does not help by itself. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** It can no longer be stored (submitted, taken away), and is committed where the lead finds it. */
  | { readonly kind: 'kept'; readonly problem: Problem }

/** An outcome with the key of its write. */
export interface KeyedOutcome {
  readonly key: string
  readonly outcome: WriteOutcome
}

/** What became of sending a batch. */
export type SendOutcome =
  /** Each of its writes was answered on its own. */
  | { readonly kind: 'answered'; readonly outcomes: readonly KeyedOutcome[] }
  /** The session has ended; or somebody else is signed in in this browser, and nothing is sent in their name. */
  | { readonly kind: 'signedOut'; readonly stranger: boolean }
  /** A 4xx for the batch as a whole: too large, or of a form the server does not know. */
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
