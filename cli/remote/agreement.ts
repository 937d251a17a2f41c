import type { AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import type { MetricKey } from '@/core/agreement/report/metric-key'
import type { MetricReport, ReportScope } from '@/core/agreement/report/report'
import { askAgreement, findAgreement } from '@/core/api/routes/figures'
import { Failure } from '../failure'
import { stepsOn } from '../step'
import type { Server } from './server'

/** Milliseconds between two looks at how far it is. */
const pause = 700

/** Has a server compute what of these figures it does not have, waits for it, and answers with them, in the order asked for. */
export async function reportsFrom(server: Server, project: string, scope: ReportScope, metrics: readonly MetricKey[]): Promise<readonly MetricReport[]> {
  const query = { codebook: scope.codebook ?? undefined, from: scope.from ?? undefined, until: scope.until ?? undefined }
  const look = () => server.ask<AgreementState>(findAgreement, { params: { project }, query })
  let state = await look()
  const missing = metrics.filter((metric) => !['done', 'waiting', 'running'].includes(state.metrics[metric].kind))
  if (missing.length > 0) state = await server.ask<AgreementState>(askAgreement, { params: { project }, body: { scope, pieces: missing } })
  const open = () => metrics.filter((metric) => ['waiting', 'running'].includes(state.metrics[metric].kind))
  if (open().length > 0) await stepsOn(process.stderr)('Agreement', async (report) => {
    for (; open().length > 0; state = await look()) {
      report.progress(metrics.length - open().length, metrics.length, 'metrics')
      await new Promise((wake) => setTimeout(wake, pause))
    }
    report.done(`${metrics.length} ${metrics.length === 1 ? 'metric' : 'metrics'} computed by ${server.address}`)
  })
  return metrics.map((metric) => reportIn(metric, state.metrics[metric]))
}

function reportIn(metric: MetricKey, piece: PieceState<MetricReport>): MetricReport {
  if (piece.kind === 'done') return piece.report
  throw new Failure(`The server has no figure of ${metric}: ${piece.kind === 'failed' ? piece.because : 'somebody cancelled it, or the layers changed meanwhile'}.`, 'Ask again.')
}
