import { Link } from '@/components/page/Link'
import { TagBadge } from '@/components/codebook/TagBadge'
import type { Block } from '@/core/article/block'
import type { Codebook } from '@/core/codebook/codebook'
import type { Case } from '@/core/disagreement/case'
import type { CaseLine } from '@/core/review/case-line'
import type { OffsetTable } from '@/core/text/offset-table'
import { KindSigns } from './KindSign'
import { MarkedText, type TextMark } from './MarkedText'
import { StateMark } from './StateMark'
import { TextBlock } from './TextBlock'
import classes from './LaneBlock.module.css'

interface Props {
  readonly block: Block
  readonly table: OffsetTable
  readonly marks: readonly (TextMark & { readonly caseKey: string })[]
  /** Those that begin in the block. */
  readonly cases: readonly Case[]
  readonly lineOf: ReadonlyMap<string, CaseLine>
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly caseHref: (line: CaseLine) => string
  /** The case whose words and row are shown together. */
  readonly activeKey: string | undefined
  readonly onActive: (key: string | undefined) => void
}

/** A paragraph with its underlines, and beside it a row for each case that begins there. */
export const LaneBlock = ({ block, table, marks, cases, lineOf, codebook, caseHref, activeKey, onActive }: Props) => {
  const keyOf = (id: string | undefined) => marks.find((mark) => mark.id === id)?.caseKey
  return (
    <div className={classes.row}>
      <TextBlock words={table.slice(block.start, block.end)} className={classes.text} data-kind={block.kind}>
        <MarkedText
          table={table}
          stretch={block}
          marks={marks}
          codebook={codebook}
          wrap={(words, segment) => {
            const key = keyOf(segment.marks[0]?.id)
            const line = key === undefined ? undefined : lineOf.get(key)
            if (!line) return words
            return (
              <Link href={caseHref(line)} tabIndex={-1} className={classes.place} data-active={key === activeKey || undefined} onPointerEnter={() => onActive(key)} onPointerLeave={() => onActive(undefined)}>
                {words}
              </Link>
            )
          }}
        />
      </TextBlock>
      {cases.length > 0 && (
        <ul className={classes.cases}>
          {cases.map((one) => {
            const line = lineOf.get(one.key)
            if (!line) return null
            const active = { onPointerEnter: () => onActive(one.key), onPointerLeave: () => onActive(undefined), onFocus: () => onActive(one.key), onBlur: () => onActive(undefined) }
            return (
              <li key={one.key} id={`case-${one.key}`}>
                <Link href={caseHref(line)} className={classes.case} data-active={one.key === activeKey || undefined} {...active}>
                  <span className={classes.kinds}><KindSigns kinds={line.kinds} readers={line.positions.length} /></span>
                  {line.positions.map(({ annotator, tags }) => (
                    <span key={annotator} className={classes.cell}>
                      <span className={classes.unseen}>{`${annotator}: `}</span>
                      {tags.length === 0 && <><span aria-hidden className={classes.hollow} /><span className={classes.unseen}>nothing. </span></>}
                      {codebook.tags.filter((tag) => tags.includes(tag.key)).map((tag) => <TagBadge key={tag.key} codebook={codebook} tag={tag} labelled />)}
                    </span>
                  ))}
                  <span className={classes.state}>{line.state !== 'unanimous' && <StateMark state={line.state} verdict={line.verdict} />}</span>
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
