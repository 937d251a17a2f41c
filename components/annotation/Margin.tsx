'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { type MarginCard, gatherMargin, isCrowded, layoutMargin } from '@/core/annotation/margin'
import type { Codebook } from '@/core/codebook/codebook'
import { Card, type CardActions } from './Card'
import classes from './Margin.module.css'
import type { TagLooks } from './tag-look'
import { uncover } from './uncover'
import { type Anchors, placedAt } from './use-anchors'

interface Props {
  /** Those near the window, in reading order. */
  readonly annotations: readonly Annotation[]
  /** Which of all passages each is, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  /** How many passages there are. */
  readonly total: number
  /** So many that those far from their lines are gathered. */
  readonly many: boolean
  readonly looks: TagLooks
  readonly codebook: Codebook
  readonly anchors: Anchors
  readonly active: string | null
  /** The passages under the pointer, in the text or in the margin. */
  readonly lit: readonly string[]
  /** All passages at the place that was last clicked, the smallest first. */
  readonly here: readonly string[]
  readonly editable: boolean
  /** A sheet from below with the open card alone, in place of the margin. */
  readonly sheet: boolean
  readonly actions: CardActions
  /** From the open card to its words. */
  readonly onWords: () => void
}

const gap = 8
/** The usual height of a card, until it has been measured. */
const usual = { rest: 84, line: 26 }
/** The furthest that a card may be from its passage before all shrink to a line. */
const reach = 260
/** How far down the cards of the first paint go, in pixels, by what is estimated: as far as a window of 1440 pixels shows. */
const firstScreen = 1200
/** In a layer of many passages, how far before they are gathered behind one line. */
const crowd = 1200

/** The cards, each at the height of its passage. In reading order, also for those who hear them. */
export const Margin = ({ annotations, numbers, total, many, looks, codebook, anchors, active, lit, here, editable, sheet, actions, onWords }: Props) => {
  const list = useRef<HTMLOListElement>(null)
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const byId = useMemo(() => new Map(annotations.map((annotation) => [annotation.id, annotation])), [annotations])
  const placed = useMemo(() => annotations.filter(({ id }) => anchors.places.has(id) || id === active), [annotations, anchors, active])
  const compact = useMemo(
    () => isCrowded(placed.map(({ id }): MarginCard => ({ id, wanted: anchors.places.get(id)?.top ?? 0, height: usual.rest })), gap, reach),
    [placed, anchors],
  )
  const spacing = compact ? 2 : gap
  const { items, tops, end } = useMemo(() => {
    const fixed = active ?? undefined
    const cards = placed.map(({ id }): MarginCard => ({ id, wanted: (anchors.places.get(id)?.top ?? 0) - 2, height: heights.get(id) ?? (compact ? usual.line : usual.rest) }))
    // The open card is tall for a while only: it does not count for what is a crowd.
    const items = gatherMargin(cards, { gap: spacing, fixed, reach: many ? crowd : Infinity, line: usual.line })
    const tops = layoutMargin(items.map(({ ids, wanted, height }) => ({ id: ids[0]!, wanted, height })), { gap: spacing, fixed })
    // Before anything was measured, none far below the first screen.
    const first = anchors.measured ? items : items.filter(({ ids }) => ids[0] === active || (tops.get(ids[0]!) ?? 0) < firstScreen)
    return { items: first, tops, end: items.reduce((furthest, { ids, height }) => Math.max(furthest, (tops.get(ids[0]!) ?? 0) + height), 0) }
  }, [placed, anchors, active, heights, compact, spacing, many])

  useEffect(() => {
    const sizes = new ResizeObserver((entries) => {
      setHeights((known) => {
        const changed = entries.flatMap(({ target, borderBoxSize: [size] }): [string, number][] => {
          const { id } = (target as HTMLElement).dataset
          const height = Math.round(size?.blockSize ?? 0)
          return id && height > 0 && known.get(id) !== height ? [[id, height]] : []
        })
        return changed.length > 0 ? new Map([...known, ...changed]) : known
      })
    })
    for (const item of list.current?.children ?? []) sizes.observe(item)
    return () => sizes.disconnect()
  }, [items])

  const together = useMemo(() => {
    const all = here.flatMap((id) => {
      const look = looks.get(byId.get(id)?.tag ?? '')
      return look ? [{ id, look }] : []
    })
    return all.length > 1 && all.some(({ id }) => id === active) ? all : null
  }, [here, byId, looks, active])

  // Only when another card opens, not whenever something is measured.
  const uncovered = useRef<string | null>(null)
  useEffect(() => {
    const anchor = active && active !== uncovered.current && anchors.places.get(active)
    if (anchor || !active) uncovered.current = active
    const desk = list.current?.parentElement?.parentElement
    if (sheet && anchor && desk) uncover(list.current!, desk.getBoundingClientRect().top + anchor.top + anchor.height)
  }, [sheet, active, anchors])

  return (
    <ol ref={list} aria-label="Passages" className={classes.margin} data-sheet={sheet || undefined} data-placed={anchors.measured || undefined} style={sheet ? undefined : { minHeight: end }}>
      {items.map(({ ids }) => {
        const id = ids[0]!
        const annotation = byId.get(id)
        const look = annotation && looks.get(annotation.tag)
        if (!look) return null
        if (ids.length > 1) {
          return (
            <li key={`from ${id}`} data-id={id} aria-setsize={Math.max(total, numbers.get(id) ?? 0)} aria-posinset={numbers.get(id)} className={classes.item} data-gathered style={sheet ? undefined : placedAt(tops.get(id), anchors)}>
              <button type="button" className={classes.gathered} onClick={() => actions.open(id)}>{`${ids.length} more passages, from ${look.tag.name}`}</button>
            </li>
          )
        }
        return (
          <li key={id} aria-setsize={Math.max(total, numbers.get(id) ?? 0)} aria-posinset={numbers.get(id)} data-id={id} className={classes.item} data-open={id === active || undefined} style={sheet ? undefined : placedAt(tops.get(id), anchors)}>
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
              onWords={id === active ? onWords : undefined}
            />
          </li>
        )
      })}
    </ol>
  )
}
