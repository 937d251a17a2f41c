import type { Annotation, AnnotationContent } from '../annotation/annotation'
import { extentsEqual } from '../annotation/fragment'
import type { Origin } from '../annotation/origin'
import type { FlagMessage } from '../flag/flag'
import { type Answer, type AnswerValue, sameValue } from '../question/answer'
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

/** What is said to a question about the whole article, from now on. */
export interface PutAnswer {
  readonly kind: 'answer'
  /** The key of the question. */
  readonly id: string
  /** The version that the writer saw; 0 when there is none yet. */
  readonly basedOn: number
  /** `null` takes the answer back. */
  readonly value: AnswerValue | null
}

/** Asks a reviewer about a passage. Said once, and never changed. */
export interface AskReviewer {
  readonly kind: 'message'
  /** UUIDv7, made by the client. */
  readonly id: string
  /** 0: there is no version before. */
  readonly basedOn: number
  readonly annotation: string
  readonly text: string
}

/** A write to an annotation. */
export type AnnotationWrite = PutAnnotation | DeleteAnnotation

/** One thing to be saved, to the annotation, question or message that its `id` names. */
export type Write = AnnotationWrite | PutAnswer | AskReviewer

/** What can be written to, as the server has it. */
export type Standing = Annotation | Answer | FlagMessage

/** Whether it is an annotation that stands there. */
export function isAnnotation(standing: Standing): standing is Annotation {
  return 'extent' in standing
}

/** Whether it is an answer that stands there. */
export function isAnswer(standing: Standing): standing is Answer {
  return 'question' in standing
}

/** What the writes to it name it by. */
export function idOf(standing: Standing): string {
  return isAnswer(standing) ? standing.question : standing.id
}

/** How often it was written; a message once. */
export function versionOf(standing: Standing): number {
  return 'version' in standing ? standing.version : 1
}

/** What became of one write that the server has answered. Only `stored` takes it out of the browser by itself. */
export type WriteOutcome =
  /** Committed. How it stands by this write; after a delete, a tombstone. */
  | { readonly kind: 'stored'; readonly current: Standing }
  /** Somebody, or another tab, has changed it since; this is how it stands. */
  | { readonly kind: 'conflict'; readonly current: Annotation | Answer }
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
  /**
   * No answer, 429 or 5xx: to be sent again, not before `retryAfter` seconds if the server says so. `stumbled`: it was there, and failed over this.
   * `unanswered`: nothing answered at all.
   */
  | { readonly kind: 'unreachable'; readonly retryAfter?: number; readonly stumbled?: boolean; readonly unanswered?: boolean }

/** Whether a write says what stands there already: then nothing is left to be saved. */
export function isSatisfiedBy(write: Write, standing: Standing): boolean {
  switch (write.kind) {
    case 'put':
      return isAnnotation(standing) && !standing.deleted && sameContent(write, standing)
    case 'delete':
      return isAnnotation(standing) && standing.deleted
    case 'answer':
      return isAnswer(standing) && sameValue(write.value, standing.value)
    case 'message':
      return 'text' in standing && standing.text === write.text
  }
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
