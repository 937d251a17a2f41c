'use client'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './PopSheet.module.css'

interface Props {
  /** What the button is called; without it, by what is on it. */
  readonly label?: string
  readonly buttonClass: string | undefined
  readonly here?: boolean
  readonly face: ReactNode
  /** What the sheet is called. */
  readonly name: string
  readonly sheetClass: string | undefined
  readonly children: ReactNode
}

/**
 * A button with a sheet, by the browser's own popover: no script is needed to open it, so that it
 * costs the pages around it nothing. Closes when another page has come.
 */
export const PopSheet = ({ label, buttonClass, here, face, name, sheetClass, children }: Props) => {
  const id = useId()
  const sheet = useRef<HTMLDivElement>(null)
  const path = usePathname()
  // Following a link in it stays in the same document: nothing else would close it.
  useEffect(() => sheet.current?.hidePopover?.(), [path])
  return (
    <>
      <button type="button" className={buttonClass} aria-label={label} data-here={here || undefined} popoverTarget={id}>{face}</button>
      <div ref={sheet} id={id} popover="auto" role="group" aria-label={name} className={`${classes.sheet} ${sheetClass ?? ''}`}>{children}</div>
    </>
  )
}

/** Class names for ways to other pages, one under the other. */
export const popSheetClasses = { list: classes.list, way: classes.way }
