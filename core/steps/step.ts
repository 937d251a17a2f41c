import type { AnnotationContent } from '../annotation/annotation'
import type { Origin } from '../annotation/origin'
import { type AnswerValue, sameValue } from '../question/answer'
import { sameContent } from '../saving/write'

/** How an annotation was and how it became. `null` is not there. */
export interface AnnotationEdit {
  readonly kind: 'annotation'
  readonly id: string
  readonly before: AnnotationContent | null
  readonly after: AnnotationContent | null
  /** How it was made: needed where it is made anew by redoing. */
  readonly origin: Origin
  /** It was made by this edit, and not brought back: there was nothing of it before. */
  readonly made?: true
}

/** What was answered to a question about the whole article before, and what is answered now. `null` is no answer. */
export interface AnswerEdit {
  readonly kind: 'answer'
  readonly question: string
  readonly before: AnswerValue | null
  readonly after: AnswerValue | null
}

export type Edit = AnnotationEdit | AnswerEdit

/** What somebody did at once, and takes back at once: one edit as a rule, many where a whole search was tagged. */
export interface Step {
  /** A UUID. */
  readonly key: string
  /** Rises from step to step. Clocks are not to be trusted for this. */
  readonly order: number
  readonly edits: readonly Edit[]
  /** Steps in a row on one thing with the same word here are one step, as in typing a note while the writing goes on (`writing.ts`). */
  readonly flow?: string
  /** Passages whose making had been undone, and which nothing makes again since this was done (`undone-makings.ts`). */
  readonly lapsed?: readonly string[]
}

/** Everything done in an article that can be taken back, and what has been taken back. Without a limit. */
export interface Steps {
  /** The oldest first. */
  readonly done: readonly Step[]
  /** In the order in which they were taken back: the last is the next to be done again. */
  readonly undone: readonly Step[]
}

/** Nothing done yet. */
export const noSteps: Steps = { done: [], undone: [] }

/** What the edit of a step is about: steps flow together only on the same thing. */
export function subjectOf(edit: Edit): string {
  return edit.kind === 'annotation' ? edit.id : `question ${edit.question}`
}

/** Whether two states of an annotation are the same; `null` is not there. */
export function sameState(one: AnnotationContent | null, other: AnnotationContent | null): boolean {
  return one === other || (one !== null && other !== null && sameContent(one, other))
}

/** Whether an edit leaves everything as it was. */
export function isIdle(edit: Edit): boolean {
  return edit.kind === 'annotation' ? sameState(edit.before, edit.after) : sameValue(edit.before, edit.after)
}
