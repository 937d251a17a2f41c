import { type Column, DataTable } from '@/components/page/DataTable'
import type { Breakdown, ReportRow } from '@/core/agreement/report/report'
import { viewWords } from '@/core/agreement/report/view-words'
import classes from './FigureTable.module.css'
import { FigureWords } from './FigureWords'

interface Props {
  readonly breakdown: Breakdown
  readonly sign: string
  readonly of: 'disagreement' | 'agreement'
}

/** What a figure was divided from, to be opened up: what was observed, and what chance would give. Nothing where there are no such parts. */
export const PartsTable = ({ breakdown, sign, of }: Props) => {
  const rows = breakdown.rows.filter(({ observed, expected }) => observed?.kind === 'value' && expected?.kind === 'value')
  if (rows.length === 0) return undefined
  const columns: readonly Column<ReportRow>[] = [
    { key: 'of', head: viewWords[breakdown.by].of, names: true, cell: ({ label }) => label },
    { key: 'observed', head: 'Observed', numeric: true, cell: ({ observed }) => observed && <FigureWords figure={observed} /> },
    { key: 'expected', head: 'Expected by chance', numeric: true, cell: ({ expected }) => expected && <FigureWords figure={expected} /> },
    { key: 'figure', head: sign, numeric: true, cell: ({ figure }) => <FigureWords figure={figure} /> },
  ]
  return (
    <details className={classes.more}>
      <summary>Observed and expected {of}</summary>
      <p className={classes.formula}>
        {of === 'disagreement' ? 'Each figure is 1 less the observed disagreement over the one that chance would give: 1 − observed ∕ expected.' : 'Each figure is the agreement beyond chance as a share of what there could be: (observed − expected) ∕ (1 − expected).'}{' '}
        A small figure with little observed disagreement means that chance alone would have agreed nearly as often, as with a tag that is hardly ever used.
      </p>
      <DataTable caption={`${viewWords[breakdown.by].heading}: observed and expected ${of}`} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </details>
  )
}
