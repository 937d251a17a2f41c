'use client'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { Extent } from '@/core/annotation/fragment'
import { depths, step } from './highlight-css'
import type { Painted } from './painter'
import classes from './RectPaint.module.css'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

interface Props {
  readonly surface: Surface
  readonly passages: readonly Painted[]
  readonly looks: TagLooks
  readonly tinted: readonly string[]
  /** What is selected and not tagged yet, where a passage is pulled to, what a search has found. */
  readonly pending: Extent
  /** Anything that changes when the text has moved. */
  readonly moved: unknown
}

type Box = { readonly key: string; readonly className: string | undefined; readonly depth?: number; readonly pending?: boolean; readonly tint?: boolean; readonly style: CSSProperties }

/** Underlines as boxes beneath the lines, where highlights cannot underline or colours are forced. The text is not touched here either. Placed in what the text stands in, with which they move. */
export const RectPaint = ({ surface, passages, looks, tinted, pending, moved }: Props) => {
  const [boxes, setBoxes] = useState<readonly Box[]>([])
  const self = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const frame = requestAnimationFrame(() => setBoxes(boxesOf(self.current!.parentElement!.getBoundingClientRect(), { surface, passages, looks, tinted, pending })))
    return () => cancelAnimationFrame(frame)
  }, [surface, passages, looks, tinted, pending, moved])

  return (
    <div ref={self} aria-hidden="true" className={classes.boxes}>
      {boxes.map(({ key, className, depth, pending, tint, style }) => <span key={key} className={className} data-depth={depth} data-pending={pending} data-tint={tint} style={style} />)}
    </div>
  )
}

function boxesOf(origin: DOMRect, { surface, passages, looks, tinted, pending }: Omit<Props, 'moved'>): readonly Box[] {
  const rectsOf = (extent: Extent) => extent.flatMap((fragment) => surface.ranges(fragment)).flatMap((range) => [...range.getClientRects()])
  const over = (rect: DOMRect): CSSProperties => ({ left: rect.left - origin.left, top: rect.top - origin.top, width: rect.width, height: rect.height })
  const lines = passages.flatMap(({ id, extent, tag, depth }) => {
    const look = looks.get(tag)
    if (!look) return []
    const { pattern } = look.tag
    const wavy = pattern === 'wavy'
    return rectsOf(extent).flatMap((rect, index): Box[] => [
      ...(tinted.includes(id) ? [{ key: `${id} ${index} tint`, className: classes.tint, tint: true, style: { ...over(rect), ...look.style } }] : []),
      {
        key: `${id} ${index}`,
        className: wavy ? classes.wavy : undefined,
        depth,
        style: {
          left: rect.left - origin.left,
          top: rect.bottom - origin.top - 2 + Math.min(depth, depths - 1) * step,
          width: rect.width,
          ...(wavy ? look.style : { borderBottom: `${pattern === 'double' ? 3 : 2}px ${pattern} ${look.ink}` }),
        },
      },
    ])
  })
  return [...lines, ...rectsOf(pending).map((rect, index): Box => ({ key: `pending ${index}`, className: classes.pending, pending: true, style: over(rect) }))]
}
