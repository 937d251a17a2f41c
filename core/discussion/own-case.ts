import type { Annotation } from '@/core/annotation/annotation'
import { type Extent, extentsEqual } from '@/core/annotation/fragment'
import type { Decision, DrawnPassage, Proposal, Verdict } from '@/core/decision/decision'
import { standingOf } from '@/core/decision/standing'
import type { Permission } from '@/core/permission'
import type { CaseMessage } from './case-message'

/** What became of something an annotator marked, by a verdict that stands. */
export const outcomes = ['accepted', 'notAccepted', 'rejected', 'nothingHere', 'bothDefensible', 'redrawn', 'retagged', 'open'] as const

export type Outcome = (typeof outcomes)[number]

/** How an outcome is told to its annotator. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  accepted: 'Accepted as you had it',
  notAccepted: 'Another reading was accepted',
  rejected: 'Rejected',
  nothingHere: 'Nobody should have marked anything here',
  bothDefensible: 'Kept: yours is one of several defensible readings',
  redrawn: 'Drawn anew',
  retagged: 'The words stand, with another tag',
  open: 'Not decided',
}

/**
 * What a decision made of one annotation that it judged, as it stood then. What is drawn anew and comes out as it was, words
 * and tag, is told as accepted; the same words under another tag as that.
 */
export function outcomeOf({ id, tag, extent }: Pick<Annotation, 'id' | 'tag' | 'extent'>, { verdict, chosen, drawn }: Pick<Decision, 'verdict' | 'chosen' | 'drawn'>): Outcome {
  if (verdict === 'ask') return 'open'
  const there = drawn.filter((passage) => extentsEqual(passage.extent, extent))
  if (there.some((passage) => passage.tag === tag)) return 'accepted'
  if (there.length > 0) return 'retagged'
  const standing = standingOf(id, { kind: 'decided', decision: { verdict, chosen } })
  // Of a decision that stands nothing is unanimous or in need of another look: both are said of a case, not of a verdict.
  return standing === 'unanimous' || standing === 'needsAnotherLook' ? 'open' : standing
}

/** Keys of the tags that now stand on words of one's own, without repetition. */
export function newTagsOf(readings: readonly Pick<OwnReading, 'extent' | 'outcome'>[], drawn: readonly DrawnPassage[]): readonly string[] {
  const own = readings.filter(({ outcome }) => outcome === 'retagged')
  return [...new Set(drawn.filter((passage) => own.some(({ extent }) => extentsEqual(extent, passage.extent))).map(({ tag }) => tag))]
}

/** Outcomes as they are told to their annotator, each once. `newTags` are names. */
export function outcomesInWords(told: readonly Outcome[], newTags: readonly string[]): string {
  return [...new Set(told)].map((outcome) => (outcome === 'retagged' && newTags.length > 0 ? `${outcomeWords.retagged}: ${newTags.join(', ')}` : outcomeWords[outcome])).join(' · ')
}

/** Who decided, as far as an annotator is told. */
export type Judge = 'lead' | 'reviewer' | 'rule'

/** Something of one's own that was judged, as it stood then. */
export interface OwnReading extends Pick<Annotation, 'id' | 'tag' | 'extent' | 'quotes' | 'note' | 'attributes' | 'version'> {
  readonly outcome: Outcome
  /** It is not any more as it was judged. */
  readonly changedSince: boolean
}

/** One line of an annotator's list: a verdict on what they marked, or a question about it. */
export interface OwnCaseLine {
  readonly decisionId: string
  readonly article: { readonly title: string | null; readonly opening: string }
  readonly quote: string
  /** Keys of the tags they had given. */
  readonly tags: readonly string[]
  readonly verdict: Verdict
  /** What became of what they marked, without repetition. */
  readonly outcomes: readonly Outcome[]
  /** Keys of the tags that stand on their words instead of theirs. */
  readonly newTags: readonly string[]
  /** ISO 8601. */
  readonly at: string
  /** Of a question: waiting for an answer, answered, or needed no more. */
  readonly question: 'waiting' | 'answered' | 'over' | null
  /** What is asked, in the reviewer's words; null for a verdict. */
  readonly asks: string | null
  readonly objection: ObjectionState | null
}

/** How far an objection is: nobody has looked; the verdict was kept; it was decided again. */
export type ObjectionState = 'open' | 'kept' | 'decidedAgain'

/** A verdict on what an annotator marked, or a question about it, as they may see it. */
export interface OwnCase {
  readonly decisionId: string
  readonly verdict: Verdict
  readonly by: Judge
  readonly at: string
  readonly reason: string
  readonly clause: string
  readonly proposal: Proposal | null
  readonly drawn: readonly DrawnPassage[]
  /** The readings that were accepted in the place of theirs, where the project shows annotators each other's work. */
  readonly accepted: readonly DrawnPassage[]
  readonly readings: readonly OwnReading[]
  /** The words it is about, as far as they may be shown: what one marked, or else what others did, where their work may be seen. May be empty. */
  readonly extent: Extent
  /** Of a question. */
  readonly question: OwnCaseLine['question']
  readonly objection: { readonly state: ObjectionState; readonly text: string; readonly reply: string | null } | null
  readonly mayObject: Permission
  readonly mayAnswer: Permission
  /** What was said, as far as it is theirs to read: oldest first. Nothing of it while the case is not decided, but their own answers. */
  readonly messages: readonly CaseMessage[]
  /** How they are called in the discussion. */
  readonly letter: string
}
