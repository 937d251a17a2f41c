'use client'
import { Button } from '@mantine/core'
import { writeTitle } from '@/components/article/write-title'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import type { Codebook } from '@/core/codebook/codebook'
import type { CaseLine } from '@/core/review/case-line'
import { countWords, noFilters, type ReviewChoices, type ReviewCounts, type ReviewFilters } from '@/core/review/filters'
import { byArticle } from '@/core/review/order'
import { ArticleName } from './ArticleName'
import { CaseRow } from './CaseRow'
import { FilterBar } from './FilterBar'
import type { ReviewArticle } from './review-article'
import classes from './ReviewList.module.css'

interface Props {
  /** A page of the cases that the filters let through, what is most worth deciding first. */
  readonly lines: readonly CaseLine[]
  readonly counts: ReviewCounts
  readonly choices: ReviewChoices
  readonly filters: ReviewFilters
  /** At least those of the lines. */
  readonly articles: readonly ReviewArticle[]
  /** Those that the filter offers. */
  readonly offered: readonly ReviewArticle[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** How many layers have been submitted: with none or one there is nothing to compare. */
  readonly submitted: number
  readonly caseHref: (line: CaseLine) => string
  readonly hrefFor: (filters: ReviewFilters) => string
  /** The page after this one; null at the end. */
  readonly nextHref: string | null
  /** Where many cases are decided at once. */
  readonly rulesHref: string
  /** Where the answers to the questions about whole articles are reviewed. */
  readonly answersHref: string
  /** Where the same words with different tags are listed. */
  readonly sweepHref: string
  readonly onGo: (href: string) => void
}

/** The disagreements of a project, what is most worth deciding first, under their articles. */
export const ReviewList = ({ lines, counts, choices, filters, articles, offered, codebook, submitted, nextHref, rulesHref, sweepHref, answersHref, caseHref, hrefFor, onGo }: Props) => {
  const groups = byArticle(lines)
  const first = groups[0]?.waiting ? groups[0].lines[0] : undefined
  return (
    <div className={classes.page}>
      <PageHeader
        title="Review"
        explanation="Where the annotators differ, and what has been decided. Every reading is kept, whatever the verdict."
        actions={submitted > 0 && (
          <>
            <Button component={Link} href={answersHref} variant="default">Answers</Button>
            <Button component={Link} href={sweepHref} variant="default">Same words</Button>
            {first && <><Button component={Link} href={rulesHref} variant="default">Rules</Button><Button component={Link} href={caseHref(first)}>Decide the next case</Button></>}
          </>
        )}
      />
      {counts.all === 0 ? (
        <Nothing submitted={submitted} />
      ) : (
        <>
          {counts.waiting === 0 && <p role="status" className={classes.done}>Everything is decided.</p>}
          <FilterBar filters={filters} counts={counts} choices={choices} articles={offered} codebook={codebook} hrefFor={hrefFor} onGo={onGo} />
          {lines.length === 0 && (
            <EmptyState title="No case is like that." action={<Link href={hrefFor(noFilters)}>Show all {countWords(counts.all)}</Link>}>
              Cases of these kinds, in this state, will stand here.
            </EmptyState>
          )}
          {lines.length > 0 && (
            <ul className={classes.articles} aria-label="Cases">
              {groups.map((group) => {
                const article = articles.find(({ id }) => id === group.articleId)
                return (
                  <li key={group.articleId} className={classes.article}>
                    {article && (
                      <div className={classes.head}>
                        <h2 className={classes.title}><ArticleName article={article} linked /></h2>
                        <span className={classes.count}>{group.waiting > 0 ? `${group.waiting} to decide` : 'nothing to decide'}</span>
                      </div>
                    )}
                    <ul className={classes.cases} aria-label={writeTitle(article?.title ?? null, article?.opening ?? '')}>
                      {group.lines.map((line) => (
                        <li key={line.key} className={classes.case}>
                          <CaseRow line={line} href={caseHref(line)} codebook={codebook} />
                        </li>
                      ))}
                    </ul>
                  </li>
                )
              })}
            </ul>
          )}
          {nextHref !== null && <p className={classes.more}><Link href={nextHref} rel="next">More cases</Link></p>}
        </>
      )}
    </div>
  )
}

const Nothing = ({ submitted }: { readonly submitted: number }) =>
  submitted === 0 ? (
    <EmptyState title="Nobody has submitted yet.">When two annotators have submitted the same article, what they see differently will stand here.</EmptyState>
  ) : (
    <EmptyState title="Nothing to compare yet.">
      {submitted === 1 ? 'One annotator has submitted.' : `${submitted} passes over articles are submitted.`} As soon as somebody marked a passage in an article that two have submitted, it will stand here.
    </EmptyState>
  )
