import type { CaseState } from '@/core/decision/case-state'
import type { JudgedAnnotation } from '@/core/decision/decision'
import { annotationsOf, type Case } from '@/core/disagreement/case'
import type { Role } from '@/core/permission'

/**
 * What can be said about a case besides a verdict.
 *
 * - `remark`: in the discussion of a case.
 * - `answer`: an annotator answers what a reviewer asked with the verdict “ask”.
 * - `objection`: an annotator objects to a verdict on what they marked; once.
 * - `reply`: somebody keeps a verdict that was objected to, and says why.
 */
export const caseMessageKinds = ['remark', 'answer', 'objection', 'reply'] as const

export type CaseMessageKind = (typeof caseMessageKinds)[number]

/**
 * Something said about a case. Cases are derived, so it hangs on annotations: it belongs to every case that one of them is
 * in now. Where a case falls apart it stands in each part, where two become one the words of both stand there.
 */
export interface AboutCase {
  /** UUIDv7, made by the client, so that sending it twice stores it once. */
  readonly id: string
  readonly kind: CaseMessageKind
  /** The annotations of the case, at the versions that were looked at; of an objection only its annotator's own. */
  readonly about: readonly JudgedAnnotation[]
  /** The decision that is answered, objected to or kept; null for a remark. */
  readonly decisionId: string | null
  /** The objection that a reply settles. */
  readonly repliesTo: string | null
}

/** The same as it is shown. */
export interface CaseMessage extends AboutCase {
  readonly text: string
  /** The role of whoever said it, when they did. More is not told. */
  readonly role: Role
  /** The annotator's letter in this article; null of those who decide. */
  readonly annotator: string | null
  readonly mine: boolean
  /** ISO 8601, from the database's clock. */
  readonly at: string
}

/** What was said that a list should know of. */
export const caseMarks = ['objected', 'answered', 'discussed'] as const

/**
 * A mark of a case in the list: somebody objects to its verdict and nobody has settled it; somebody has answered what was
 * asked; something was said.
 */
export type CaseMark = (typeof caseMarks)[number]

/** What was said about a case as it is now, in the order in which it came. */
export function messagesAbout<Message extends AboutCase>(one: Pick<Case, 'lanes'>, messages: readonly Message[]): readonly Message[] {
  const present = new Set(annotationsOf(one).map(({ id }) => id))
  return messages.filter(({ about }) => about.some(({ id }) => present.has(id)))
}

/** Whether something was said before the case came to look as it does now. */
export function isEarlier(one: Pick<Case, 'lanes'>, { kind, about }: AboutCase): boolean {
  const present = new Map(annotationsOf(one).map(({ id, version }) => [id, version]))
  if (about.some(({ id, version }) => present.get(id) !== version)) return true
  return kind !== 'objection' && kind !== 'reply' && about.length < present.size
}

/** The objections that nobody has settled: to the verdict that stands, and without a reply. Deciding again settles them. */
export function openObjections<Message extends AboutCase>(state: CaseState, messages: readonly Message[]): readonly Message[] {
  const standing = 'decision' in state ? state.decision.id : undefined
  const replied = new Set(messages.map(({ repliesTo }) => repliesTo))
  return messages.filter(({ kind, id, decisionId }) => kind === 'objection' && decisionId === standing && !replied.has(id))
}

/** What the list says of a case, from everything that was said about its article. */
export function marksOf(one: Pick<Case, 'lanes'>, state: CaseState, messages: readonly AboutCase[]): readonly CaseMark[] {
  const own = messagesAbout(one, messages)
  if (own.length === 0) return []
  const asked = state.kind === 'asked' ? state.decision.id : undefined
  return [
    ...(openObjections(state, own).length > 0 ? (['objected'] as const) : []),
    ...(asked !== undefined && own.some(({ kind, decisionId }) => kind === 'answer' && decisionId === asked) ? (['answered'] as const) : []),
    'discussed',
  ]
}
