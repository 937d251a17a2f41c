import type { Layer } from '@/core/annotation/layer'
import { caseStates } from '@/core/decision/case-state'
import type { Decision } from '@/core/decision/decision'
import { deriveGold } from '@/core/decision/gold'
import { annotationsOf } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import type { LabelledSpan } from '../span/marked-article'

/** What the gold of a place is, for those who are held against it. */
export interface Settled {
  /** Null unless two have done the place, and nothing in it is left to decide. */
  readonly gold: readonly LabelledSpan[] | null
  /** Ids of annotations in cases where both readings are defensible: neither right nor wrong. */
  readonly plural: ReadonlySet<string>
}

/** Derives the gold of a place from its layers and decisions. */
export function settledOf(layers: readonly Layer[], decisions: readonly Decision[]): Settled {
  const cases = findCases(layers)
  const states = caseStates(cases, decisions)
  const isPlural = (key: string) => {
    const state = states.get(key)!
    return state.kind === 'decided' && state.decision.verdict === 'bothDefensible'
  }
  const plural = new Set(cases.flatMap((one) => (isPlural(one.key) ? annotationsOf(one).map(({ id }) => id) : [])))
  const whole = layers.length > 1 && [...states.values()].every(({ kind }) => kind === 'unanimous' || kind === 'decided')
  if (!whole) return { gold: null, plural }
  return { gold: deriveGold(cases, decisions).entries.flatMap(({ tag, extent }) => extent.map(({ start, end }) => ({ start, end, label: tag }))), plural }
}
