'use client'
import { type CSSProperties, useMemo, useState } from 'react'
import { ArticleTitle } from '@/components/article/ArticleTitle'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import { Unknown } from '@/components/page/Unknown'
import { type Block, isFurniture } from '@/core/article/block'
import type { Codebook } from '@/core/codebook/codebook'
import type { Case } from '@/core/disagreement/case'
import { articleMarks, casesBeginningIn } from '@/core/review/article-marks'
import type { CaseLine } from '@/core/review/case-line'
import { isWaiting } from '@/core/review/filters'
import { offsetTable } from '@/core/text/offset-table'
import { CaseRow } from './CaseRow'
import { LaneBlock } from './LaneBlock'
import type { ReviewArticle } from './review-article'
import classes from './ArticleLanes.module.css'

interface Props {
  readonly article: ReviewArticle
  readonly text: string
  readonly blocks: readonly Block[]
  /** All cases of the article, in the order of the text. */
  readonly cases: readonly Case[]
  /** Their lines, in the same order. */
  readonly lines: readonly CaseLine[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly listHref: string
  readonly caseHref: (line: CaseLine) => string
}

/**
 * An article with everybody's underlines, and beside each paragraph a column per annotator: what they
 * gave to each case that begins there. A narrow window shows the cases as a list.
 */
export const ArticleLanes = ({ article, text, blocks, cases, lines, codebook, listHref, caseHref }: Props) => {
  const [activeKey, setActive] = useState<string>()
  const table = useMemo(() => offsetTable(text), [text])
  const marks = useMemo(() => articleMarks(cases).map((mark) => ({ ...mark, tag: codebook.tags.find(({ key }) => key === mark.tag) })), [cases, codebook])
  const lineOf = useMemo(() => new Map(lines.map((line) => [line.key, line])), [lines])
  const annotators = cases[0]?.lanes.map(({ annotator }) => annotator) ?? []
  const shown = blocks.filter((block) => casesBeginningIn(block, cases).length > 0 || (block.kind !== 'title' && !isFurniture(block.kind)))
  const waiting = lines.filter(isWaiting).length
  const left = blocks.filter((block) => isFurniture(block.kind) && !shown.includes(block)).length

  return (
    <div className={classes.page} style={{ '--lanes': annotators.length } as CSSProperties}>
      <PageHeader
        above={<Link href={listHref}>All cases</Link>}
        title={<ArticleTitle title={article.title} openingWords={article.opening} />}
        explanation={<>{article.outlet ?? <>Outlet <Unknown /></>} · {lines.length} {lines.length === 1 ? 'case' : 'cases'}, {waiting} to decide</>}
      />
      <div className={classes.lanes}>
        <div className={classes.head}>
          <span />
          <div className={classes.names} aria-hidden>
            <span />
            {annotators.map((annotator) => <span key={annotator} className={classes.siglum}>{annotator}</span>)}
          </div>
        </div>
        {shown.map((block) => (
          <LaneBlock
            key={block.start}
            block={block}
            table={table}
            marks={marks}
            cases={casesBeginningIn(block, cases)}
            lineOf={lineOf}
            codebook={codebook}
            caseHref={caseHref}
            activeKey={activeKey}
            onActive={setActive}
          />
        ))}
        {left > 0 && <p className={classes.left}>{left} {left === 1 ? 'line' : 'lines'} of page furniture, where nobody marked anything, {left === 1 ? 'is' : 'are'} left out.</p>}
      </div>
      <ul className={classes.list} aria-label="Cases">
        {lines.map((line) => <li key={line.key} className={classes.item}><CaseRow line={line} href={caseHref(line)} codebook={codebook} /></li>)}
      </ul>
    </div>
  )
}
