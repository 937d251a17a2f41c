import type { Interval } from '@/core/agreement/bootstrap/interval'
import type { Figure } from '@/core/agreement/figure'
import { undefinedWord, writeCount, writeInterval, writeValue } from '@/core/agreement/report/figure-words'
import classes from './FigureTable.module.css'

/** A figure in a table, or the word that there is none, with the reason. */
export const FigureWords = ({ figure }: { readonly figure: Figure }) =>
  figure.kind === 'value' ? (
    <span className={classes.figure}>{writeValue(figure.value)}</span>
  ) : (
    <>
      <em className={classes.undefined}>{undefinedWord}</em>
      <span className={classes.because}>{figure.because}</span>
    </>
  )

/** Where a figure would lie with other articles like these; or why that is not known. */
export const IntervalWords = ({ interval, articles, defined }: { readonly interval: Interval; readonly articles: number; readonly defined: boolean }) => {
  if (!defined && interval.kind === 'none') return <span className={classes.soft}>–</span>
  return (
    <>
      {interval.kind === 'interval' ? writeInterval(interval, articles) : <span className={classes.soft} title={interval.because}>{writeInterval(interval, articles)}</span>}
      {interval.undefinedReplicates > 0 && <span className={classes.because}>undefined in {writeCount(interval.undefinedReplicates)} of {writeCount(interval.replicates)} replicates</span>}
    </>
  )
}
