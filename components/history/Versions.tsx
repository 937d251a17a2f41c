'use client'
import { useEffect, useState } from 'react'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import { type Revision, changesBetween } from '@/core/history/revision'
import type { Result } from '@/core/result'
import { Moment } from '../page/Moment'
import classes from './History.module.css'

interface Props {
  readonly codebook: Codebook
  readonly annotation: Annotation
  readonly load: (id: string) => Promise<Result<readonly Revision[]>>
  /** Without it the versions are read, not restored. */
  readonly onRestore: ((content: AnnotationContent) => void) | null
}

/** What an annotation was, the newest first: what each version changed, and the way back to it. */
export const Versions = ({ codebook, annotation: { id, version }, load, onRestore }: Props) => {
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
