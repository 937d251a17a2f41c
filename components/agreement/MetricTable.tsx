import { Button } from '@mantine/core'
import { type Column, DataTable } from '@/components/page/DataTable'
import { Link } from '@/components/page/Link'
import { type AgreementState, type PieceState, isUnderWay } from '@/core/agreement/report/agreement-state'
import { writeArticles } from '@/core/agreement/report/figure-words'
import { type MetricKey, metricKeys } from '@/core/agreement/report/metric-key'
import { metricWords } from '@/core/agreement/report/metric-words'
import type { MetricReport, ReportRow } from '@/core/agreement/report/report'
import classes from './FigureTable.module.css'
import { FigureWords, IntervalWords } from './FigureWords'

interface Props {
  readonly metrics: AgreementState['metrics']
  readonly hrefFor: (metric: MetricKey) => string
  readonly onAsk: (metrics: readonly MetricKey[]) => void
}

interface MetricRow {
  readonly metric: MetricKey
  readonly state: PieceState<MetricReport>
  readonly row: ReportRow | undefined
}

/** Every metric beside the others, each over everything: as far as they are computed. They measure different things, and none is the better for being higher. */
export const MetricTable = ({ metrics, hrefFor, onAsk }: Props) => {
  const rows = metricKeys.map((metric): MetricRow => {
    const state = metrics[metric]
    return { metric, state, row: state.kind === 'done' ? firstDefined(state.report) : undefined }
  })
  const missing = rows.filter(({ state }) => state.kind !== 'done' && !isUnderWay(state)).map(({ metric }) => metric)
  const columns: readonly Column<MetricRow>[] = [
    {
      key: 'metric', head: 'Metric', names: true,
      cell: ({ metric, row }) => (
        <>
          <span className={classes.name}><Link href={hrefFor(metric)}>{metricWords[metric].sign}</Link></span> <span className={classes.soft}>{metricWords[metric].name}</span>
          {row && row.key !== 'all' && <span className={classes.variant}>{row.label}</span>}
        </>
      ),
    },
    { key: 'figure', head: 'Figure', numeric: true, cell: ({ row, state }) => (row ? <FigureWords figure={row.figure} /> : <span className={classes.soft}>{stateWords(state)}</span>) },
    { key: 'interval', head: '95\u00a0% interval', numeric: true, narrow: true, cell: ({ row }) => row && <IntervalWords interval={row.interval} articles={row.counts.contributing} defined={row.figure.kind === 'value'} /> },
    { key: 'articles', head: 'Articles', numeric: true, narrow: true, cell: ({ row }) => row && writeArticles(row.counts) },
    { key: 'zero', head: 'Chance', cell: ({ metric }) => <span className={classes.soft}>{metricWords[metric].corrected ? 'is 0' : 'not regarded'}</span> },
  ]
  return (
    <details className={classes.more}>
      <summary>Metric by metric</summary>
      <p className={classes.formula}>The same layers by every metric. They ask different questions, so that one is not the better for being higher: settle on one before looking.</p>
      <DataTable caption="Metric by metric" columns={columns} rows={rows} rowKey={({ metric }) => metric} />
      {missing.length > 0 && <Button mt="md" variant="default" size="xs" onClick={() => onAsk(missing)}>Compute the others</Button>}
    </details>
  )
}

/** The figure of everything; where it is refused, what stands in its place. */
function firstDefined({ breakdowns }: MetricReport): ReportRow | undefined {
  const rows = breakdowns.find(({ by }) => by === 'all')?.rows ?? []
  return rows.find(({ figure }) => figure.kind === 'value') ?? rows[0]
}

function stateWords(state: PieceState<unknown>): string {
  switch (state.kind) {
    case 'none': return 'not computed'
    case 'waiting': return 'waiting'
    case 'running': return state.of === 0 ? 'begun' : `${state.done} of ${state.of} parts`
    case 'cancelled': return 'cancelled'
    case 'failed': return 'failed'
    case 'done': return 'no figures'
  }
}
