import type { Extent } from '@/core/annotation/fragment'

/**
 * What a reviewer can say of a case.
 *
 * - `accept`: these annotations are right, and stand in the gold as they are.
 * - `reject`: the named annotations are wrong. Where others are left, the case stays open, and one of the other verdicts ends it.
 * - `nothingHere`: nobody should have marked anything at this place.
 * - `bothDefensible`: every reading stays, marked as plural; disagreement is data.
 * - `union`, `intersection`: the tag is right, from the first edge to the last that anybody gave it, or only the words
 *   that all who gave it share.
 * - `redraw`: none has the edges right, and these are.
 * - `retag`: the words are right, and this is their tag.
 * - `ask`: the annotators are asked; the case is not decided before they have answered and somebody looks again.
 *
 * The four before the last put passages of their own into the gold: `Decision.drawn`.
 */
export const verdicts = ['accept', 'reject', 'nothingHere', 'bothDefensible', 'union', 'intersection', 'redraw', 'retag', 'ask'] as const

export type Verdict = (typeof verdicts)[number]

/** The verdicts that name annotations they are about. */
export const choosingVerdicts: readonly Verdict[] = ['accept', 'reject', 'union', 'intersection', 'redraw', 'retag']

/** The verdicts that put passages of their own in the place of what was marked. */
export const drawingVerdicts: readonly Verdict[] = ['union', 'intersection', 'redraw', 'retag']

/** A passage as a verdict draws it. PostgreSQL refuses one whose quotes are not the text. */
export interface DrawnPassage {
  readonly tag: string
  readonly extent: Extent
  /** The words at each fragment. */
  readonly quotes: readonly string[]
}

/** What a verdict can be put forward as, for the next version of the codebook. */
export const proposals = ['example', 'nearMiss'] as const

export type Proposal = (typeof proposals)[number]

/** An annotation as it stood when somebody judged it. */
export interface JudgedAnnotation {
  readonly id: string
  readonly version: number
}

/** One verdict on one case, with who, when and why. Decisions are never changed: a new one replaces the one before. */
export interface Decision {
  /** UUIDv7, made by the client. */
  readonly id: string
  readonly verdict: Verdict
  /** Every annotation of the case, at the version that was judged. */
  readonly judged: readonly JudgedAnnotation[]
  /** The annotations that the verdict is about: those accepted, rejected, or drawn anew. Empty for verdicts on the whole case. */
  readonly chosen: readonly string[]
  /** What stands in the gold in their place; empty unless the verdict is one of `drawingVerdicts`. */
  readonly drawn: readonly DrawnPassage[]
  readonly reason: string
  /** The clause of the codebook that the reason rests on, as `clausesOf` names them; empty for none. */
  readonly clause: string
  readonly proposal: Proposal | null
  /** The rule that decided; null where somebody decided on this case alone. */
  readonly ruleId: string | null
  readonly decidedBy: { readonly id: string; readonly name: string }
  /** ISO 8601, from the database's clock. */
  readonly decidedAt: string
  /** The decision that this one replaces, if there was one. */
  readonly replaces: string | null
  /** Withdrawn decisions are history: the case is open again. */
  readonly withdrawn: boolean
}
