import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Progress } from '@/components/page/Progress'
import type { ImportProgress, ImportState } from '@/core/import-job/state'
import { writeSize } from './words'
import classes from './ImportWait.module.css'

interface Props {
  readonly state: Extract<ImportState, 'uploading' | 'reading' | 'applying'>
  readonly progress: ImportProgress | null
  /** Whether this browser sends the file now; an upload that stands still needs the file again. */
  readonly sending: boolean
  readonly onCancel: () => void
  /** What goes on with it, before what stops it. */
  readonly children?: ReactNode
}

const words = {
  uploading: { head: 'The file is being sent', note: 'Stay on this page until it has arrived. If the connection breaks, what has arrived is kept.' },
  reading: { head: 'The file is being read', note: 'You can leave this page, or close it: reading goes on, and what was found will stand here.' },
  applying: { head: 'It is being stored', note: 'You can leave this page, or close it: nothing is stored twice, and the report will stand here.' },
} as const

/** What takes its time: how far it is, whether one has to stay, and how to stop it. */
export const ImportWait = ({ state, progress, sending, onCancel, children }: Props) => (
  <section className={classes.wait} aria-labelledby="import-wait">
    <h2 id="import-wait">{state === 'uploading' && !sending ? 'The file has not arrived whole' : words[state].head}</h2>
    {progress && progress.of > 0 && (progress.unit === 'items' ? <Progress done={progress.done} total={progress.of} noun={state === 'applying' ? 'stored' : 'read'} /> : <Bytes {...progress} />)}
    <p className={classes.soft}>{state === 'uploading' && !sending ? (progress?.done ? 'It was left half way. Choose the same file again, and it goes on where it was.' : 'Nothing of it is here yet. Choose the same file again, and it is sent.') : words[state].note}</p>
    <div className={classes.acts}>
      {children}
      <Button variant="default" onClick={onCancel}>{state === 'applying' ? 'Stop' : 'Cancel'}</Button>
    </div>
  </section>
)

const Bytes = ({ done, of }: ImportProgress) => {
  const said = `${writeSize(done)} of ${writeSize(of)}`
  return (
    <div className={classes.bytes}>
      <div role="progressbar" aria-label="File" aria-valuemin={0} aria-valuemax={of} aria-valuenow={done} aria-valuetext={said} className={classes.bar}>
        <div className={classes.done} style={{ width: `${(100 * done) / of}%` }} />
      </div>
      <span className={classes.soft}>{said}</span>
    </div>
  )
}
