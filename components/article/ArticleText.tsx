import { type CSSProperties, type ReactNode, createElement } from 'react'
import type { Block, Mark } from '@/core/article/block'
import { offsetTable } from '@/core/text/offset-table'
import { articleClasses, blockElement, isLong, lengthAttributes, linkAttributes, masked } from './elements'
import { type Stretch, stretchesOf, webAddress } from './inline'
import { piecesOf } from './pieces'
import { type PlacedBlock, type Region, regionsOf } from './regions'

/** What is shown of an article: its canonical text and what stands off from it. Offsets in code points. */
export interface ReadableArticle {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly marks: readonly Mark[]
  /** BCP 47; null when unknown. */
  readonly language: string | null
}

/**
 * The article as plain HTML, set for reading. No script is needed: this is the first paint, and what
 * a search engine or a printer gets. The words are text throughout, never HTML.
 */
export const ArticleText = ({ article }: { readonly article: ReadableArticle }) => {
  const table = offsetTable(article.text)
  const firstTitle = article.blocks.findIndex((block) => block.kind === 'title')
  const line = (placed: PlacedBlock) => {
    const { tag, attributes } = blockElement(placed, placed.index === firstTitle)
    const { class: className, ...rest } = attributes
    return createElement(tag, { key: placed.index, className, ...rest }, ...nest(stretchesOf(placed.block, article.marks, table)))
  }
  const region = (region: Region) => {
    if (region.kind === 'line') return line(region.placed)
    const key = keyOf(region)
    if (region.kind === 'list') return <ul key={key} className={articleClasses.list}>{region.items.map(line)}</ul>
    return (
      <details key={key} className={articleClasses.fold}>
        <summary className={articleClasses.foldSummary} lang="en">{region.summary}</summary>
        <div className={articleClasses.foldBody}>{region.items.map(line)}</div>
      </details>
    )
  }
  const regions = regionsOf(article.blocks)
  return (
    <div className={articleClasses.article} lang={article.language ?? undefined} {...lengthAttributes(article.blocks)}>
      {isLong(article.blocks)
        ? piecesOf(regions).map((piece) => <div key={keyOf(piece[0]!)} data-piece className={articleClasses.piece} style={{ '--regions': piece.length } as CSSProperties}>{piece.map(region)}</div>)
        : regions.map(region)}
    </div>
  )
}

/** The place of a region's first block. */
const keyOf = (region: Region): number => (region.kind === 'line' ? region.placed : region.items[0]!).index

/** Elements around stretches, with neighbours under the same outermost mark in one element. */
function nest(stretches: readonly Stretch[]): ReactNode[] {
  const nodes: ReactNode[] = []
  for (let index = 0; index < stretches.length; ) {
    const mark = stretches[index]!.marks[0]
    const other = stretches.findIndex((one, at) => at > index && one.marks[0] !== mark)
    const end = !mark ? index + 1 : other < 0 ? stretches.length : other
    const run = stretches.slice(index, end)
    nodes.push(mark ? wrap(mark, nest(run.map(({ text, marks }) => ({ text, marks: marks.slice(1) })))) : run[0]!.text)
    index = end
  }
  return nodes
}

function wrap(mark: Mark, children: ReactNode[]): ReactNode {
  if (mark.kind === 'emphasis') return createElement('em', { key: mark.start }, ...children)
  if (mark.kind === 'masked') return createElement('span', { key: mark.start, className: articleClasses.masked, ...masked }, ...children)
  if (mark.kind === 'strong') return createElement('strong', { key: mark.start }, ...children)
  const href = webAddress(mark)
  if (!href) return createElement('span', { key: mark.start }, ...children)
  const { class: className, ...rest } = linkAttributes(href)
  return createElement('a', { key: mark.start, className, ...rest }, ...children)
}
