import type { CaseState } from '@/core/decision/case-state'
import type { Case } from '@/core/disagreement/case'
import { taggingKey } from '@/core/disagreement/tagging'
import { type CaseMark, caseMarks } from '@/core/discussion/case-message'
import type { ReviewFilters } from './filters'
import { sidesOf } from './worth'

/** Every case has this one. */
export const everyCase = 'all'

/** What is known of a case besides its annotations. */
export interface CasePlace {
  /** The article's slug. */
  readonly article: string
  /** Key of the outlet that published it, or else wrote it; null where neither is known. */
  readonly outlet: string | null
  /** Whose an assignment is. */
  readonly userOf: (assignmentId: string) => string
}

/**
 * Everything a case can be found by, each as a word of its own: `kind:tag`, `state:open`, `tag:hedging`,
 * `tags:claim~hedging`, `outlet:afp`, `article:…`, `people:…~…` for each pair who read it differently,
 * `sides:3-1`, `said:objected`, `flagged`, and `all`. Sorted, without repetition.
 */
export function facetsOf(one: Pick<Case, 'lanes' | 'kinds'>, state: CaseState['kind'], { article, outlet, userOf }: CasePlace, marks: readonly CaseMark[] = []): readonly string[] {
  const annotations = one.lanes.flatMap((lane) => lane.annotations)
  const tags = [...new Set(annotations.map(({ tag }) => tag))]
  const readings = one.lanes.map((lane) => ({ user: userOf(lane.assignmentId), reading: lane.annotations.map(({ tag, extent }) => taggingKey(tag, extent)).sort().join(' | ') }))
  const apart = pairsOf(readings).filter(([a, b]) => a.reading !== b.reading)
  const facets = [
    everyCase, `state:${state}`, `article:${article}`, `sides:${sidesOf(one).join('-')}`,
    ...(outlet === null ? [] : [`outlet:${outlet}`]),
    ...(isFlagged(one) ? ['flagged'] : []),
    ...marks.map((mark) => `said:${mark}`),
    ...one.kinds.map((kind) => `kind:${kind}`),
    ...tags.map((tag) => `tag:${tag}`),
    ...pairsOf(tags).map((pair) => `tags:${pairWord(...pair)}`),
    ...apart.map(([a, b]) => `people:${pairWord(a.user, b.user)}`),
  ]
  return [...new Set(facets)].sort()
}

/** Whether an annotator flagged a passage of the case for the reviewer. */
export function isFlagged(one: Pick<Case, 'lanes'>): boolean {
  return one.lanes.some((lane) => lane.annotations.some(({ attributes }) => attributes['flag'] === true))
}

/** The marks among facets. */
export function marksIn(facets: readonly string[]): readonly CaseMark[] {
  return caseMarks.filter((mark) => facets.includes(`said:${mark}`))
}

/** What waits for somebody who decides: by its state, or by what was said. */
export const waitingFacets: readonly string[] = ['state:open', 'state:needsAnotherLook', 'said:objected', 'said:answered']

/** Two words in one order, whichever came first. */
export function pairWord(a: string, b: string): string {
  return a < b ? `${a}~${b}` : `${b}~${a}`
}

/** What filters ask for: of each group a case has at least one. `people` are the ids behind the pair of the filter. */
export function facetGroups(filters: ReviewFilters, people: string | null): readonly (readonly string[])[] {
  return [
    filters.kinds.map((kind) => `kind:${kind}`),
    filters.states.map((state) => `state:${state}`),
    filters.said.map((mark) => `said:${mark}`),
    filters.article === null ? [] : [`article:${filters.article}`],
    filters.tag === null ? [] : [`tag:${filters.tag}`],
    filters.tags === null ? [] : [`tags:${filters.tags}`],
    filters.outlet === null ? [] : [`outlet:${filters.outlet}`],
    filters.sides === null ? [] : [`sides:${filters.sides}`],
    filters.flagged ? ['flagged'] : [],
    people === null ? [] : [`people:${people}`],
  ].filter((group) => group.length > 0)
}

function pairsOf<Value>(values: readonly Value[]): (readonly [Value, Value])[] {
  return values.flatMap((a, index) => values.slice(index + 1).map((b) => [a, b] as const))
}
