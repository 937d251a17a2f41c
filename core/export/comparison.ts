import { type CaseState, caseStates } from '@/core/decision/case-state'
import { type Standing, standingOf } from '@/core/decision/standing'
import { type Case, annotationsOf } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import type { ExportedArticle } from './exported-article'

/** The submitted layers of an article held against each other, as every format of the export needs it. */
export interface Comparison {
  readonly cases: readonly Case[]
  readonly states: ReadonlyMap<string, CaseState>
  /** By annotation id. Annotations of layers that are not submitted, or of a second pass, have none. */
  readonly standings: ReadonlyMap<string, Standing>
}

/**
 * Compares what is submitted, first passes only: a second is by the same person, who knows the outlet by then. One annotator alone gives cases, all of them open: nobody has agreed to them.
 * @param options as of `findCases`
 */
export function compare(article: Pick<ExportedArticle, 'layers' | 'decisions'>, options?: { kinds: boolean }): Comparison {
  const cases = findCases(article.layers.filter((layer) => layer.status === 'submitted' && layer.pass === 1), options)
  const states = caseStates(cases, article.decisions)
  const standings = new Map<string, Standing>()
  for (const one of cases) {
    const state = states.get(one.key)!
    for (const { id } of annotationsOf(one)) standings.set(id, standingOf(id, state))
  }
  return { cases, states, standings }
}
