import type { AgreementState, PieceState } from './agreement-state'
import type { ReportChoice } from './choice'
import { metricKeys } from './metric-key'
import type { MetricReport } from './report'

/** What a page needs of all there is: the chosen metric whole, of the others the figure of everything, and the tables of tags where they are looked at. */
export function forChoice(state: AgreementState, { metric, view }: Pick<ReportChoice, 'metric' | 'view'>): AgreementState {
  const metrics = Object.fromEntries(metricKeys.map((key) => [key, key === metric ? state.metrics[key] : shortened(state.metrics[key])])) as AgreementState['metrics']
  const tags = view === 'confusion' || view === 'rates' || state.tags.kind !== 'done' ? state.tags : ({ kind: 'none' } as const)
  return { ...state, metrics, tags }
}

function shortened(state: PieceState<MetricReport>): PieceState<MetricReport> {
  if (state.kind !== 'done') return state
  return { ...state, report: { ...state.report, breakdowns: state.report.breakdowns.filter(({ by }) => by === 'all'), perArticle: [] } }
}
