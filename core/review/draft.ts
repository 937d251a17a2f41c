import type { Verdict } from '@/core/decision/decision'
import type { Lane } from '@/core/disagreement/case'
import { taggingKey } from '@/core/disagreement/tagging'

/** A verdict that somebody has begun and not yet saved. */
export interface Draft {
  readonly verdict: Verdict
  /** Places of the lanes it is about, ascending; empty for the verdicts on the whole case. */
  readonly lanes: readonly number[]
}

/**
 * The draft that a verdict on a lane begins. Accepting somebody who marked nothing says that there
 * is nothing here. Undefined when there is no such lane.
 */
export function acceptLane(lanes: readonly Lane[], lane: number): Draft | undefined {
  const chosen = lanes[lane]
  if (!chosen) return undefined
  return chosen.annotations.length > 0 ? { verdict: 'accept', lanes: [lane] } : { verdict: 'nothingHere', lanes: [] }
}

/** A rejection; where only one annotator marked anything it is theirs, else the lanes are still to be named. */
export function beginReject(lanes: readonly Lane[]): Draft {
  const marked = lanes.flatMap((lane, index) => (lane.annotations.length > 0 ? [index] : []))
  return { verdict: 'reject', lanes: marked.length === 1 ? marked : [] }
}

/** Puts a lane into a rejection or takes it out. Lanes without annotations cannot be rejected. */
export function toggleLane(draft: Draft, lanes: readonly Lane[], lane: number): Draft {
  if (!lanes[lane]?.annotations.length) return draft
  const without = draft.lanes.filter((each) => each !== lane)
  return { ...draft, lanes: without.length < draft.lanes.length ? without : [...without, lane].sort((a, b) => a - b) }
}

/**
 * Ids of the annotations that a draft is about: all of its lanes, and those of other annotators that
 * say exactly the same (tag and edges), because what is right in A is right in C.
 */
export function chosenBy(draft: Draft, lanes: readonly Lane[]): readonly string[] {
  const keys = new Set(draft.lanes.flatMap((lane) => lanes[lane]!.annotations.map(({ tag, extent }) => taggingKey(tag, extent))))
  return lanes.flatMap((lane) => lane.annotations.filter(({ tag, extent }) => keys.has(taggingKey(tag, extent))).map(({ id }) => id))
}

/** What is missing before a draft can be saved, as a sentence for the reviewer; undefined when nothing is. */
export function missingIn(draft: Draft, reason: string): string | undefined {
  if (draft.verdict === 'reject' && draft.lanes.length === 0) return 'Say whose reading you reject: press their letter.'
  if (reason.trim() === '') return 'Say why: a number of the list, or a few words.'
  return undefined
}
