import { innerQuotes } from '@/core/text/inner-quotes'
import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import { writeDate } from '@/core/partial-date'
import type { CaseLine } from '@/core/review/case-line'
import type { SimilarCase } from '@/core/review/similar'
import { ArticleName } from './ArticleName'
import { Positions } from './Positions'
import type { ReviewArticle } from './review-article'
import classes from './SimilarCases.module.css'

interface Props {
  /** The most similar first. */
  readonly cases: readonly SimilarCase[]
  /** At least those of the cases. */
  readonly articles: readonly ReviewArticle[]
  /** How many more there are. */
  readonly more: number
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  readonly caseHref: (line: CaseLine) => string
}

/** What was decided on the same or nearly the same words anywhere else, and why. Nothing where nothing was. */
export const SimilarCases = ({ cases, articles, more, codebook, caseHref }: Props) =>
  cases.length > 0 && (
    <section aria-labelledby="similar-cases" className={classes.similar}>
      <h2 id="similar-cases" className={classes.title}>Decided on words like these</h2>
      <ul className={classes.cases}>
        {cases.map(({ line, alike, sameTags, reason, decidedBy, decidedAt }) => {
          const article = articles.find(({ id }) => id === line.articleId)
          return (
            <li key={line.key}>
              <Link href={caseHref(line)} className={classes.case}>
                <q className={classes.quote} dir="auto">{innerQuotes(line.quote)}</q>
                <strong className={classes.verdict}>{line.verdict}</strong>
                <span className={classes.positions}><Positions positions={line.positions} codebook={codebook} /></span>
                {reason && <q className={classes.reason} dir="auto">{innerQuotes(reason)}</q>}
                <span className={classes.where}>
                  {[alike === 1 ? 'The same words' : `${Math.round(alike * 100)} % alike`, ...(sameTags ? ['the same tags'] : [])].join(', ')}
                </span>
                <span className={classes.where}>{article && <bdi><ArticleName article={article} /></bdi>} · <bdi>{decidedBy}</bdi> · <time dateTime={decidedAt}>{writeDate(decidedAt)}</time></span>
              </Link>
            </li>
          )
        })}
      </ul>
      {more > 0 && <p className={classes.more}>and {more} more</p>}
    </section>
  )
