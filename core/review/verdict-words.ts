import type { Decision, Verdict } from '@/core/decision/decision'
import type { Lane } from '@/core/disagreement/case'

/** The part of a decision that says what was judged right or wrong. */
export type Choice = Pick<Decision, 'verdict' | 'chosen'>

const verbs: Readonly<Record<Verdict, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  nothingHere: 'Nothing here',
  bothDefensible: 'Both defensible',
}

/**
 * A verdict in words, with those it is about: “Accept A, C”, “Reject part of B”, “Nothing here”.
 * Somebody of whom every annotation in the case was chosen is named; else those of whom some were.
 */
export function verdictWords({ verdict, chosen }: Choice, one: { readonly lanes: readonly Lane[] }): string {
  if (verdict === 'nothingHere' || verdict === 'bothDefensible') return verbs[verdict]
  const ids = new Set(chosen)
  const taken = one.lanes.map(({ annotator, annotations }) => ({
    annotator,
    all: annotations.length,
    some: annotations.filter(({ id }) => ids.has(id)).length,
  }))
  const whole = taken.filter(({ all, some }) => all > 0 && some === all)
  const part = taken.filter(({ some }) => some > 0)
  const names = (lanes: typeof taken) => lanes.map(({ annotator }) => annotator).join(', ')
  if (whole.length > 0) return `${verbs[verdict]} ${names(whole)}`
  return part.length > 0 ? `${verbs[verdict]} part of ${names(part)}` : verbs[verdict]
}
