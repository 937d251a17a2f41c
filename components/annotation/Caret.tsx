'use client'
import { useLayoutEffect, useRef } from 'react'
import type { CodePoint } from '@/core/text/offset'
import classes from './Caret.module.css'
import type { Surface } from './surface'

interface Props {
  readonly surface: Surface
  /** In code points: it stands before this one. */
  readonly at: CodePoint
  /** Anything that changes when the text has moved within what it stands in. */
  readonly moved: unknown
}

/** The reading caret: where the keys are in the text. What is there is said in words, to those who do not see it. Placed in what the text stands in. */
export const Caret = ({ surface, at, moved }: Props) => {
  const line = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const put = () => {
      const place = surface.caretAt(at)
      const origin = line.current!.parentElement!.getBoundingClientRect()
      line.current!.hidden = !place
      if (!place) return
      line.current!.style.translate = `${place.left - origin.left}px ${place.top - origin.top}px`
      line.current!.style.height = `${place.bottom - place.top}px`
    }
    put()
    // A long text is laid out piece by piece, also where no passage is measured.
    const sizes = new ResizeObserver(put)
    sizes.observe(surface.root)
    return () => sizes.disconnect()
  }, [surface, at, moved])
  return <span ref={line} aria-hidden="true" className={classes.caret} data-caret={at} />
}
