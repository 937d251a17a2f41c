import type { CSSProperties, ReactNode } from 'react'
import { tagStyle } from '@/components/codebook/tag-style'
import type { Fragment as Span } from '@/core/annotation/fragment'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { type Marked, type Segment, segmentsOf } from '@/core/review/segment'
import type { OffsetTable } from '@/core/text/offset-table'
import classes from './MarkedText.module.css'

/** A passage drawn under the text, as one line of it. */
export interface TextMark extends Marked {
  /** Undefined when the codebook has no such tag (any more): drawn in plain ink. */
  readonly tag: Tag | undefined
  /** From the words downwards, 0 first; no two marks over the same words share one. See core/annotation/stacking.ts. */
  readonly depth: number
}

interface Props {
  readonly table: OffsetTable
  /** What is shown. Code points, end exclusive. */
  readonly stretch: Span
  readonly marks: readonly TextMark[]
  readonly codebook: Pick<Codebook, 'groups'>
  /** The mark that lies tinted, because its line of the apparatus has the pointer or the focus. */
  readonly activeId?: string
  /** Puts something around the text of a segment, such as a link to its case. */
  readonly wrap?: (words: ReactNode, segment: Segment<TextMark>) => ReactNode
}

/**
 * Text with underlines: hue says the group, pattern the tag, and what overlaps stands one under the other.
 * Plain elements (`mark`, and `span`s in it where several overlap), so it prints, and needs no script.
 */
export const MarkedText = ({ table, stretch, marks, codebook, activeId, wrap }: Props) =>
  segmentsOf(stretch, marks).map((segment) => {
    const words = table.slice(segment.start, segment.end)
    const [outermost, ...inner] = segment.marks.toSorted((a, b) => b.depth - a.depth)
    const drawn = inner.reduceRight<ReactNode>(
      (inside, mark) => <span className={classes.line} {...lineOf(mark, codebook, activeId)}>{inside}</span>,
      words,
    )
    const marked = outermost ? <mark className={classes.line} {...lineOf(outermost, codebook, activeId)}>{drawn}</mark> : words
    return <span key={segment.start}>{wrap ? wrap(marked, segment) : marked}</span>
  })

function lineOf({ id, tag, depth }: TextMark, codebook: Pick<Codebook, 'groups'>, activeId: string | undefined) {
  return {
    'data-pattern': tag?.pattern ?? 'solid',
    'data-active': id === activeId || undefined,
    style: { ...(tag && tagStyle(codebook, tag)), '--depth': depth } as CSSProperties,
  }
}
