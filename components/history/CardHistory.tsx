'use client'
import { use, useState } from 'react'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import classes from './History.module.css'
import { Versions } from './Versions'
import { HistoryOfReading } from './history'

interface Props {
  readonly codebook: Codebook
  readonly annotation: Annotation
  /** Without it the versions are read, not restored. */
  readonly onRestore: ((content: AnnotationContent) => void) | null
}

/** On an open card: what was changed and when, and the way back to any version. A version that is restored is a new one. */
export const CardHistory = ({ codebook, annotation, onRestore }: Props) => {
  const load = use(HistoryOfReading)
  const [open, setOpen] = useState(false)
  if (!load || annotation.version === 0) return null
  return (
    <details className={classes.history} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>History</summary>
      {open && <Versions codebook={codebook} annotation={annotation} load={load} onRestore={onRestore} />}
    </details>
  )
}
