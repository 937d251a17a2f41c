'use client'
import { Button } from '@mantine/core'
import type { CaseState } from '@/core/decision/case-state'
import { isNews } from '@/core/review/meanwhile'
import classes from './MeanwhileNote.module.css'
import { useMeanwhile } from './meanwhile-context'

interface Props {
  readonly caseKey: string
  /** As the page was read. */
  readonly state: CaseState
  readonly onReload: () => void
}

/**
 * Says that somebody else has decided the case on the page, or taken its decision back. It lies over the page and moves
 * nothing; what the reader has begun stays until they look.
 */
export const MeanwhileNote = ({ caseKey, state, onReload }: Props) => {
  const meanwhile = useMeanwhile(caseKey)
  const news = meanwhile && isNews(state, meanwhile) ? meanwhile : undefined
  return (
    <div role="status" className={classes.place}>
      {news && (
        <p className={classes.note}>
          <span>
            {news.withdrawn ? <><bdi>{news.by}</bdi> took the decision on this case back.</> : <>Decided meanwhile by <bdi>{news.by}</bdi>: <strong>{news.line.verdict ?? 'another verdict'}</strong></>}
          </span>
          <Button size="compact-sm" variant="default" onClick={onReload}>Look</Button>
        </p>
      )}
    </div>
  )
}
