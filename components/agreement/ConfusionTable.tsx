'use client'
import { type CSSProperties, useEffect, useRef } from 'react'
import { TagBadge } from '@/components/codebook/TagBadge'
import { Link } from '@/components/page/Link'
import { writeCount } from '@/core/agreement/report/figure-words'
import { writeShare } from '@/core/agreement/report/share-words'
import type { Codebook } from '@/core/codebook/codebook'
import type { ConfusionRow } from './confusion'
import { stepThroughCells } from './plot-links'
import classes from './ConfusionTable.module.css'

interface Props {
  readonly rows: readonly ConfusionRow[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly nameOf: (tag: string | null) => string
  /** Where two tags stand against each other, or one against no other tag, or with itself. */
  readonly hrefOf: (row: string | null, column: string | null) => string | null
}

/** Tags against tags: of the characters that one annotator gave the row's tag, how many in a hundred another gave the column's. */
export const ConfusionTable = ({ rows, codebook, nameOf, hrefOf }: Props) => {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const here = table.current
    here?.addEventListener('keydown', stepThroughCells)
    return () => here?.removeEventListener('keydown', stepThroughCells)
  }, [])
  const first = rows.flatMap((row) => row.cells.map(({ tag, codePoints }) => ({ row: row.tag, tag, codePoints }))).find(({ codePoints }) => codePoints > 0)
  return (
    // Where it is wider than the window it scrolls, by keys too: to the link that has the focus.
    <div className={classes.scroll}>
      <table ref={table} className={classes.table}>
        <caption className={classes.caption}>Of a hundred characters with the row’s tag, how many another annotator gave the column’s</caption>
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>Where one says</th>
            {rows.map(({ tag }) => <th key={tag ?? ''} scope="col" className={classes.column}><ColumnName tag={tag} codebook={codebook} nameOf={nameOf} /></th>)}
            <th scope="col" className={classes.totalHead}>characters</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.tag ?? ''}>
              <th scope="row" className={classes.row}><RowName tag={row.tag} codebook={codebook} nameOf={nameOf} /></th>
              {row.cells.map(({ tag, share, codePoints }) => {
                const both = row.tag === null && tag === null
                const href = codePoints > 0 ? hrefOf(row.tag, tag) : null
                return (
                  <td key={tag ?? ''} className={classes.cell} data-same={(row.tag === tag && !both) || undefined} style={{ '--heat': share.toFixed(3) } as CSSProperties}>
                    {both ? (
                      <span title="not counted">–</span>
                    ) : href === null ? (
                      <span>{writeShare(share)}</span>
                    ) : (
                      <Link href={href} tabIndex={first?.row === row.tag && first.tag === tag ? 0 : -1} aria-label={`${nameOf(row.tag)}, ${tag === null ? 'where another gave' : 'by another'} ${nameOf(tag)}: ${writeShare(share)} %, ${writeCount(codePoints)} characters`}>{writeShare(share)}</Link>
                    )}
                  </td>
                )
              })}
              <td className={classes.total}>{writeCount(row.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type NameProps = Pick<Props, 'codebook' | 'nameOf'> & { readonly tag: string | null }

const ColumnName = ({ tag, codebook, nameOf }: NameProps) => {
  const known = codebook.tags.find(({ key }) => key === tag)
  return known ? <TagBadge codebook={codebook} tag={known} labelled /> : <span className={classes.nothing}>{nameOf(tag)}</span>
}

const RowName = ({ tag, codebook, nameOf }: NameProps) => {
  const known = codebook.tags.find(({ key }) => key === tag)
  return known ? <span><TagBadge codebook={codebook} tag={known} />{known.name}</span> : <span className={classes.nothing}>{nameOf(tag)}</span>
}
