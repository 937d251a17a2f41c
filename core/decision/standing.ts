import type { CaseState } from './case-state'

/**
 * What has become of one annotation.
 *
 * - `unanimous`: all of two or more annotators agree on its case, and nobody decided otherwise.
 * - `accepted`: a verdict accepts it.
 * - `notAccepted`: a verdict accepts others of its case, and not this one.
 * - `rejected`: a verdict rejects it.
 * - `nothingHere`: a verdict says that nobody should have marked anything at its place.
 * - `bothDefensible`: a verdict keeps every reading of its case.
 * - `needsAnotherLook`: there is a verdict, and its case has changed since.
 * - `open`: nothing is decided: no verdict, or one that rejects others of its case, or a single annotator.
 *
 * Only the first two put it into the gold.
 */
export const standings = [
  'unanimous', 'accepted', 'notAccepted', 'rejected', 'nothingHere', 'bothDefensible', 'needsAnotherLook', 'open',
] as const

export type Standing = (typeof standings)[number]

/** The standing of an annotation, by its id, in a case of the given state. */
export function standingOf(id: string, state: CaseState): Standing {
  if (state.kind !== 'decided') return state.kind
  const chosen = state.decision.chosen.includes(id)
  switch (state.decision.verdict) {
    case 'accept':
      return chosen ? 'accepted' : 'notAccepted'
    case 'reject':
      return chosen ? 'rejected' : 'open'
    default:
      return state.decision.verdict
  }
}
