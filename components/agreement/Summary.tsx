import { type NoInterval, fewestArticles } from '@/core/agreement/bootstrap/interval'
import { undefinedWord, writeArticles, writeCount, writeInterval, writeNeeded, writeValue } from '@/core/agreement/report/figure-words'
import { metricWords } from '@/core/agreement/report/metric-words'
import type { MetricReport, ReportRow } from '@/core/agreement/report/report'
import { many } from '@/core/counted'
import classes from './Summary.module.css'
import { firstClause } from './variant'

/** The figure of everything together, as a sentence with all that stands behind it. */
export const Summary = ({ report }: { readonly report: MetricReport }) => {
  const [all, other] = report.breakdowns.find(({ by }) => by === 'all')?.rows ?? []
  // The questions about the whole article have no figure of all of them.
  if (all?.key !== 'all') return undefined
  // Where the coefficient is refused, what can be said instead.
  const instead = all.figure.kind === 'undefined' && other?.figure.kind === 'value' ? other : undefined
  const { figure, interval, counts, articlesNeeded } = instead ?? all
  const needed = writeNeeded(articlesNeeded)
  return (
    <div className={classes.summary}>
      <p className={classes.figure}>
        {instead && figure.kind === 'value' ? (
          <>Tag by tag the annotators agree at {writeValue(figure.value)} on average</>
        ) : (
          <>Together, {metricWords[report.metric].sign} is {all.figure.kind === 'value' ? writeValue(all.figure.value) : <em>{undefinedWord}</em>}</>
        )}
        {interval.kind === 'interval' && figure.kind === 'value' && <>, <span className={classes.whole}>95 % interval {writeInterval(interval, counts.contributing)}</span></>}.
      </p>
      <p className={classes.because}>
        {all.figure.kind === 'undefined' && (instead ? `${insteadWords(instead, metricWords[report.metric].sign)} ` : `${all.figure.because} `)}
        From {many(counts.articles, 'article')} that two or more have done, {many(counts.annotators, 'annotator')} and {many(counts.spans, 'span')}, each piece of a passage being one; {counts.dropped === 0 ? 'nothing dropped' : `${writeCount(counts.dropped)} dropped`}.
        {counts.contributing < counts.articles && ` The figure is from ${writeArticles(counts)} articles: the others add nothing to it.`}
        {figure.kind === 'value' && interval.kind === 'none' && ` ${withoutInterval(interval, counts.contributing)}`}
        {needed !== undefined && (articlesNeeded === 0 ? ' The interval is no wider than ± 0.05.' : ` It would take ${needed} more articles like ${counts.contributing < counts.articles ? 'those it is from' : 'these'} to bring the interval to ± 0.05.`)}
      </p>
    </div>
  )
}

/** What stands in the place of a figure that is refused, and why that is refused: in words that need no statistics. */
function insteadWords({ variant, label }: ReportRow, sign: string): string {
  return `This is the ${lowered(variant === null ? label : firstClause(variant))}, each tag taken alone. There is no single ${sign} over all tags, because passages of one annotator overlap.`
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** Few articles are what every project begins with: says what the figure holds for all the same. @param articles that the figure is made of. */
function withoutInterval(interval: NoInterval, articles: number): string {
  if (articles >= fewestArticles) return interval.because
  const these = articles === 1 ? 'this one article' : `these ${articles} articles`
  return `The figure says how far these annotators agree on ${these}. How far they would on others, only an interval can say, and that takes at least ${fewestArticles} articles: ${fewestArticles - articles} more.`
}
