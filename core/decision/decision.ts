/**
 * What a reviewer can say of a case.
 *
 * - `accept`: these annotations are right, and stand in the gold as they are.
 * - `reject`: the named annotations are wrong; the rest of the case stays open to judgement.
 * - `nothingHere`: nobody should have marked anything at this place.
 * - `bothDefensible`: every reading stays, marked as plural; disagreement is data.
 */
export const verdicts = ['accept', 'reject', 'nothingHere', 'bothDefensible'] as const

export type Verdict = (typeof verdicts)[number]

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
  /** The annotations that the verdict is about: those accepted, or those rejected. Empty for the other two. */
  readonly chosen: readonly string[]
  readonly reason: string
  readonly decidedBy: { readonly id: string; readonly name: string }
  /** ISO 8601, from the database's clock. */
  readonly decidedAt: string
  /** The decision that this one replaces, if there was one. */
  readonly replaces: string | null
  /** Withdrawn decisions are history: the case is open again. */
  readonly withdrawn: boolean
}
