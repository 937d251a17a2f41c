'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { type MarginCard, isCrowded, layoutMargin } from '@/core/annotation/margin'
import type { Codebook } from '@/core/codebook/codebook'
import { Card, type CardActions } from './Card'
import classes from './Margin.module.css'
import type { TagLooks } from './tag-look'
import { uncover } from './uncover'
import type { Anchor } from './use-anchors'

interface Props {
  /** Those near the window, in reading order. */
  readonly annotations: readonly Annotation[]
  /** Which of all passages each is, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  readonly looks: TagLooks
  readonly codebook: Codebook
  readonly anchors: ReadonlyMap<string, Anchor>
  readonly active: string | null
  /** The passages under the pointer, in the text or in the margin. */
  readonly lit: readonly string[]
  /** All passages at the place that was last clicked, the smallest first. */
  readonly here: readonly string[]
  readonly editable: boolean
  /** A sheet from below with the open card alone, in place of the margin. */
  readonly sheet: boolean
  readonly actions: CardActions
}

const gap = 8
/** The usual height of a card, until it has been measured. */
const usual = { rest: 84, line: 26 }
/** The furthest that a card may be from its passage before all shrink to a line. */
const reach = 260

/** The cards, each at the height of its passage. In reading order, also for those who hear them. */
export const Margin = ({ annotations, numbers, looks, codebook, anchors, active, lit, here, editable, sheet, actions }: Props) => {
  const list = useRef<HTMLOListElement>(null)
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const wanted = (id: string) => anchors.get(id)?.top ?? 0
  const compact = useMemo(
    () => isCrowded(annotations.map(({ id }): MarginCard => ({ id, wanted: anchors.get(id)?.top ?? 0, height: usual.rest })), gap, reach),
    [annotations, anchors],
  )
  const spacing = compact ? 2 : gap
  const cards = annotations.map(({ id }): MarginCard => ({ id, wanted: wanted(id) - 2, height: heights.get(id) ?? (compact ? usual.line : usual.rest) }))
  const tops = layoutMargin(cards, { gap: spacing, fixed: active ?? undefined })
  const end = cards.reduce((furthest, card) => Math.max(furthest, (tops.get(card.id) ?? 0) + card.height), 0)

  useEffect(() => {
    const sizes = new ResizeObserver((entries) => {
      setHeights((known) => {
        const next = new Map(known)
        for (const { target } of entries) if (target instanceof HTMLElement && target.offsetHeight > 0) next.set(target.dataset.id!, target.offsetHeight)
        return next
      })
    })
    for (const item of list.current?.children ?? []) sizes.observe(item)
    return () => sizes.disconnect()
  }, [annotations])

  const together = useMemo(() => {
    const tagOf = new Map(annotations.map((one) => [one.id, one.tag]))
    const all = here.flatMap((id) => {
      const look = looks.get(tagOf.get(id) ?? '')
      return look ? [{ id, look }] : []
    })
    return all.length > 1 && all.some(({ id }) => id === active) ? all : null
  }, [here, annotations, looks, active])

  // Only when another card opens, not whenever something is measured.
  const uncovered = useRef<string | null>(null)
  useEffect(() => {
    const anchor = active && active !== uncovered.current && anchors.get(active)
    if (anchor || !active) uncovered.current = active
    const desk = list.current?.parentElement?.parentElement
    if (sheet && anchor && desk) uncover(list.current!, desk.getBoundingClientRect().top + anchor.top + anchor.height)
  }, [sheet, active, anchors])

  return (
    <ol ref={list} aria-label="Passages" className={classes.margin} data-sheet={sheet || undefined} data-placed={anchors.size > 0 || undefined} style={sheet ? undefined : { minHeight: end }}>
      {annotations.map((annotation) => {
        const { id } = annotation
        const look = looks.get(annotation.tag)
        if (!look) return null
        return (
          <li key={id} aria-setsize={numbers.size} aria-posinset={numbers.get(id)} data-id={id} className={classes.item} data-open={id === active || undefined} style={sheet ? undefined : { top: tops.get(id) }}>
            <Card
              annotation={annotation}
              number={numbers.get(id) ?? 0}
              look={look}
              codebook={codebook}
              open={id === active}
              lit={lit.includes(id)}
              compact={compact && !sheet}
              editable={editable}
              here={id === active ? together : null}
              actions={actions}
            />
          </li>
        )
      })}
    </ol>
  )
}
