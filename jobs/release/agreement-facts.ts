import { pieceKeys, type MetricKey } from '@/core/agreement/report/metric-key'
import { writeFigure, writeInterval } from '@/core/agreement/report/figure-words'
import { metricWords } from '@/core/agreement/report/metric-words'
import type { MetricReport, TagReport } from '@/core/agreement/report/report'
import { wholeProject } from '@/core/agreement/report/scope'
import { type AgreementFact, aggregated } from '@/core/release/facts'
import { readAgreementInput } from '@/data/agreement-input'
import { hashContent } from '@/data/agreement-content'
import { database } from '@/data/database'
import type { ExportSnapshot } from '@/data/export-snapshot'
import type { ReleaseFacts } from '@/core/release/facts'
import { computeInThread } from '../compute-in-thread'

/** The figures that a datasheet has: the family of one coefficient, and plain matching beside it. */
export const datasheetMetrics = ['u-alpha', 'u-alpha-binary', 'cu-alpha', 'f1-exact', 'answers-alpha'] as const satisfies readonly MetricKey[]

/** What the figures of a snapshot are figures of: the SHA-256 of all that they are made of. */
export function agreementContent({ client, project }: ExportSnapshot): Promise<string> {
  return hashContent(client, project.id, [], wholeProject)
}

/**
 * The figures of agreement of a content, by its SHA-256: those that were kept for it, the others computed now, in a thread.
 * Of layers that have changed since the snapshot there are none, which is said.
 */
export async function agreementFacts(projectId: string, content: string, ending: AbortSignal): Promise<Pick<ReleaseFacts, 'agreement' | 'agreementBecause'>> {
  const { rows } = await database().pool.query<{ piece: string; report: MetricReport }>(
    `SELECT piece, report FROM agreement_pieces WHERE project_id = $1 AND content_sha256 = $2 AND state = 'done' AND piece = ANY($3)`, [projectId, content, datasheetMetrics])
  const reports = new Map(rows.map(({ piece, report }) => [piece, report]))
  const missing = datasheetMetrics.filter((metric) => !reports.has(metric))
  if (missing.length > 0) {
    const { input, contentSha256 } = await readAgreementInput(projectId, [], wholeProject)
    if (contentSha256 !== content) return { agreement: [], agreementBecause: 'Layers were changed while the release was made, so that there are no figures of exactly its content.' }
    const made = await computeInThread({ input, pieces: missing }, async (message) => {
      if (message.kind === 'made' && isMetric(message.report)) reports.set(message.piece, message.report)
      return true
    }, ending)
    if (made === 'stopped') return { agreement: [], agreementBecause: 'The computation was stopped.' }
  }
  const agreement = pieceKeys.flatMap((piece) => factOf(reports.get(piece)) ?? [])
  return { agreement, agreementBecause: agreement.length > 0 ? null : 'There are no figures: no two annotators have submitted the same article.' }
}

function isMetric(report: MetricReport | TagReport): report is MetricReport {
  return 'breakdowns' in report
}

function factOf(report: MetricReport | undefined): AgreementFact | undefined {
  const row = report?.breakdowns.find(({ by }) => by === 'all')?.rows[0]
  if (!report || !row || row.counts.articles === 0) return undefined
  return {
    name: `${metricWords[report.metric].sign}, ${metricWords[report.metric].name}`, exact: report.name, figure: writeFigure(row.figure), interval: writeInterval(row.interval, row.counts.contributing),
    articles: row.counts.contributing, annotators: aggregated(row.counts.annotators),
  }
}
