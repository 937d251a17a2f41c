import { compareText } from '@/core/disagreement/order'
import { readOutcome } from './outcome'

/**
 * Why the same words are worth looking at together.
 *
 * - `contradiction`: they were settled in one way here, and in another there.
 * - `precedent`: they were settled somewhere, and stand open elsewhere with other tags, or with several in dispute.
 * - `open`: nothing is settled, and the tags differ.
 */
export const sweepWorths = ['contradiction', 'precedent', 'open'] as const

export type SweepWorth = (typeof sweepWorths)[number]

/** How many cases of some words have come to something. */
export interface FormTally {
  /** Of the words: see `formOf`. */
  readonly form: string
  /** As `writeOutcome` writes it. */
  readonly outcome: string
  /** Keys of the outlets of the cases, without repetition. */
  readonly outlets: readonly string[]
  readonly cases: number
}

/** The same or nearly the same words, with different tags or verdicts. */
export interface SweepGroup {
  /** The smallest words of the group: those that all others in it are near to. */
  readonly head: string
  /** The least number is most worth deciding. */
  readonly rank: number
  readonly worth: SweepWorth
  readonly cases: number
  /** Keys of tags, sorted. */
  readonly tags: readonly string[]
  /** Keys of outlets, sorted. */
  readonly outlets: readonly string[]
}

/**
 * Groups what has the same head, and keeps the groups in which tags or verdicts differ; sorted by rank. Words whose own head
 * is another belong to its group, and to their own where others have them for a head.
 * @param heads of every form: see `headsOf`
 */
export function sweepGroups(tallies: Iterable<FormTally>, heads: ReadonlyMap<string, string>): readonly SweepGroup[] {
  const gathering = new Set([...heads].filter(([form, head]) => form !== head).map(([, head]) => head))
  const groups = new Map<string, FormTally[]>()
  for (const tally of tallies) {
    const head = heads.get(tally.form) ?? tally.form
    for (const at of gathering.has(tally.form) && head !== tally.form ? [head, tally.form] : [head]) {
      const group = groups.get(at)
      if (group) group.push(tally)
      else groups.set(at, [tally])
    }
  }
  return [...groups].flatMap(([head, group]) => groupOf(head, group) ?? []).sort((a, b) => a.rank - b.rank || compareText(a.head, b.head))
}

function groupOf(head: string, tallies: readonly FormTally[]): SweepGroup | undefined {
  const worth = worthOf(tallies)
  if (!worth) return undefined
  const cases = tallies.reduce((sum, tally) => sum + tally.cases, 0)
  const sorted = (words: readonly string[]) => [...new Set(words)].sort()
  return {
    head, worth, cases, rank: -((sweepWorths.length - sweepWorths.indexOf(worth)) * 1_000_000 + Math.min(cases, 999_999)),
    tags: sorted(tallies.flatMap(({ outcome }) => readOutcome(outcome).tags)), outlets: sorted(tallies.flatMap(({ outlets }) => outlets)),
  }
}

/** Why some cases of the same words are worth looking at; undefined where they agree, or where there is one alone. */
export function worthOf(tallies: readonly Pick<FormTally, 'outcome' | 'cases'>[]): SweepWorth | undefined {
  if (tallies.reduce((sum, { cases }) => sum + cases, 0) < 2) return undefined
  const outcomes = [...new Set(tallies.map(({ outcome }) => outcome))]
  const settled = outcomes.filter((each) => readOutcome(each).kind !== 'open')
  if (settled.length > 1) return 'contradiction'
  const open = outcomes.map(readOutcome).filter(({ kind }) => kind === 'open').map(({ tags }) => tags.join('+'))
  if (settled.length === 1) return open.some((tags) => tags.includes('+') || tags !== readOutcome(settled[0]!).tags.join('+')) ? 'precedent' : undefined
  return open.length > 1 || open.some((tags) => tags.includes('+')) ? 'open' : undefined
}

/** Which groups are asked for; null means any. */
export interface SweepFilters {
  readonly worth: SweepWorth | null
  /** Key of a tag. */
  readonly tag: string | null
  /** Key of an outlet. */
  readonly outlet: string | null
  /** The head of the only group that is asked for. */
  readonly words: string | null
}

/** Every group. */
export const wholeSweep: SweepFilters = { worth: null, tag: null, outlet: null, words: null }

/** Reads filters from an address. What it does not know it leaves out, so that an old address still opens. */
export function readSweepFilters(parameters: Readonly<Record<string, string | readonly string[] | undefined>>): SweepFilters {
  const word = (name: string) => [parameters[name] ?? []].flat()[0]?.replaceAll('\0', '') || null
  const [worth, words] = [word('worth'), word('words')]
  return { worth: sweepWorths.find((each) => each === worth) ?? null, tag: word('tag'), outlet: word('outlet'), words: words !== null && /^[0-9a-f]{16}$/.test(words) ? words : null }
}

/** Filters as the query of an address, `?` included; empty for no filters. */
export function writeSweepFilters(filters: SweepFilters): string {
  const query = new URLSearchParams()
  for (const name of ['worth', 'tag', 'outlet', 'words'] as const) if (filters[name] !== null) query.set(name, filters[name])
  return query.size > 0 ? `?${query}` : ''
}

/** Filters with a place in the sweep, as the query of an address: `at` it, `after` it, or of a case that is reached through it. */
export function sweepQuery(filters: SweepFilters, name: 'at' | 'after' | 'sweep', place: string): string {
  const query = new URLSearchParams(writeSweepFilters(filters))
  query.set(name, place)
  return `?${query}`
}

/** Whether a group is one that is asked for. */
export function isSwept(group: SweepGroup, { worth, tag, outlet, words }: SweepFilters): boolean {
  return (worth === null || group.worth === worth) && (tag === null || group.tags.includes(tag)) && (outlet === null || group.outlets.includes(outlet)) && (words === null || group.head === words)
}
