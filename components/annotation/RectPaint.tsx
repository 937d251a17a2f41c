'use client'
import { type CSSProperties, useEffect, useState } from 'react'
import type { Painted } from './painter'
import classes from './RectPaint.module.css'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

interface Props {
  readonly desk: HTMLElement
  readonly surface: Surface
  readonly passages: readonly Painted[]
  readonly looks: TagLooks
  readonly tinted: readonly string[]
  /** Anything that changes when the text has moved. */
  readonly moved: unknown
}

type Line = { key: string; wavy: boolean; style: CSSProperties }

/** Underlines as boxes beneath the lines, where highlights cannot be used: an old browser, forced colours. The text is not touched here either. */
export const RectPaint = ({ desk, surface, passages, looks, tinted, moved }: Props) => {
  const [lines, setLines] = useState<readonly Line[]>([])

  useEffect(() => {
    const frame = requestAnimationFrame(() => setLines(linesOf({ desk, surface, passages, looks, tinted })))
    return () => cancelAnimationFrame(frame)
  }, [desk, surface, passages, looks, tinted, moved])

  return <div aria-hidden="true" style={{ position: 'absolute' }}>{lines.map(({ key, wavy, style }) => <span key={key} className={wavy ? classes.wavy : undefined} style={style} />)}</div>
}

function linesOf({ desk, surface, passages, looks, tinted }: Omit<Props, 'moved'>): readonly Line[] {
  const origin = desk.getBoundingClientRect()
  return passages.flatMap(({ id, extent, tag, depth }) => {
    const look = looks.get(tag)
    if (!look) return []
    const rects = extent.flatMap((fragment) => surface.ranges(fragment)).flatMap((range) => [...range.getClientRects()])
    const { pattern } = look.tag
    const wavy = pattern === 'wavy'
    return rects.map((rect, index): Line => ({
      key: `${id} ${index}`,
      wavy,
      style: {
        position: 'absolute',
        left: rect.left - origin.left,
        ...(tinted.includes(id) ? { boxShadow: `0 0 0 1px ${look.ink}`, outline: '1px solid' } : {}),
        top: rect.bottom - origin.top - 2 + Math.min(depth, 3) * 4,
        width: rect.width,
        ...(wavy ? look.style : { borderBottom: `${pattern === 'double' ? 3 : 2}px ${pattern} ${look.ink}` }),
        pointerEvents: 'none',
      },
    }))
  })
}
