import type { Block, Mark } from '@/core/article/block'
import type { CodePoint } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'

/** A stretch of a block's text under the same marks. */
export interface Stretch {
  readonly text: string
  /** The outermost first: mask, link, then strong, then emphasis. */
  readonly marks: readonly Mark[]
}

const order: Readonly<Record<Mark['kind'], number>> = { masked: 0, link: 1, strong: 2, emphasis: 3 }

/** Cuts a block's text where a mark begins or ends. Marks that are given must be those of the article; others do no harm. */
export function stretchesOf(block: Block, marks: readonly Mark[], table: OffsetTable): readonly Stretch[] {
  const own = marks.filter((mark) => mark.start < block.end && mark.end > block.start).sort((a, b) => order[a.kind] - order[b.kind])
  if (own.length === 0) return block.start === block.end ? [] : [{ text: table.slice(block.start, block.end), marks: [] }]
  const inside = (offset: CodePoint) => (offset > block.start ? (offset < block.end ? offset : block.end) : block.start)
  const cuts = [...new Set([block.start, block.end, ...own.flatMap((mark) => [inside(mark.start), inside(mark.end)])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!
    const here = own.filter((mark) => mark.start <= start && mark.end >= end)
    // A link within a link, or twice emphasised, is written once.
    return { text: table.slice(start, end), marks: here.filter((mark, at) => mark.kind !== here[at - 1]?.kind) }
  })
}

/** The address of a link that may be followed; undefined for `#`, `javascript:` and everything else that is no web address. */
export function webAddress(mark: Mark): string | undefined {
  if (mark.kind !== 'link' || !URL.canParse(mark.href)) return undefined
  const url = new URL(mark.href)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}
