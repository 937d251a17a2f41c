import { type CaseState } from '@/core/decision/case-state'
import { type DisagreementKind, disagreementKinds } from '@/core/disagreement/case'
import { type CaseMark, caseMarks } from '@/core/discussion/case-message'
import type { CaseLine } from './case-line'

/** The states of a case, in the order in which a reviewer cares for them. */
export const caseStateKinds = ['needsAnotherLook', 'open', 'asked', 'decided', 'unanimous'] as const satisfies readonly CaseState['kind'][]

export type CaseStateKind = (typeof caseStateKinds)[number]

/** Which cases are asked for. Several kinds or states mean any of them; none means all. */
export interface ReviewFilters {
  readonly kinds: readonly DisagreementKind[]
  readonly states: readonly CaseStateKind[]
  /** What was said about it; several mean any of them. */
  readonly said: readonly CaseMark[]
  /** Id of an article. */
  readonly article: string | null
  /** Key of a tag that somebody gave. */
  readonly tag: string | null
  /** Keys of two tags that were both given, as `pairWord` writes them. */
  readonly tags: string | null
  /** Key of an outlet. */
  readonly outlet: string | null
  /** Two annotators who read the case differently, by how they are called here, as `pairWord` writes them. */
  readonly people: string | null
  /** How many stand on each side, the most first: `3-1`. */
  readonly sides: string | null
  /** Only what an annotator flagged. */
  readonly flagged: boolean
}

/** Every case. */
export const noFilters: ReviewFilters = { kinds: [], states: [], said: [], article: null, tag: null, tags: null, outlet: null, people: null, sides: null, flagged: false }

/** The filters that hold one word, by their name, which is also that of their parameter. */
export const wordFilters = ['article', 'tag', 'tags', 'outlet', 'people', 'sides'] as const

export type WordFilter = (typeof wordFilters)[number]

/** The parameters of an address, as Next hands them over. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads filters from an address. What it does not know it leaves out, so that an old address still opens. */
export function readFilters(parameters: Parameters): ReviewFilters {
  const all = (name: string) => [parameters[name] ?? []].flat()
  const words = Object.fromEntries(wordFilters.map((name) => [name, all(name)[0]?.replaceAll('\0', '') || null])) as Record<WordFilter, string | null>
  return {
    kinds: disagreementKinds.filter((kind) => all('kind').includes(kind)),
    states: caseStateKinds.filter((state) => all('state').includes(state)),
    said: caseMarks.filter((mark) => all('said').includes(mark)),
    ...words,
    flagged: all('flagged').includes('yes'),
  }
}

/** Filters as the query of an address, `?` included; empty for no filters. The same filters give the same query. */
export function writeFilters(filters: ReviewFilters): string {
  const query = new URLSearchParams()
  for (const kind of disagreementKinds) if (filters.kinds.includes(kind)) query.append('kind', kind)
  for (const state of caseStateKinds) if (filters.states.includes(state)) query.append('state', state)
  for (const mark of caseMarks) if (filters.said.includes(mark)) query.append('said', mark)
  for (const name of wordFilters) if (filters[name]) query.set(name, filters[name])
  if (filters.flagged) query.set('flagged', 'yes')
  return query.size > 0 ? `?${query}` : ''
}

/** Puts a value into a list of filters, or takes it out. */
export function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
}

/** Cases counted up to a bound, so that counting takes no longer the more there are. */
export const countBound = 1000

/** How many cases have something, by its word; `countBound` means that many or more. */
export type Tally = Readonly<Record<string, number>>

/** The counts that stand beside the filters: of every case that may be seen, whatever the other filters. Each goes up to `countBound`. */
export interface ReviewCounts {
  readonly all: number
  readonly shown: number
  /** Disagreements that wait for a verdict, or for another look. */
  readonly waiting: number
  readonly kinds: Tally
  readonly states: Tally
  readonly tags: Tally
  readonly sides: Tally
  readonly said: Tally
  readonly flagged: number
}

/** What can be chosen in the filters besides kinds, states and tags. */
export interface ReviewChoices {
  readonly outlets: readonly { readonly key: string; readonly name: string }[]
  /** Pairs of tags, as the filter names them. */
  readonly tagPairs: readonly string[]
  readonly sides: readonly string[]
  /** How annotators are called here; the filter takes two of them. Empty where nobody may pick them out. */
  readonly people: readonly string[]
}

/** A count for reading: `1,000+` at the bound. */
export function countWords(count: number): string {
  return count >= countBound ? `${countBound.toLocaleString('en')}+` : String(count)
}

/** Whether a case asks for a verdict. */
export function isWaiting(line: Pick<CaseLine, 'state' | 'marks'>): boolean {
  return line.state === 'open' || line.state === 'needsAnotherLook' || line.marks?.some((mark) => mark !== 'discussed') === true
}
