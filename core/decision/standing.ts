import type { CaseState } from './case-state'
import type { Decision } from './decision'

/**
 * What has become of one annotation.
 *
 * - `unanimous`: all of two or more annotators agree on its case, and nobody decided otherwise.
 * - `accepted`: a verdict accepts it.
 * - `notAccepted`: a verdict accepts others of its case, and not this one.
 * - `rejected`: a verdict rejects it.
 * - `nothingHere`: a verdict says that nobody should have marked anything at its place.
 * - `bothDefensible`: a verdict keeps every reading of its case.
 * - `redrawn`: a verdict puts another passage in its place: other edges, or another tag.
 * - `needsAnotherLook`: there is a verdict, and its case has changed since.
 * - `open`: nothing is decided: no verdict, one that rejects others of its case or asks, or a single annotator.
 *
 * Only the first two put it into the gold.
 */
export const standings = [
  'unanimous', 'accepted', 'notAccepted', 'rejected', 'nothingHere', 'bothDefensible', 'redrawn', 'needsAnotherLook', 'open',
] as const

export type Standing = (typeof standings)[number]

/** The standing of an annotation, by its id, in a case of the given state. */
export function standingOf(id: string, state: CaseState | { readonly kind: 'decided'; readonly decision: Pick<Decision, 'verdict' | 'chosen'> }): Standing {
  if (state.kind === 'asked') return 'open'
  if (state.kind === 'open') return 'decision' in state && state.decision.chosen.includes(id) ? 'rejected' : 'open'
  if (state.kind !== 'decided') return state.kind
  const { verdict } = state.decision
  const chosen = state.decision.chosen.includes(id)
  switch (verdict) {
    case 'accept':
      return chosen ? 'accepted' : 'notAccepted'
    case 'reject':
      return chosen ? 'rejected' : 'open'
    case 'union':
    case 'intersection':
    case 'redraw':
    case 'retag':
      return chosen ? 'redrawn' : 'notAccepted'
    case 'ask':
      throw new Error('a case on which the annotators are asked is not decided')
    default:
      return verdict
  }
}
