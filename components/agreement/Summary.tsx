import { counted, undefinedWord, writeCount, writeInterval, writeNeeded, writeValue } from '@/core/agreement/report/figure-words'
import { metricWords } from '@/core/agreement/report/metric-words'
import type { MetricReport } from '@/core/agreement/report/report'
import classes from './Summary.module.css'

/** The figure of everything together, as a sentence with all that stands behind it. */
export const Summary = ({ report }: { readonly report: MetricReport }) => {
  const all = report.breakdowns.find(({ by }) => by === 'all')?.rows[0]
  if (!all) return undefined
  const { figure, interval, counts, articlesNeeded } = all
  const needed = writeNeeded(articlesNeeded)
  return (
    <div className={classes.summary}>
      <p className={classes.figure}>
        Together, {metricWords[report.metric].sign} {figure.kind === 'value' ? <>is {writeValue(figure.value)}</> : <>is <em>{undefinedWord}</em></>}
        {interval.kind === 'interval' && figure.kind === 'value' && <>, 95 % interval {writeInterval(interval, counts.articles)}</>}.
      </p>
      <p className={classes.because}>
        {figure.kind === 'undefined' && `${figure.because} `}
        From {counted(counts.articles, 'article')} that two or more have done, {counted(counts.annotators, 'annotator')} and {counted(counts.spans, 'span')}; {counts.dropped === 0 ? 'nothing dropped' : `${writeCount(counts.dropped)} dropped`}.
        {figure.kind === 'value' && interval.kind === 'none' && ` ${interval.because}`}
        {needed !== undefined && (articlesNeeded === 0 ? ' The interval is no wider than ± 0.05.' : ` It would take ${needed} more articles like these to bring the interval to ± 0.05.`)}
      </p>
    </div>
  )
}
