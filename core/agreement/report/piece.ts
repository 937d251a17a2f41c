import type { AgreementInput } from './input'
import type { GammaCache } from './measure/gamma'
import { type ReportProgress, metricReport } from './metric-report'
import type { PieceKey } from './metric-key'
import type { MetricReport, TagReport } from './report'
import { tagReport } from './tag-report'

/**
 * Counts up whenever a change of code may change a report: what was computed before is computed again. It is part of what
 * reports are kept by.
 */
export const reportVersion = 7

/** Computes one piece step by step; see `metricReport`. */
export function* pieceSteps(input: AgreementInput, piece: PieceKey, cache: GammaCache = new Map()): Generator<ReportProgress, MetricReport | TagReport, void> {
  if (piece !== 'tags') return yield* metricReport(input, piece, cache)
  yield { done: 0, of: 1 }
  return tagReport(input)
}

/** What comes almost for nothing once another piece is computed with the same cache. */
export const twins: Partial<Readonly<Record<PieceKey, PieceKey>>> = { gamma: 'gamma-cat', 'gamma-cat': 'gamma' }
