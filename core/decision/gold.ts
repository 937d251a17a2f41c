import type { Case } from '@/core/disagreement/case'
import { taggingKey, taggingsOf } from '@/core/disagreement/tagging'
import { type CaseState, caseStates } from './case-state'
import { type Decision, type Verdict, drawingVerdicts } from './decision'
import { type SoftLabel, softLabel } from './soft-label'
import { type Standing, standingOf } from './standing'

/** Something that stands in the gold, and why. */
export interface GoldEntry extends SoftLabel {
  readonly provenance: 'unanimous' | 'accepted' | 'redrawn'
  /** The annotations that it rests on: of every annotator where unanimous, else those that were accepted or drawn anew. */
  readonly annotationIds: readonly string[]
  /** Only where a verdict put it in. */
  readonly decisionId?: string
  /** Only where redrawn: how. */
  readonly verdict?: Verdict
}

/** One way of reading a place, and who reads it so. */
export interface Reading {
  readonly annotators: readonly string[]
  /** Empty for those who marked nothing there. */
  readonly taggings: readonly (SoftLabel & { readonly annotationIds: readonly string[] })[]
}

/** A place where more than one reading is defensible, by a verdict. */
export interface PluralPassage {
  /** The case. */
  readonly key: string
  readonly decisionId: string
  /** Two or more as a rule; in the order of their first annotator. */
  readonly readings: readonly Reading[]
}

/** What a team takes for right. One view among others, derived afresh from the layers and the decisions. */
export interface Gold {
  /** In the order of the text. */
  readonly entries: readonly GoldEntry[]
  /** Apart from the entries: nobody has to choose one reading for the team. */
  readonly plural: readonly PluralPassage[]
}

/**
 * Derives the gold of an article: the unanimous cases of two or more annotators, what verdicts accept,
 * and what they draw anew, with how many annotators had marked exactly that. Rejected, open, asked about and in need
 * of another look put nothing in; both defensible goes to `plural`.
 * @param decisions all decisions on the article, in any order
 * @param states of the cases, where somebody has them already
 */
export function deriveGold(cases: readonly Case[], decisions: readonly Decision[], states: ReadonlyMap<string, CaseState> = caseStates(cases, decisions)): Gold {
  return {
    entries: cases.flatMap((one) => entriesOf(one, states.get(one.key)!)),
    plural: cases.flatMap((one) => pluralOf(one, states.get(one.key)!)),
  }
}

const inGold: ReadonlySet<Standing> = new Set(['unanimous', 'accepted'])

function entriesOf(one: Case, state: CaseState): GoldEntry[] {
  if (state.kind === 'decided' && drawingVerdicts.includes(state.decision.verdict)) return redrawnOf(one, state.decision)
  return taggingsOf(one.lanes).flatMap((tagging): GoldEntry[] => {
    const annotationIds = tagging.annotations.map(({ id }) => id).filter((id) => inGold.has(standingOf(id, state)))
    if (annotationIds.length === 0) return []
    const label = softLabel(tagging, one.lanes.length)
    if (state.kind !== 'decided') return [{ ...label, provenance: 'unanimous', annotationIds }]
    return [{ ...label, provenance: 'accepted', annotationIds, decisionId: state.decision.id }]
  })
}

function redrawnOf(one: Case, decision: Decision): GoldEntry[] {
  const holders = new Map(taggingsOf(one.lanes).map(({ tag, extent, lanes }) => [taggingKey(tag, extent), lanes.length]))
  return decision.drawn.map(({ tag, extent, quotes }): GoldEntry => ({
    tag, extent, quotes, k: holders.get(taggingKey(tag, extent)) ?? 0, n: one.lanes.length,
    provenance: 'redrawn', annotationIds: decision.chosen, decisionId: decision.id, verdict: decision.verdict,
  }))
}

function pluralOf(one: Case, state: CaseState): PluralPassage[] {
  if (state.kind !== 'decided' || state.decision.verdict !== 'bothDefensible') return []
  const all = taggingsOf(one.lanes)
  const readings = new Map<string, { annotators: string[]; taggings: Reading['taggings'] }>()
  one.lanes.forEach(({ annotator }, index) => {
    const own = all.filter((tagging) => tagging.lanes.includes(index))
    const signature = own.map((tagging) => taggingKey(tagging.tag, tagging.extent)).join(' | ')
    const known = readings.get(signature)
    if (known) {
      known.annotators.push(annotator)
      return
    }
    const taggings = own.map((tagging) => ({
      ...softLabel(tagging, one.lanes.length),
      annotationIds: tagging.annotations.map(({ id }) => id),
    }))
    readings.set(signature, { annotators: [annotator], taggings })
  })
  return [{ key: one.key, decisionId: state.decision.id, readings: [...readings.values()] }]
}
