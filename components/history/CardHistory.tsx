'use client'
import { use, useEffect, useState } from 'react'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import { type Revision, changesBetween } from '@/core/history/revision'
import type { Result } from '@/core/result'
import { Moment } from '../page/Moment'
import classes from './History.module.css'
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

const Versions = ({ codebook, annotation: { id, version }, load, onRestore }: Props & { readonly load: (id: string) => Promise<Result<readonly Revision[]>> }) => {
  const [found, setFound] = useState<Result<readonly Revision[]>>()
  // Each version that is saved is one more to be read.
  useEffect(() => {
    let gone = false
    const read = async () => {
      const result = await load(id)
      if (!gone) setFound(result)
    }
    void read()
    return () => {
      gone = true
    }
  }, [load, id, version])
  if (!found) return <p className={classes.quiet}>Reading the versions…</p>
  if (!found.ok) return <p role="alert" className={classes.quiet}>{found.problem.message}</p>
  const revisions = found.value
  return (
    <ol className={classes.versions} aria-label="Versions, the newest first">
      {revisions.map((revision, at) => (
        <li key={revision.version}>
          <p className={classes.when}>
            {`Version ${revision.version} · ${revision.own ? 'you' : 'somebody else'} · `}<Moment at={revision.changedAt} />{at === 0 && ' · as it stands'}
          </p>
          {changesBetween(codebook, revisions[at + 1], revision).map((words) => <p key={words} className={classes.words} dir="auto">{words}</p>)}
          {onRestore && at > 0 && !revision.deleted && (
            <button type="button" onClick={() => onRestore(contentOf(revision))}>Restore<span className={classes.hidden}>{` version ${revision.version}`}</span></button>
          )}
        </li>
      ))}
    </ol>
  )
}

function contentOf({ tag, extent, quotes, note, attributes }: Revision): AnnotationContent {
  return { tag, extent, quotes, note, attributes }
}
