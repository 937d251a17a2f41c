import type { Case } from '@/core/disagreement/case'

/** A tag with those who gave it somewhere in a case, whatever the edges. */
export interface TagShare {
  readonly tag: string
  readonly k: number
  /** k of n, from 0 to 1. */
  readonly share: number
}

/** The soft label of a case. */
export interface CaseShares {
  /** The key of the case. */
  readonly case: string
  /** Those who submitted the article, whether they marked something here or not. */
  readonly n: number
  /** How many of them marked nothing here. */
  readonly none: number
  /** In the order of the tags' keys. Shares need not add up to 1: one annotator may give several tags, or none. */
  readonly tags: readonly TagShare[]
}

/**
 * For each case, which share of the annotators who saw the article gave each tag in it: the empirical label distribution
 * of learning from disagreement (Uma et al., 2021, “Learning from Disagreement: A Survey”, JAIR 72, section 4), kept per
 * tag because passages may have several. Who saw the article and marked nothing counts in n.
 */
export function tagShares(cases: readonly Case[]): CaseShares[] {
  return cases.map(({ key, lanes }) => {
    const givers = new Map<string, number>()
    for (const { annotations } of lanes) for (const tag of new Set(annotations.map((one) => one.tag))) givers.set(tag, (givers.get(tag) ?? 0) + 1)
    const n = lanes.length
    return {
      case: key, n, none: lanes.filter(({ annotations }) => annotations.length === 0).length,
      tags: [...givers].sort(([one], [other]) => (one < other ? -1 : 1)).map(([tag, k]) => ({ tag, k, share: k / n })),
    }
  })
}
