'use client'
import { type KeyboardEvent, memo } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import { gutterLines } from '@/core/annotation/gutter'
import classes from './Gutter.module.css'
import { TagSign } from './TagSign'
import type { TagLook, TagLooks } from './tag-look'
import { type Anchors, placedAt } from './use-anchors'

interface Props {
  /** Those near the window, in reading order. */
  readonly annotations: readonly Annotation[]
  /** Which of all passages each is, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  readonly looks: TagLooks
  readonly anchors: Anchors
  /** How many badges stand side by side; more are gathered behind their number. */
  readonly fit: number
  readonly active: string | null
  readonly onHover: (id: string | null) => void
  /** `here`: all passages that begin on that line. */
  readonly onOpen: (id: string, here: readonly string[]) => void
}

/** Letter badges to the left of the text, at the line where each passage begins. One stop of the Tab key; arrows walk on. */
export const Gutter = memo(({ annotations, numbers, looks, anchors, fit, active, onHover, onOpen }: Props) => {
  const byId = new Map(annotations.map((annotation) => [annotation.id, { annotation, number: numbers.get(annotation.id) ?? 0 }]))
  const places = annotations.flatMap(({ id }) => {
    const anchor = anchors.places.get(id)
    return anchor ? [{ id, top: anchor.top + anchor.height / 2 }] : []
  })
  const known = (id: string): { look: TagLook; number: number } | undefined => {
    const one = byId.get(id)
    const look = one && looks.get(one.annotation.tag)
    return look && { look, number: one.number }
  }
  const stop = active ?? places[0]?.id
  return (
    <div role="group" aria-label="Badges of passages" className={classes.gutter} data-badges data-placed={anchors.measured || undefined} onKeyDown={walk}>
      {gutterLines(places, 10).map(({ top, ids }) => (
        <div key={ids[0]} className={classes.line} data-first={ids[0]} style={placedAt(top, anchors)}>
          {(ids.length > fit ? [ids] : ids.map((id) => [id])).map((group) => {
            const first = group.find((id) => id === active) ?? group[0]!
            const one = known(first)
            if (!one) return null
            const { tag } = one.look
            return (
              <button
                key={group[0]}
                type="button"
                className={classes.badge}
                style={one.look.style}
                data-active={group.includes(active ?? '') || undefined}
                tabIndex={group.includes(stop ?? '') ? 0 : -1}
                aria-label={group.length > 1
                  ? `${group.length} passages begin here: ${group.map((id) => known(id)?.look.tag.name).join(', ')}`
                  : `${tag.shortcut.toUpperCase()} ${tag.name}, passage ${one.number}`}
                onPointerEnter={() => onHover(first)}
                onPointerLeave={() => onHover(null)}
                onClick={() => onOpen(first, ids)}
              >
                {group.length > 1 ? <span className={classes.count}>{group.length}</span> : <TagSign look={one.look} inColour />}
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
})
Gutter.displayName = 'Gutter'

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (!step) return
  const badges = [...event.currentTarget.querySelectorAll('button')]
  const next = badges[badges.indexOf(document.activeElement as HTMLButtonElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
