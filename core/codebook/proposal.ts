import type { Decision, Proposal, Verdict } from '@/core/decision/decision'
import { compareText } from '@/core/disagreement/order'
import type { Role } from '@/core/permission'
import type { Codebook } from './codebook'

/** A passage that could stand in the codebook, as an annotator marked it or a verdict drew it. */
export interface ProposedPassage {
  /** Key of the tag that was given. */
  readonly tag: string
  /** The words, fragments joined by an ellipsis. */
  readonly quote: string
}

/** One of the passages that a proposal can mean. */
export interface NumberedPassage extends ProposedPassage {
  /** Its number among them, from 0. A verdict never changes, and so neither do these. */
  readonly number: number
}

/** What a lead made of a proposal. */
export const settlementKinds = ['taken', 'setAside', 'reopened'] as const

export type SettlementKind = (typeof settlementKinds)[number]

/** A passage that is to stand in the next version, and where. */
export interface TakenPassage extends ProposedPassage {
  readonly as: Proposal
  /** What is written under it; may be empty. */
  readonly note: string
  /** ISO 8601. */
  readonly at: string
}

/** A passage of the case of a decision, at the version that was judged. */
export interface JudgedPassage extends ProposedPassage {
  readonly annotationId: string
}

/**
 * What a proposal can mean, the likeliest first, without repetition: an example is what the verdict drew, or chose; a near
 * miss is what it rejected, or passed over. The others of the case follow, for a lead who knows better.
 */
export function passagesProposed({ verdict, chosen, drawn }: Pick<Decision, 'verdict' | 'chosen' | 'drawn'>, proposal: Proposal, judged: readonly JudgedPassage[]): readonly NumberedPassage[] {
  const taken = new Set(chosen)
  const own = drawn.map(({ tag, quotes }) => ({ tag, quote: quotes.join(' … ') }))
  const right = [...own, ...judged.filter(({ annotationId }) => taken.has(annotationId))]
  const others = judged.filter(({ annotationId }) => !taken.has(annotationId))
  // What was chosen is right, but where the verdict rejects it.
  const chosenFirst = (proposal === 'example') !== (verdict === 'reject')
  const first = chosenFirst ? [...right, ...others] : [...others, ...right]
  const found = new Map(first.map(({ tag, quote }) => [`${tag} ${quote}`, { tag, quote }]))
  return [...found.values()].map((passage, number) => ({ ...passage, number }))
}

/** A codebook with what was taken into it, the latest last: of one tag and place the latest stands. Everything else is as it was. */
export function withTaken(codebook: Codebook, taken: readonly TakenPassage[]): Codebook {
  const sorted = taken.toSorted((a, b) => compareText(a.at, b.at))
  return {
    ...codebook,
    tags: codebook.tags.map((tag) => sorted.filter((one) => one.tag === tag.key).reduce((changed, { as, quote, note }) => ({ ...changed, [as]: note === '' ? { quote } : { quote, note } }), tag)),
  }
}

/** A passage that a verdict proposes for the codebook, and what was made of it. */
export interface CodebookProposal {
  /** The decision that proposes it. */
  readonly id: string
  readonly as: Proposal
  readonly verdict: Verdict
  /** The likeliest first; of tags that the newest version has. */
  readonly passages: readonly NumberedPassage[]
  readonly reason: string
  readonly clause: string
  readonly by: { readonly name: string; readonly role: Role }
  /** ISO 8601. */
  readonly at: string
  /** The case, as addresses name it. */
  readonly caseKey: string
  readonly articleId: string
  readonly settlement: ProposalSettlement | null
}

/** What a lead made of a proposal. */
export interface ProposalSettlement {
  readonly id: string
  readonly kind: SettlementKind
  readonly passage: ProposedPassage | null
  readonly note: string
  readonly by: string
  /** ISO 8601. */
  readonly at: string
  /** The number of the version that was the newest then. */
  readonly version: number
}
