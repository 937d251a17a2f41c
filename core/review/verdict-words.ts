import type { Decision, Verdict } from '@/core/decision/decision'
import type { Lane } from '@/core/disagreement/case'

/** The part of a decision that says what was judged right or wrong. */
export type Choice = Pick<Decision, 'verdict' | 'chosen'>

/** How a verdict is called, wherever it is: on its button, in lists, over its reasons. */
export const verdictNames: Readonly<Record<Verdict, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  nothingHere: 'Nothing here',
  bothDefensible: 'Both defensible',
  union: 'Union',
  intersection: 'Intersection',
  redraw: 'Other words',
  retag: 'Another tag',
  ask: 'Ask',
}

/** A verdict with those it is about: of whom every annotation in the case was chosen, and of whom some were. */
export interface VerdictParts {
  readonly verdict: Verdict
  /** Assignments. */
  readonly whole: readonly string[]
  readonly part: readonly string[]
}

/** Whom a verdict is about. */
export function verdictParts({ verdict, chosen }: Choice, one: { readonly lanes: readonly Lane[] }): VerdictParts {
  const ids = new Set(chosen)
  const taken = one.lanes.map(({ assignmentId, annotations }) => ({ assignmentId, all: annotations.length, some: annotations.filter(({ id }) => ids.has(id)).length }))
  return {
    verdict,
    whole: taken.filter(({ all, some }) => all > 0 && some === all).map(({ assignmentId }) => assignmentId),
    part: taken.filter(({ all, some }) => some > 0 && some < all).map(({ assignmentId }) => assignmentId),
  }
}

/** Parts of a verdict in words; `nameOf` says how an assignment's annotator is called. */
export function partsInWords({ verdict, whole, part }: VerdictParts, nameOf: (assignmentId: string) => string): string {
  if (verdict !== 'accept' && verdict !== 'reject') return verdictNames[verdict]
  const names = (assignments: readonly string[]) => assignments.map(nameOf).join(', ')
  if (whole.length > 0) return `${verdictNames[verdict]} ${names(whole)}`
  return part.length > 0 ? `${verdictNames[verdict]} part of ${names(part)}` : verdictNames[verdict]
}

/**
 * A verdict in words, with those it is about: “Accept A, C”, “Reject part of B”, “Nothing here”.
 * Somebody of whom every annotation in the case was chosen is named; else those of whom some were.
 */
export function verdictWords(choice: Choice, one: { readonly lanes: readonly Lane[] }): string {
  const names = new Map(one.lanes.map(({ assignmentId, annotator }) => [assignmentId, annotator]))
  return partsInWords(verdictParts(choice, one), (assignmentId) => names.get(assignmentId)!)
}
