import { type Case, annotationsOf } from '@/core/disagreement/case'
import { compareText } from '@/core/disagreement/order'
import type { Decision } from './decision'

/** How far a case is. */
export type CaseState =
  /** The annotators differ, or there is only one, and nobody has decided. */
  | { readonly kind: 'open' }
  /** Some of what was marked is rejected; the rest waits for a verdict as before. */
  | { readonly kind: 'open'; readonly decision: Decision }
  /** Two or more annotators agree exactly, and nobody has decided otherwise. */
  | { readonly kind: 'unanimous' }
  /** Somebody decided on exactly the annotations that are there now. */
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** The annotators are asked, and nothing has changed since: nothing is decided, and nobody has to look before they answer. */
  | { readonly kind: 'asked'; readonly decision: Decision }
  /** Somebody decided, and the case has changed since: the verdict does not hold until somebody looks again. */
  | {
      readonly kind: 'needsAnotherLook'
      readonly decision: Decision
      /** Ids of annotations in the case that were not judged. */
      readonly added: readonly string[]
      /** Ids that were judged and are in the case no more: deleted, or moved to other words. */
      readonly removed: readonly string[]
      /** Ids that were judged at another version. */
      readonly changed: readonly string[]
    }

/**
 * The state of one case. A decision belongs to it when it judged at least one of its annotations; of
 * several in force the latest counts. In force is a decision that is not withdrawn and that no other
 * one replaces. So withdrawing a decision opens the case again; it does not bring back the one that it
 * had replaced. A decision stands above unanimity: what all agree on can still be rejected.
 * @param decisions all decisions on the article, in any order
 */
export function caseState(one: Case, decisions: readonly Decision[]): CaseState {
  return caseStates([one], decisions).get(one.key)!
}

/** The states of many cases of one article, by the key of the case, in time that grows with what was judged. */
export function caseStates(cases: readonly Case[], decisions: readonly Decision[]): ReadonlyMap<string, CaseState> {
  const latest = latestByAnnotation(decisions)
  return new Map(cases.map((one) => [one.key, stateOf(one, latest)]))
}

function stateOf(one: Case, latest: ReadonlyMap<string, Decision>): CaseState {
  const annotations = annotationsOf(one)
  let decision: Decision | undefined
  for (const { id } of annotations) {
    const other = latest.get(id)
    if (other && (!decision || byTime(other, decision) > 0)) decision = other
  }
  if (!decision) return one.unanimous && one.lanes.length > 1 ? { kind: 'unanimous' } : { kind: 'open' }

  const present = new Map(annotations.map(({ id, version }) => [id, version]))
  const judged = new Map(decision.judged.map(({ id, version }) => [id, version]))
  const added = [...present.keys()].filter((id) => !judged.has(id)).sort()
  const removed = [...judged.keys()].filter((id) => !present.has(id)).sort()
  const changed = [...present.keys()].filter((id) => judged.has(id) && judged.get(id) !== present.get(id)).sort()
  if (added.length + removed.length + changed.length === 0) {
    if (decision.verdict === 'ask') return { kind: 'asked', decision }
    return { kind: isPartial(decision) ? 'open' : 'decided', decision }
  }
  return { kind: 'needsAnotherLook', decision, added, removed, changed }
}

/** Whether a decision leaves something of its case to be decided: a rejection of some of it, and not of all. */
export function isPartial({ verdict, judged, chosen }: Pick<Decision, 'verdict' | 'judged' | 'chosen'>): boolean {
  return verdict === 'reject' && chosen.length < judged.length
}

/** For each annotation that was judged, the latest decision in force that judged it. */
function latestByAnnotation(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const replaced = new Set(decisions.map((decision) => decision.replaces))
  const inForce = decisions.filter((decision) => !decision.withdrawn && !replaced.has(decision.id))
  return new Map(inForce.sort(byTime).flatMap((decision) => decision.judged.map(({ id }) => [id, decision] as const)))
}

function byTime(a: Decision, b: Decision): number {
  return compareText(a.decidedAt, b.decidedAt) || compareText(a.id, b.id)
}
