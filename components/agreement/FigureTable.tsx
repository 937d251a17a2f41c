import { TagBadge } from '@/components/codebook/TagBadge'
import { type Column, DataTable } from '@/components/page/DataTable'
import { Link } from '@/components/page/Link'
import { differenceOf, writeDifference } from '@/core/agreement/report/difference'
import { countedArticles, writeArticles, writeCount, writeNeeded } from '@/core/agreement/report/figure-words'
import type { Breakdown, ReportRow } from '@/core/agreement/report/report'
import { viewWords } from '@/core/agreement/report/view-words'
import type { Codebook } from '@/core/codebook/codebook'
import classes from './FigureTable.module.css'
import { FigureWords, IntervalWords } from './FigureWords'
import type { RowLink } from './row-link'

interface Props {
  readonly breakdown: Breakdown
  /** What `dropped` counts, in the plural. */
  readonly droppedWord: string
  /** The sign of the metric, over the column of figures. */
  readonly sign: string
  /** What a row says of its variant; null where nothing. */
  readonly variantOf: (row: ReportRow) => string | null
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** Null where a row leads nowhere. */
  readonly linkOf: (row: ReportRow) => RowLink | null
  /** The figures these are set beside, and what those are of. */
  readonly beside: { readonly name: string; readonly of: (row: ReportRow) => ReportRow | undefined } | null
}

/** The rows of a plot with all that is needed to judge them. */
export const FigureTable = ({ breakdown, droppedWord, sign, variantOf, codebook, linkOf, beside }: Props) => {
  const dropped = breakdown.rows.some(({ counts }) => counts.dropped > 0)
  const needed = breakdown.rows.some(({ articlesNeeded }) => articlesNeeded !== undefined)
  const columns: readonly Column<ReportRow>[] = [
    { key: 'of', head: viewWords[breakdown.by].of, names: true, cell: (row) => <RowName row={row} by={breakdown.by} codebook={codebook} link={linkOf(row)} variant={variantOf(row)} /> },
    { key: 'figure', head: sign, numeric: true, cell: ({ figure }) => <FigureWords figure={figure} /> },
    { key: 'interval', head: '95\u00a0% interval', numeric: true, narrow: true, cell: ({ interval, counts, figure }) => <IntervalWords interval={interval} articles={counts.contributing} defined={figure.kind === 'value'} /> },
    ...(beside ? besideColumns(beside) : []),
    { key: 'articles', head: 'Articles', numeric: true, narrow: true, cell: ({ counts }) => writeArticles(counts) },
    { key: 'annotators', head: 'Annotators', numeric: true, narrow: true, cell: ({ counts }) => writeCount(counts.annotators) },
    { key: 'spans', head: 'Spans', numeric: true, narrow: true, cell: ({ counts }) => writeCount(counts.spans) },
    { key: 'dropped', head: 'Dropped', numeric: true, narrow: true, cell: ({ counts }) => writeCount(counts.dropped) },
    ...(needed ? [neededColumn] : []),
  ]
  return (
    <>
      <DataTable caption={`${viewWords[breakdown.by].heading}: figures`} columns={columns} rows={breakdown.rows} rowKey={({ key }) => key} />
      {dropped && <p className={classes.note}>Dropped: {droppedWord}.</p>}
    </>
  )
}

/** Only where an interval tells: how many more articles would make it narrow. */
const neededColumn: Column<ReportRow> = { key: 'needed', head: 'More for ±\u00a00.05', numeric: true, narrow: true, cell: ({ articlesNeeded }) => writeNeeded(articlesNeeded) ?? <span className={classes.soft}>unknown</span> }

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
            <span className={classes.because}>{other.interval.kind === 'interval' ? <IntervalWords interval={other.interval} articles={other.counts.contributing} defined /> : 'no interval'}, {countedArticles(other.counts)}</span>
          </>
        )
      },
    },
    {
      key: 'difference', head: 'Difference', numeric: true,
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
  readonly link: RowLink | null
  readonly variant: string | null
}

const RowName = ({ row, by, codebook, link, variant }: NameProps) => {
  const tag = by === 'tag' ? codebook.tags.find(({ key }) => key === row.key) : undefined
  return (
    <>
      <span className={classes.name}>
        {tag && <TagBadge codebook={codebook} tag={tag} />}
        {link === null ? row.label : <Link href={link.href} aria-label={`${row.label}: ${link.words}`}>{row.label}</Link>}
      </span>
      {variant !== null && <span className={classes.variant}>{variant}</span>}
    </>
  )
}
