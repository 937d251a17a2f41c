import type { NumberedPassage, ProposedPassage, SettlementKind } from '@/core/codebook/proposal'
import type { Proposal, Verdict } from '@/core/decision/decision'
import type { Role } from '@/core/permission'

/** A passage that a verdict proposes for the codebook, as the lead sees it. */
export interface Proposed {
  /** Of the decision that proposes it. */
  readonly id: string
  readonly as: Proposal
  readonly verdict: Verdict
  /** The likeliest first. */
  readonly passages: readonly NumberedPassage[]
  readonly reason: string
  readonly clause: string
  readonly by: { readonly name: string; readonly role: Role }
  /** ISO 8601. */
  readonly at: string
  readonly caseHref: string
  readonly articleName: string
  readonly settlement: {
    readonly id: string
    readonly kind: SettlementKind
    readonly passage: ProposedPassage | null
    readonly note: string
    readonly by: string
    /** ISO 8601. */
    readonly at: string
    /** The newest version when it was settled. */
    readonly version: number
  } | null
}

/** What a lead makes of a proposal. */
export type Settling = { readonly kind: 'taken'; readonly passage: number; readonly note: string } | { readonly kind: 'setAside'; readonly reason: string } | { readonly kind: 'reopened' }

/** How a proposal is called for people. */
export const proposalNames = { example: 'Example', nearMiss: 'Near miss' } as const
