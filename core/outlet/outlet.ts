import type { PartialDate } from '../partial-date'

/** One fact about an outlet: who says it, and since when it holds. A card never shows a bare adjective. */
export interface OutletFact {
  readonly text: string
  readonly source: string
  readonly from?: PartialDate
  readonly to?: PartialDate
  /** What the outlet answered to it; shown beside the claim. */
  readonly reply?: string
}

/** Who wrote (originator) or published (publisher) an article. `null` is unknown, and shown as unknown. */
export interface Outlet {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly kind: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
  /** BCP 47. */
  readonly language: string | null
  readonly stateRelation: string
  /** Other names it goes by, domains among them: masked like its name where the outlet is hidden. */
  readonly aliases: readonly string[]
  readonly facts: readonly OutletFact[]
}
