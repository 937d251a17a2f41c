import { TagBadge } from '@/components/codebook/TagBadge'
import { type Column, DataTable } from '@/components/page/DataTable'
import { Link } from '@/components/page/Link'
import { differenceOf, writeDifference } from '@/core/agreement/report/difference'
import { counted, writeCount, writeNeeded } from '@/core/agreement/report/figure-words'
import type { Breakdown, ReportRow } from '@/core/agreement/report/report'
import { viewWords } from '@/core/agreement/report/view-words'
import type { Codebook } from '@/core/codebook/codebook'
import classes from './FigureTable.module.css'
import { FigureWords, IntervalWords } from './FigureWords'

interface Props {
  readonly breakdown: Breakdown
  /** What `dropped` counts, in the plural. */
  readonly droppedWord: string
  /** The sign of the metric, over the column of figures. */
  readonly sign: string
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** Null where there is no way to the cases of a row. */
  readonly hrefOf: (row: ReportRow) => string | null
  /** The figures these are set beside, and what those are of. */
  readonly beside: { readonly name: string; readonly of: (row: ReportRow) => ReportRow | undefined } | null
}

/** The rows of a plot with all that is needed to judge them. */
export const FigureTable = ({ breakdown, droppedWord, sign, codebook, hrefOf, beside }: Props) => {
  const dropped = breakdown.rows.some(({ counts }) => counts.dropped > 0)
  const columns: readonly Column<ReportRow>[] = [
    { key: 'of', head: viewWords[breakdown.by].of, names: true, cell: (row) => <RowName row={row} by={breakdown.by} codebook={codebook} href={hrefOf(row)} /> },
    { key: 'figure', head: sign, numeric: true, cell: ({ figure }) => <FigureWords figure={figure} /> },
    { key: 'interval', head: '95 % interval', numeric: true, cell: ({ interval, counts, figure }) => <IntervalWords interval={interval} articles={counts.articles} defined={figure.kind === 'value'} /> },
    ...(beside ? besideColumns(beside) : []),
    { key: 'articles', head: 'Articles', numeric: true, cell: ({ counts }) => writeCount(counts.articles) },
    { key: 'annotators', head: 'Annotators', numeric: true, cell: ({ counts }) => writeCount(counts.annotators) },
    { key: 'spans', head: 'Spans', numeric: true, cell: ({ counts }) => writeCount(counts.spans) },
    { key: 'dropped', head: 'Dropped', numeric: true, cell: ({ counts }) => writeCount(counts.dropped) },
    { key: 'needed', head: 'More articles for ± 0.05', numeric: true, cell: ({ articlesNeeded }) => writeNeeded(articlesNeeded) ?? <span className={classes.soft}>unknown</span> },
  ]
  return (
    <>
      <DataTable caption={`${viewWords[breakdown.by].heading}: figures`} columns={columns} rows={breakdown.rows} rowKey={({ key }) => key} />
      {dropped && <p className={classes.because}>Dropped: {droppedWord}.</p>}
    </>
  )
}

function besideColumns(beside: NonNullable<Props['beside']>): readonly Column<ReportRow>[] {
  return [
    {
      key: 'beside', head: beside.name, numeric: true,
      cell: (row) => {
        const other = beside.of(row)
        if (!other) return <span className={classes.soft}>not there</span>
        return (
          <>
            <FigureWords figure={other.figure} />
            <span className={classes.because}>{other.interval.kind === 'interval' ? <IntervalWords interval={other.interval} articles={other.counts.articles} defined /> : 'no interval'}, {counted(other.counts.articles, 'article')}</span>
          </>
        )
      },
    },
    {
      key: 'difference', head: 'Against that', numeric: true,
      cell: (row) => {
        const { value, words } = differenceOf(row, beside.of(row))
        return <>{value === undefined ? '' : writeDifference(value)}<span className={classes.because}>{words}</span></>
      },
    },
  ]
}

interface NameProps {
  readonly row: ReportRow
  readonly by: Breakdown['by']
  readonly codebook: Props['codebook']
  readonly href: string | null
}

const RowName = ({ row, by, codebook, href }: NameProps) => {
  const tag = by === 'tag' ? codebook.tags.find(({ key }) => key === row.key) : undefined
  return (
    <>
      <span className={classes.name}>
        {tag && <TagBadge codebook={codebook} tag={tag} />}
        {href === null ? row.label : <Link href={href} aria-label={`${row.label}: its cases`}>{row.label}</Link>}
      </span>
      {row.variant !== null && <span className={classes.variant}>{row.variant}</span>}
    </>
  )
}
