'use client'
import { type PointerEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { End } from '@/core/annotation/extent-edit'
import type { SnapTo } from '@/core/annotation/snap'
import type { CodePoint } from '@/core/text/offset'
import classes from './ExtentHandles.module.css'
import type { Surface } from './surface'
import type { TagLook } from './tag-look'

interface Props {
  readonly surface: Surface
  readonly annotation: Annotation
  readonly look: TagLook
  /** Anything that changes when the text has moved within what it stands in. */
  readonly moved: unknown
  /** While an end is pulled; with `done` it stays there. Without a place everything stays as it was. */
  readonly onPull: (end: End, to: CodePoint | undefined, snap: SnapTo, done: boolean) => void
}

/** So far a mouse has left the knob for the words, in pixels: from then on it means the word that it is on. Away from the words it is half a line, for a hand drifts. */
const towardsWords = 4
/** Near the upper or lower edge of the window the page moves along, in pixels. */
const edge = 56

/** Two knobs for each fragment of the open passage, to be pulled with mouse or finger. For keys there are the ends on the card. Placed in what the text stands in, with which they move. */
export const ExtentHandles = ({ surface, annotation, look, moved, onPull }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const [pulling, setPulling] = useState<string | null>(null)
  /** Where the pull began, and how far from there the middle of the line is: along the line one pulls the knob, which is beside the words. */
  const grip = useRef({ y: 0, toLine: 0, line: 0 })

  useLayoutEffect(() => {
    const put = () => {
      const origin = box.current!.parentElement!.getBoundingClientRect()
      annotation.extent.forEach((fragment, index) => {
        for (const side of ['start', 'end'] as const) {
          const knob = box.current?.querySelector<HTMLElement>(`[data-end="${side}-${index}"]`)
          const place = surface.caretAt(fragment[side])
          if (!knob) continue
          knob.hidden = !place
          if (place) knob.style.translate = `${place.left - origin.left}px ${(side === 'start' ? place.top : place.bottom) - origin.top}px`
        }
      })
    }
    // Told after the layout of the frame in which they are first seen, and of any in which the text has another: asked for sooner, the page would be laid out once more.
    const sizes = new ResizeObserver(put)
    sizes.observe(surface.root)
    return () => sizes.disconnect()
  }, [surface, annotation, moved])

  const pull = (event: PointerEvent, end: End, done: boolean) => {
    if (pulling !== `${end.side}-${end.fragment}`) return
    // A finger hides what is under it, and goes on beside the words.
    const { y, toLine, line } = grip.current
    const nearer = (event.clientY - y) * Math.sign(toLine)
    const onWords = event.pointerType !== 'touch' && (nearer > towardsWords || -nearer > line / 2)
    onPull(end, surface.nearestTo(event.clientX, event.clientY + (onWords ? 0 : toLine)), event.altKey ? 'characters' : 'words', done)
    if (done) setPulling(null)
    else if (event.clientY < edge) window.scrollBy({ top: -12 })
    else if (event.clientY > window.innerHeight - edge) window.scrollBy({ top: 12 })
  }

  return (
    <div ref={box} aria-hidden="true" className={classes.handles} style={look.style} data-print="no">
      {annotation.extent.flatMap((_, fragment) => (['start', 'end'] as const).map((side) => {
        const key = `${side}-${fragment}`
        return (
          <button
            key={key}
            type="button"
            tabIndex={-1}
            data-end={key}
            hidden
            data-pulling={pulling === key || undefined}
            className={classes.handle}
            aria-label={`Pull the ${side}`}
            title={`Pull the ${side}. Whole words, with Alt parts of them`}
            onPointerDown={(event) => {
              if (event.button !== 0) return
              event.preventDefault()
              // Keys are the passage's from now on, and no field's that was left open.
              if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
              event.currentTarget.setPointerCapture(event.pointerId)
              const place = surface.caretAt(annotation.extent[fragment]![side])
              grip.current = { y: event.clientY, toLine: place ? (place.top + place.bottom) / 2 - event.clientY : 0, line: place ? place.bottom - place.top : 0 }
              setPulling(key)
            }}
            onPointerMove={(event) => pull(event, { fragment, side }, false)}
            onPointerUp={(event) => pull(event, { fragment, side }, true)}
            onPointerCancel={() => {
              setPulling(null)
              onPull({ fragment, side }, undefined, 'words', true)
            }}
          />
        )
      }))}
    </div>
  )
}
