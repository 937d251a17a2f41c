import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { writeTitle } from '@/components/article/write-title'
import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import { disagreementKinds } from '@/core/disagreement/case'
import { caseStateKinds, noFilters, type ReviewCounts, type ReviewFilters, toggled } from '@/core/review/filters'
import { KindSign } from './KindSign'
import type { ReviewArticle } from './review-article'
import { stateNames } from './StateMark'
import classes from './FilterBar.module.css'

interface Props {
  readonly filters: ReviewFilters
  readonly counts: ReviewCounts
  readonly articles: readonly ReviewArticle[]
  readonly codebook: Pick<Codebook, 'tags'>
  /** The address of the list under some filters. */
  readonly hrefFor: (filters: ReviewFilters) => string
  readonly onGo: (href: string) => void
}

/** The filters of the list, each with how many cases it would show. They are links: the address carries them. */
export const FilterBar = ({ filters, counts, articles, codebook, hrefFor, onGo }: Props) => {
  const go = (part: Partial<ReviewFilters>) => onGo(hrefFor({ ...filters, ...part }))
  return (
    <div role="group" aria-label="Filters" className={classes.bar}>
      <ul className={classes.choices} aria-label="State">
        {caseStateKinds.map((state) => (
          <li key={state}>
            <Toggle on={filters.states.includes(state)} href={hrefFor({ ...filters, states: toggled(filters.states, state) })} count={counts.states[state]}>
              {stateNames[state]}
            </Toggle>
          </li>
        ))}
      </ul>
      <ul className={classes.choices} aria-label="Kind">
        {disagreementKinds.map((kind) => (
          <li key={kind}>
            <Toggle on={filters.kinds.includes(kind)} href={hrefFor({ ...filters, kinds: toggled(filters.kinds, kind) })} count={counts.kinds[kind]}>
              <KindSign kind={kind} />
            </Toggle>
          </li>
        ))}
      </ul>
      <div className={classes.menus}>
        <NativeSelect size="xs" aria-label="Article" value={filters.article ?? ''} onChange={(event) => go({ article: event.currentTarget.value || null })}>
          <option value="">Every article</option>
          {articles.map((article) => (
            <option key={article.id} value={article.id}>{withCount(writeTitle(article.title, article.opening), counts.articles[article.id])}</option>
          ))}
        </NativeSelect>
        <NativeSelect size="xs" aria-label="Tag" value={filters.tag ?? ''} onChange={(event) => go({ tag: event.currentTarget.value || null })}>
          <option value="">Every tag</option>
          {codebook.tags.filter((tag) => counts.tags[tag.key] || tag.key === filters.tag).map((tag) => (
            <option key={tag.key} value={tag.key}>{withCount(tag.name, counts.tags[tag.key])}</option>
          ))}
        </NativeSelect>
      </div>
      <p className={classes.shown} role="status">
        {counts.shown === counts.all ? `${counts.all} ${counts.all === 1 ? 'case' : 'cases'}` : <>{counts.shown} of {counts.all} cases · <Link href={hrefFor(noFilters)}>Show all</Link></>}
      </p>
    </div>
  )
}

interface ToggleProps {
  readonly on: boolean
  readonly href: string
  readonly count: number | undefined
  readonly children: ReactNode
}

const Toggle = ({ on, href, count = 0, children }: ToggleProps) => (
  <Link href={href} className={classes.toggle} aria-current={on || undefined} data-none={count === 0 || undefined}>
    {children} <span className={classes.count}>{count}</span>
  </Link>
)

function withCount(name: string, count = 0): string {
  return `${name} (${count})`
}
