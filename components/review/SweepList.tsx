'use client'
import { EmptyState } from '@/components/page/EmptyState'
import { Link } from '@/components/page/Link'
import { PageHeader } from '@/components/page/PageHeader'
import type { Codebook } from '@/core/codebook/codebook'
import type { CaseLine } from '@/core/review/case-line'
import { type SweepFilters, type SweepGroup, sweepWorths, type SweepWorth, wholeSweep, writeSweepFilters } from '@/core/review/sweep'
import { CaseRow } from './CaseRow'
import { FilterChoices, FilterFrame, type FilterMenu, FilterMenus, FilterToggle } from './FilterFrame'
import type { ReviewArticle } from './review-article'
import classes from './SweepList.module.css'

/** The same or nearly the same words, with their cases. */
interface Group extends SweepGroup {
  readonly words: string
  readonly lines: readonly CaseLine[]
  readonly place: string
}

interface Props {
  readonly groups: readonly Group[]
  readonly filters: SweepFilters
  /** Keys of the tags that can be chosen. */
  readonly tags: readonly string[]
  readonly outlets: readonly { readonly key: string; readonly name: string }[]
  /** At least those of the lines. */
  readonly articles: readonly ReviewArticle[]
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** Whether changes are still being worked through. */
  readonly unfinished: boolean
  /** Whether the page begins further down. */
  readonly further: boolean
  /** The page after this one; null at the end. */
  readonly nextHref: string | null
  readonly listHref: string
  readonly caseHref: (line: CaseLine, group: Group) => string
  readonly hrefFor: (filters: SweepFilters) => string
  readonly onGo: (href: string) => void
}

/** Why a group is in the list, for people: in the filter, and beside its words. */
const worthNames: Readonly<Record<SweepWorth, readonly [string, string]>> = {
  contradiction: ['Settled differently', 'Settled in different ways'],
  precedent: ['Settled elsewhere', 'Settled in one place, open with other tags in another'],
  open: ['All open', 'Open, with different tags'],
}

/** The same or nearly the same words with different tags or verdicts, anywhere in the project; what is most worth deciding first. */
export const SweepList = ({ groups, filters, tags, outlets, articles, codebook, unfinished, further, nextHref, listHref, caseHref, hrefFor, onGo }: Props) => {
  const filtered = writeSweepFilters(filters) !== ''
  const tagName = (key: string) => codebook.tags.find((tag) => tag.key === key)?.name ?? key
  const menus: readonly FilterMenu<'tag' | 'outlet'>[] = [
    { filter: 'tag', name: 'Tag', every: 'Every tag', options: tags.map((key) => [key, tagName(key)]) },
    { filter: 'outlet', name: 'Outlet', every: 'Every outlet', options: outlets.map(({ key, name }) => [key, name]) },
  ]
  const end = groups.length > 0 && (filtered || further) && <Link href={hrefFor(wholeSweep)}>{filtered ? 'Show all' : 'From the beginning'}</Link>
  return (
    <div className={classes.page}>
      <PageHeader
        above={<Link href={listHref}>Review</Link>}
        title="Same words"
        explanation="The same words, or nearly, that were tagged or decided differently in different places."
      />
      <FilterFrame end={end}>
        <FilterChoices label="How they differ">
          {sweepWorths.map((worth) => (
            <FilterToggle key={worth} on={filters.worth === worth} href={hrefFor({ ...filters, worth: filters.worth === worth ? null : worth })}>{worthNames[worth][0]}</FilterToggle>
          ))}
        </FilterChoices>
        <FilterMenus menus={menus} chosen={filters} nameOf={(filter, value) => (filter === 'tag' ? tagName(value) : value)} onChoose={(filter, value) => onGo(hrefFor({ ...filters, [filter]: value }))} />
      </FilterFrame>
      {unfinished && <p role="status" className={classes.unfinished}>Words that came lately are still being compared. What is listed is right, and more may come: open the page again in a moment.</p>}
      {groups.length === 0 && !unfinished && (
        filtered || further
          ? <EmptyState title="No words are like that." action={<Link href={hrefFor(wholeSweep)}>Show all</Link>}>What is decided alike everywhere leaves this list.</EmptyState>
          : <EmptyState title="The same words are read alike everywhere." action={<Link href={listHref}>Back to the list of cases</Link>}>Where two cases have the same or nearly the same words, and other tags or verdicts, both will stand here.</EmptyState>
      )}
      <ol className={classes.groups} aria-label="Words">
        {groups.map((group) => (
          <li key={group.head} className={classes.group} aria-labelledby={`words-${group.head}`}>
            <div className={classes.head}>
              <h2 id={`words-${group.head}`} className={classes.words} dir="auto">{group.words}</h2>
              <span className={classes.why}>{worthNames[group.worth][1]} · {group.cases} cases</span>
            </div>
            <ul className={classes.cases} aria-label={group.words}>
              {group.lines.map((line) => (
                <li key={line.key} className={classes.case}>
                  <CaseRow line={line} href={caseHref(line, group)} codebook={codebook} article={articles.find(({ id }) => id === line.articleId)} />
                </li>
              ))}
            </ul>
            {group.cases > group.lines.length && filters.words === null && <p className={classes.more}><Link href={hrefFor({ ...wholeSweep, words: group.head })}>All {group.cases} cases of these words</Link></p>}
            {group.cases > group.lines.length && filters.words !== null && <p className={classes.more}>The first {group.lines.length} of {group.cases} cases. Those that follow come up as these are decided.</p>}
          </li>
        ))}
      </ol>
      {nextHref !== null && <p className={classes.more}><Link href={nextHref} rel="next">More words</Link></p>}
    </div>
  )
}
