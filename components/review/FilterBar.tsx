import { writeTitle } from '@/components/article/write-title'
import { Link } from '@/components/page/Link'
import type { Codebook } from '@/core/codebook/codebook'
import { disagreementKinds } from '@/core/disagreement/case'
import { caseMarks } from '@/core/discussion/case-message'
import { pairWord } from '@/core/review/facets'
import { caseStateKinds, countWords, noFilters, type ReviewChoices, type ReviewCounts, type ReviewFilters, toggled, type WordFilter, writeFilters } from '@/core/review/filters'
import { FilterChoices, FilterFrame, type FilterMenu, FilterMenus, FilterToggle } from './FilterFrame'
import { KindSign } from './KindSign'
import type { ReviewArticle } from './review-article'
import { markNames, stateNames } from './StateMark'

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
  const menus: readonly FilterMenu<WordFilter>[] = [
    { filter: 'article', name: 'Article', every: 'Every article', options: articles.map((article) => [article.id, writeTitle(article.title, article.opening)]) },
    { filter: 'outlet', name: 'Outlet', every: 'Every outlet', options: choices.outlets.map(({ key, name }) => [key, name]) },
    { filter: 'tag', name: 'Tag', every: 'Every tag', options: codebook.tags.filter(({ key }) => counts.tags[key]).map(({ key, name }) => [key, `${name} (${countWords(counts.tags[key]!)})`]) },
    { filter: 'tags', name: 'Pair of tags', every: 'Every pair of tags', options: choices.tagPairs.map((pair) => [pair, pair.split('~').map(tagName).join(' and ')]) },
    { filter: 'sides', name: 'Sides', every: 'However they stand', options: choices.sides.map((sides) => [sides, `${sides.replaceAll('-', ' : ')} (${countWords(counts.sides[sides] ?? 0)})`]) },
    { filter: 'people', name: 'Annotators', every: 'Every pair of annotators', options: pairs },
  ]
  const end = writeFilters(filters) === '' ? `${countWords(counts.all)} ${counts.all === 1 ? 'case' : 'cases'}` : <>{countWords(counts.shown)} of {countWords(counts.all)} cases · <Link href={hrefFor(noFilters)}>Show all</Link></>
  return (
    <FilterFrame end={end} told>
      <FilterChoices label="State">
        {caseStateKinds.filter((state) => state !== 'asked' || counts.states[state] || filters.states.includes(state)).map((state) => (
          <FilterToggle key={state} on={filters.states.includes(state)} href={hrefFor({ ...filters, states: toggled(filters.states, state) })} count={counts.states[state] ?? 0}>
            {stateNames[state]}
          </FilterToggle>
        ))}
      </FilterChoices>
      <FilterChoices label="Kind">
        {disagreementKinds.map((kind) => (
          <FilterToggle key={kind} on={filters.kinds.includes(kind)} href={hrefFor({ ...filters, kinds: toggled(filters.kinds, kind) })} count={counts.kinds[kind] ?? 0}>
            <KindSign kind={kind} />
          </FilterToggle>
        ))}
        {caseMarks.filter((mark) => counts.said[mark] || filters.said.includes(mark)).map((mark) => (
          <FilterToggle key={mark} on={filters.said.includes(mark)} href={hrefFor({ ...filters, said: toggled(filters.said, mark) })} count={counts.said[mark] ?? 0}>{markNames[mark]}</FilterToggle>
        ))}
        {(counts.flagged > 0 || filters.flagged) && (
          <FilterToggle on={filters.flagged} href={hrefFor({ ...filters, flagged: !filters.flagged })} count={counts.flagged}>Flagged</FilterToggle>
        )}
      </FilterChoices>
      <FilterMenus menus={menus} chosen={filters} nameOf={(filter, value) => (filter === 'tag' ? tagName(value) : value)} onChoose={(filter, value) => onGo(hrefFor({ ...filters, [filter]: value }))} />
    </FilterFrame>
  )
}
