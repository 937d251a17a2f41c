import type { Annotation } from '../annotation/annotation'
import type { Extent } from '../annotation/fragment'
import type { Attribute } from '../codebook/codebook'

/** The attribute by which an annotator asks a reviewer to look at a passage. A codebook without it has no flags. */
export const flagKey = 'flag'

/** Whether an attribute is the flag: it is shown with its questions and answers, not among the fields. */
export function isFlag(attribute: Pick<Attribute, 'key' | 'type'>): boolean {
  return attribute.key === flagKey && attribute.type === 'boolean'
}

/** Whether a passage asks for a reviewer. */
export function isFlagged({ attributes }: Pick<Annotation, 'attributes'>): boolean {
  return attributes[flagKey] === true
}

/** What was said about a flagged passage. */
export interface FlagMessage {
  /** UUIDv7, made by the client, so that sending it twice stores it once. */
  readonly id: string
  readonly annotationId: string
  /** The annotator asks; a reviewer or the lead answers. Neither is told who the other is. */
  readonly kind: 'question' | 'answer'
  readonly text: string
  /** ISO 8601, from the database's clock; empty until the server has it. */
  readonly at: string
}

/** A flagged passage as those see it who may answer: the words, the tag, the note, and what was said. Not whose it is. */
export interface FlaggedPassage {
  readonly annotationId: string
  readonly article: { readonly slug: string; readonly title: string | null }
  readonly tag: string
  readonly quote: string
  /** The words around it in its line: a little of them. */
  readonly before: string
  readonly after: string
  /** Where it stands in the article as it is read now; empty where the article has another text since. */
  readonly extent: Extent
  readonly note: string
  /** Oldest first. */
  readonly messages: readonly FlagMessage[]
}

/** Whether somebody still waits for an answer: nothing was said yet, or the last word is a question. */
export function waitsForAnswer(messages: readonly Pick<FlagMessage, 'kind'>[]): boolean {
  return messages.at(-1)?.kind !== 'answer'
}
