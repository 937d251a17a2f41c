'use client'
import { type CSSProperties, useEffect, useState } from 'react'
import type { Painted } from './painter'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

interface Props {
  readonly desk: HTMLElement
  readonly surface: Surface
  readonly passages: readonly Painted[]
  readonly looks: TagLooks
  /** Anything that changes when the text has moved. */
  readonly moved: unknown
}

type Line = { key: string; style: CSSProperties }

/** Underlines as boxes beneath the lines, for a browser without the Custom Highlight API. The text is not touched here either. */
export const RectPaint = ({ desk, surface, passages, looks, moved }: Props) => {
  const [lines, setLines] = useState<readonly Line[]>([])

  useEffect(() => {
    const origin = desk.getBoundingClientRect()
    setLines(passages.flatMap(({ id, extent, tag, depth }) => {
      const look = looks.get(tag)
      if (!look) return []
      const rects = extent.flatMap((fragment) => surface.ranges(fragment)).flatMap((range) => [...range.getClientRects()])
      const pattern = look.tag.pattern === 'wavy' ? 'ridge' : look.tag.pattern
      return rects.map((rect, index): Line => ({
        key: `${id} ${index}`,
        style: {
          position: 'absolute',
          left: rect.left - origin.left,
          top: rect.bottom - origin.top - 2 + Math.min(depth, 3) * 4,
          width: rect.width,
          borderBottom: `${pattern === 'double' || pattern === 'ridge' ? 3 : 2}px ${pattern} ${look.ink}`,
          pointerEvents: 'none',
        },
      }))
    }))
  }, [desk, surface, passages, looks, moved])

  return <div aria-hidden="true">{lines.map(({ key, style }) => <span key={key} style={style} />)}</div>
}
