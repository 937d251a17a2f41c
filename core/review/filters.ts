import { type CaseState } from '@/core/decision/case-state'
import { type DisagreementKind, disagreementKinds } from '@/core/disagreement/case'
import type { CaseLine } from './case-line'

/** The states of a case, in the order in which a reviewer cares for them. */
export const caseStateKinds = ['needsAnotherLook', 'open', 'decided', 'unanimous'] as const satisfies readonly CaseState['kind'][]

export type CaseStateKind = (typeof caseStateKinds)[number]

/** Which cases are asked for. Several kinds or states mean any of them; none means all. */
export interface ReviewFilters {
  readonly kinds: readonly DisagreementKind[]
  readonly states: readonly CaseStateKind[]
  /** Id of an article. */
  readonly article: string | null
  /** Key of a tag that somebody gave. */
  readonly tag: string | null
}

/** Every case. */
export const noFilters: ReviewFilters = { kinds: [], states: [], article: null, tag: null }

/** The parameters of an address, as Next hands them over. */
export type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads filters from an address. What it does not know it leaves out, so that an old address still opens. */
export function readFilters(parameters: Parameters): ReviewFilters {
  const all = (name: string) => [parameters[name] ?? []].flat()
  return {
    kinds: disagreementKinds.filter((kind) => all('kind').includes(kind)),
    states: caseStateKinds.filter((state) => all('state').includes(state)),
    article: all('article')[0] || null,
    tag: all('tag')[0] || null,
  }
}

/** Filters as the query of an address, `?` included; empty for no filters. The same filters give the same query. */
export function writeFilters(filters: ReviewFilters): string {
  const query = new URLSearchParams()
  for (const kind of disagreementKinds) if (filters.kinds.includes(kind)) query.append('kind', kind)
  for (const state of caseStateKinds) if (filters.states.includes(state)) query.append('state', state)
  if (filters.article) query.set('article', filters.article)
  if (filters.tag) query.set('tag', filters.tag)
  return query.size > 0 ? `?${query}` : ''
}

/** Whether a case is one of those asked for. */
export function matches(filters: ReviewFilters, line: CaseLine): boolean {
  return (
    (filters.kinds.length === 0 || filters.kinds.some((kind) => line.kinds.includes(kind))) &&
    (filters.states.length === 0 || filters.states.includes(line.state)) &&
    (filters.article === null || filters.article === line.articleId) &&
    (filters.tag === null || line.positions.some(({ tags }) => tags.includes(filters.tag!)))
  )
}

/** Puts a value into a list of filters, or takes it out. */
export function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
}

/** How many cases each filter would show, by its key. */
export type Tally = Readonly<Record<string, number>>

/** The counts that stand beside the filters. Each is what choosing it would show with the other filters as they are. */
export interface ReviewCounts {
  readonly all: number
  readonly shown: number
  /** Of all cases, whatever the filters: disagreements that wait for a verdict, or for another look. */
  readonly waiting: number
  readonly kinds: Tally
  readonly states: Tally
  readonly articles: Tally
  readonly tags: Tally
}

/** Counts the cases of a project for the filters. */
export function countCases(lines: readonly CaseLine[], filters: ReviewFilters): ReviewCounts {
  const without = (part: Partial<ReviewFilters>) => lines.filter((line) => matches({ ...filters, ...part }, line))
  return {
    all: lines.length,
    shown: without({}).length,
    waiting: lines.filter(isWaiting).length,
    kinds: tally(without({ kinds: [] }), (line) => line.kinds),
    states: tally(without({ states: [] }), (line) => [line.state]),
    articles: tally(without({ article: null }), (line) => [line.articleId]),
    tags: tally(without({ tag: null }), (line) => line.positions.flatMap(({ tags }) => tags)),
  }
}

/** Whether a case asks for a verdict. */
export function isWaiting(line: Pick<CaseLine, 'state'>): boolean {
  return line.state === 'open' || line.state === 'needsAnotherLook'
}

function tally(lines: readonly CaseLine[], keysOf: (line: CaseLine) => readonly string[]): Tally {
  const counts: Record<string, number> = {}
  for (const line of lines) for (const key of new Set(keysOf(line))) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
