'use client'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { type Drawing, heightOf } from './plot/drawing'
import { pageInks } from './plot/inks'
import { followLinks, prepareLinks, stepThroughLinks } from './plot-links'
import classes from './PlotView.module.css'

interface Props {
  readonly drawing: Drawing
  /** What the plot shows, for a screen reader. */
  readonly label: string
  readonly onGo: (href: string) => void
}

/**
 * A plot, drawn in the browser once what draws it has come; its place is kept until then, and the table beside it has
 * the same rows. Its marks are links: one stop of the Tab key for all of them, and arrows from one to the next.
 */
export const PlotView = ({ drawing, label, onGo }: Props) => {
  const place = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    const here = place.current
    if (!here) return undefined
    let gone = false
    let width = 0
    const show = async () => {
      try {
        const { draw } = await import('./plot/draw')
        if (gone) return
        const svg = draw(drawing, width, pageInks)
        svg.setAttribute('role', 'group')
        svg.setAttribute('aria-label', label)
        prepareLinks(svg)
        here.replaceChildren(svg)
        here.dataset['drawn'] = ''
        setFailed(false)
      } catch {
        if (!gone) setFailed(true)
      }
    }
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.floor(entry!.contentRect.width)
      if (now === width || now < 100) return
      width = now
      void show()
    })
    observer.observe(here)
    return () => {
      gone = true
      observer.disconnect()
    }
  }, [drawing, label])

  // The links of the SVG are not React's, so what is pressed and typed there is heard here.
  useEffect(() => {
    const here = place.current
    const follow = (event: MouseEvent) => followLinks(event, onGo)
    here?.addEventListener('click', follow)
    here?.addEventListener('keydown', stepThroughLinks)
    return () => {
      here?.removeEventListener('click', follow)
      here?.removeEventListener('keydown', stepThroughLinks)
    }
  }, [onGo])

  const style = { '--plot-wide': `${heightOf(drawing, 1000)}px`, '--plot-narrow': `${heightOf(drawing, 358)}px` } as CSSProperties
  return (
    <>
      <div ref={place} className={classes.plot} style={style} />
      {failed && <p role="status" className={classes.failed}>The plot could not be loaded. The table has the same figures.</p>}
    </>
  )
}
