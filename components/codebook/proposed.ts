import type { CodebookProposal } from '@/core/codebook/proposal'

/** A passage that a verdict proposes for the codebook, as the lead sees it. */
export interface Proposed extends Omit<CodebookProposal, 'caseKey' | 'articleId'> {
  readonly caseHref: string
  readonly articleName: string
}

/** What a lead makes of a proposal. */
export type Settling = { readonly kind: 'taken'; readonly passage: number; readonly note: string } | { readonly kind: 'setAside'; readonly reason: string } | { readonly kind: 'reopened' }

/** How a proposal is called for people. */
export const proposalNames = { example: 'Example', nearMiss: 'Near miss' } as const
