'use client'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import classes from './ImportSheet.module.css'

interface Props {
  readonly label: string
  /** What goes with it, in a sentence. */
  readonly lost: string
  readonly busy: boolean
  readonly onCancel: () => void
}

/** Cancels an import, and asks once before: the file and every choice go with it, and nothing brings them back. */
export const CancelImport = ({ label, lost, busy, onCancel }: Props) => {
  const [asking, setAsking] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  const ask = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asking) keep.current?.focus()
    else if (asked.current) ask.current?.focus()
    asked.current = asking
  }, [asking])
  if (!asking) return <Button ref={ask} size="compact-sm" variant="subtle" color="red" px={0} onClick={() => setAsking(true)}>{label}</Button>
  return (
    <span role="group" aria-label={label} className={classes.ask}>
      <span>{lost}</span> <Button size="compact-sm" variant="filled" color="red" loading={busy} onClick={onCancel}>Cancel it</Button> <Button ref={keep} size="compact-sm" variant="default" onClick={() => setAsking(false)}>Keep it</Button>
    </span>
  )
}
