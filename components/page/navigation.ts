/** The pages a project has, by what they are called in the rail. The app gives only those that a person may open. */
export type NavKey = 'work' | 'articles' | 'outlets' | 'codebook' | 'assignments' | 'team' | 'review' | 'flags' | 'agreement' | 'export' | 'releases'

/** One entry of the rail. */
export interface NavEntry {
  readonly key: NavKey
  readonly href: string
  /** Where else pages of this entry are: those that bring articles in, say. */
  readonly also?: readonly string[]
  /** A number worth knowing before one goes there, such as open cases. Nothing is shown for 0. */
  readonly count?: number
}

/** What each entry is called. */
export const navNames: Record<NavKey, string> = {
  work: 'My work',
  articles: 'Articles',
  outlets: 'Outlets',
  codebook: 'Codebook',
  assignments: 'Assignments',
  team: 'Team',
  review: 'Review',
  flags: 'Flagged',
  agreement: 'Agreement',
  export: 'Export',
  releases: 'Releases',
}

/**
 * The entry that the page at `path` belongs to: the one of whose addresses one is the longest beginning of it,
 * counted in whole path segments. Undefined for pages outside every entry.
 */
export function currentEntry(entries: readonly NavEntry[], path: string): NavEntry | undefined {
  return entries
    .flatMap((entry) => [entry.href, ...(entry.also ?? [])].map((href) => ({ entry, href })))
    .filter(({ href }) => path === href || path.startsWith(href.endsWith('/') ? href : `${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]?.entry
}

/** How many entries the bar of a narrow window holds; where there are more, the last place opens the rest. */
export const barPlaces = 5

/** Divides the entries between the bar of a narrow window and what its “More” opens. */
export function divideForBar(entries: readonly NavEntry[]): { readonly bar: readonly NavEntry[]; readonly more: readonly NavEntry[] } {
  if (entries.length <= barPlaces) return { bar: entries, more: [] }
  return { bar: entries.slice(0, barPlaces - 1), more: entries.slice(barPlaces - 1) }
}

/** The initials of a name, for the account button: two at most, by whole characters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const picked = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return picked.map((word) => [...new Intl.Segmenter().segment(word)][0]!.segment.toLocaleUpperCase()).join('')
}
