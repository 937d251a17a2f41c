import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { writeTitle } from '@/components/article/write-title'
import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import { disagreementKinds } from '@/core/disagreement/case'
import { caseMarks } from '@/core/discussion/case-message'
import { pairWord } from '@/core/review/facets'
import { caseStateKinds, countWords, noFilters, type ReviewChoices, type ReviewCounts, type ReviewFilters, toggled, type WordFilter, writeFilters } from '@/core/review/filters'
import { KindSign } from './KindSign'
import type { ReviewArticle } from './review-article'
import { markNames, stateNames } from './StateMark'
import classes from './FilterBar.module.css'

interface Props {
  readonly filters: ReviewFilters
  readonly counts: ReviewCounts
  readonly choices: ReviewChoices
  readonly articles: readonly ReviewArticle[]
  readonly codebook: Pick<Codebook, 'tags'>
  /** The address of the list under some filters. */
  readonly hrefFor: (filters: ReviewFilters) => string
  readonly onGo: (href: string) => void
}

/** The filters of the list, with how many cases have each. They are links and menus, and the address carries them. */
export const FilterBar = ({ filters, counts, choices, articles, codebook, hrefFor, onGo }: Props) => {
  const tagName = (key: string) => codebook.tags.find((tag) => tag.key === key)?.name ?? key
  const pairs = choices.people.flatMap((a, index) => choices.people.slice(index + 1).map((b) => [pairWord(a, b), `${a} against ${b}`] as const))
  const menus: readonly (readonly [filter: WordFilter, name: string, every: string, options: readonly (readonly [string, string])[]])[] = [
    ['article', 'Article', 'Every article', articles.map((article) => [article.id, writeTitle(article.title, article.opening)])],
    ['outlet', 'Outlet', 'Every outlet', choices.outlets.map(({ key, name }) => [key, name])],
    ['tag', 'Tag', 'Every tag', codebook.tags.filter(({ key }) => counts.tags[key]).map(({ key, name }) => [key, `${name} (${countWords(counts.tags[key]!)})`])],
    ['tags', 'Pair of tags', 'Every pair of tags', choices.tagPairs.map((pair) => [pair, pair.split('~').map(tagName).join(' and ')])],
    ['sides', 'Sides', 'However they stand', choices.sides.map((sides) => [sides, `${sides.replaceAll('-', ' : ')} (${countWords(counts.sides[sides] ?? 0)})`])],
    ['people', 'Annotators', 'Every pair of annotators', pairs],
  ]
  return (
    <div role="group" aria-label="Filters" className={classes.bar}>
      <ul className={classes.choices} aria-label="State">
        {caseStateKinds.filter((state) => state !== 'asked' || counts.states[state] || filters.states.includes(state)).map((state) => (
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
        {caseMarks.filter((mark) => counts.said[mark] || filters.said.includes(mark)).map((mark) => (
          <li key={mark}><Toggle on={filters.said.includes(mark)} href={hrefFor({ ...filters, said: toggled(filters.said, mark) })} count={counts.said[mark]}>{markNames[mark]}</Toggle></li>
        ))}
        {(counts.flagged > 0 || filters.flagged) && (
          <li><Toggle on={filters.flagged} href={hrefFor({ ...filters, flagged: !filters.flagged })} count={counts.flagged}>Flagged</Toggle></li>
        )}
      </ul>
      <div className={classes.menus}>
        {menus.map(([filter, name, every, options]) => {
          const chosen = filters[filter]
          if (options.length < 2 && chosen === null) return undefined
          const known = chosen === null || options.some(([value]) => value === chosen)
          return (
            <NativeSelect key={filter} size="xs" aria-label={name} value={chosen ?? ''} onChange={(event) => onGo(hrefFor({ ...filters, [filter]: event.currentTarget.value || null }))}>
              <option value="">{every}</option>
              {!known && <option value={chosen}>{filter === 'tag' ? tagName(chosen) : chosen}</option>}
              {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
            </NativeSelect>
          )
        })}
      </div>
      <p className={classes.shown} role="status">
        {writeFilters(filters) === '' ? `${countWords(counts.all)} ${counts.all === 1 ? 'case' : 'cases'}` : <>{countWords(counts.shown)} of {countWords(counts.all)} cases · <Link href={hrefFor(noFilters)}>Show all</Link></>}
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
    {children} <span className={classes.count}>{countWords(count)}</span>
  </Link>
)
