import type { ReportChoice } from './choice'
import type { MetricKey, PieceKey } from './metric-key'
import type { MetricReport, ReportScope, TagReport } from './report'

/** How far the computation of one piece is. */
export type PieceState<Report> =
  /** Nobody has asked for it since the layers last changed. */
  | { readonly kind: 'none' }
  /** Asked for, and not begun; or to be taken up again after its worker died. */
  | { readonly kind: 'waiting' }
  /** `done` of `of` parts, which take unlike times; `of` may grow. */
  | { readonly kind: 'running'; readonly done: number; readonly of: number }
  | { readonly kind: 'cancelled'; readonly done: number; readonly of: number }
  | { readonly kind: 'failed'; readonly because: string }
  /** Of the layers as they are now. `at`: ISO 8601. */
  | { readonly kind: 'done'; readonly at: string; readonly report: Report }

/** What the agreement page shows, as the server answers it. */
export interface AgreementState {
  readonly scope: ReportScope
  /** By what the figures are kept. Whoever looks again hands it back, and so asks cheaply. */
  readonly content: string
  readonly metrics: Readonly<Record<MetricKey, PieceState<MetricReport>>>
  readonly tags: PieceState<TagReport>
  readonly choices: ScopeChoices
}

/** What a scope can be made of. */
export interface ScopeChoices {
  /** Versions of the codebook with a submitted layer, oldest first. */
  readonly codebooks: readonly number[]
  /** The first and last day on which a layer made here was submitted, `2026-11-02`, by UTC; null where none was. */
  readonly first: string | null
  readonly last: string | null
}

/** What somebody who looks again and again has, and what of it they show. */
export interface AgreementLook {
  readonly known: string
  readonly shown: Pick<ReportChoice, 'metric' | 'view'>
}

/** Whether something is still to come without being asked for again. */
export function isUnderWay(state: PieceState<unknown>): boolean {
  return state.kind === 'waiting' || state.kind === 'running'
}

/** A request to compute, or to cancel: which pieces of which part of the project. */
export interface AgreementRequest {
  readonly scope: ReportScope
  readonly pieces: readonly PieceKey[]
}
