import type { CaseState } from '@/core/decision/case-state'
import { standingOf } from '@/core/decision/standing'
import type { Case } from '@/core/disagreement/case'
import { annotationsOf } from '@/core/disagreement/case'

/** What a case has come to, for comparing it with others. */
export interface Outcome {
  /** `settled`: decided or unanimous. `plural`: both defensible. `open`: anything else. */
  readonly kind: 'settled' | 'plural' | 'open'
  /** Keys of tags, sorted, without repetition. Those that stand; of open cases those that anybody gave. Empty where nothing stands here. */
  readonly tags: readonly string[]
}

const signs: Readonly<Record<Outcome['kind'], string>> = { settled: '=', plural: '~', open: '?' }

/** What a case has come to. */
export function outcomeOf(one: Case, state: CaseState): Outcome {
  const given = annotationsOf(one)
  if (state.kind === 'unanimous') return outcome('settled', given.map(({ tag }) => tag))
  if (state.kind !== 'decided') return outcome('open', given.map(({ tag }) => tag))
  const { verdict, drawn } = state.decision
  if (verdict === 'bothDefensible') return outcome('plural', given.map(({ tag }) => tag))
  // A verdict that rejects some leaves the others as they were: they stand for what is left here.
  const standing = given.filter(({ id }) => ['accepted', 'open'].includes(standingOf(id, state)))
  return outcome('settled', [...standing, ...drawn].map(({ tag }) => tag))
}

/** As it is kept: `=labelling`, `~distancing+labelling`, `?labelling`, `=` for nothing. The same for the same outcome. */
export function writeOutcome({ kind, tags }: Outcome): string {
  return signs[kind] + tags.join('+')
}

/** Reads what `writeOutcome` wrote. */
export function readOutcome(written: string): Outcome {
  const kind = (['settled', 'plural', 'open'] as const).find((each) => signs[each] === written[0]) ?? 'open'
  return { kind, tags: written.slice(1).split('+').filter((tag) => tag !== '') }
}

function outcome(kind: Outcome['kind'], tags: readonly string[]): Outcome {
  return { kind, tags: [...new Set(tags)].sort() }
}
