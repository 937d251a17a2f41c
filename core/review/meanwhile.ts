import type { CaseState } from '@/core/decision/case-state'
import type { CaseLine } from './case-line'

/** A case that somebody else decided, or opened again, since it was read. */
export interface Meanwhile {
  /** Of the decision, or of its withdrawal. */
  readonly id: string
  /** The case as it stands now. */
  readonly line: CaseLine
  /** Whether the decision was taken back. */
  readonly withdrawn: boolean
  readonly by: string
  /** ISO 8601. */
  readonly at: string
}

/** What was decided since a moment. */
export interface MeanwhileNews {
  /** The earliest first; the latest of each case. */
  readonly decided: readonly Meanwhile[]
  /** From here to ask next. ISO 8601, by the database's clock. */
  readonly until: string
}

/** Whether a line of a list, as it was read, is out of date. */
export function isOutdated(read: Pick<CaseLine, 'state' | 'verdict'>, { line }: Pick<Meanwhile, 'line'>): boolean {
  return read.state !== line.state || read.verdict !== line.verdict
}

/** Whether what is known of a case is older than what somebody else has done. */
export function isNews(state: CaseState, { id, withdrawn }: Pick<Meanwhile, 'id' | 'withdrawn'>): boolean {
  if (withdrawn) return 'decision' in state
  return !('decision' in state) || state.decision.id !== id
}
