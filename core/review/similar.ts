import type { CaseLine } from './case-line'

/** A case that was decided already, and how, with what it shares with another. */
export interface SimilarCase {
  readonly line: CaseLine
  /** How alike the words are: see `similarity`; 1 for the same words. */
  readonly alike: number
  /** Whether the same tags were given, whoever gave them. */
  readonly sameTags: boolean
  readonly reason: string
  readonly decidedBy: string
  /** ISO 8601. */
  readonly decidedAt: string
}

/** Puts the most similar first; of those equally alike the ones over the same tags, then the latest. */
export function bySimilarity(a: Omit<SimilarCase, 'reason' | 'decidedBy'>, b: Omit<SimilarCase, 'reason' | 'decidedBy'>): number {
  return b.alike - a.alike || Number(b.sameTags) - Number(a.sameTags) || (a.decidedAt < b.decidedAt ? 1 : a.decidedAt > b.decidedAt ? -1 : 0)
}

/** Whether two cases have the same tags in them. */
export function haveSameTags(a: Pick<CaseLine, 'positions'>, b: Pick<CaseLine, 'positions'>): boolean {
  const tags = ({ positions }: Pick<CaseLine, 'positions'>) => [...new Set(positions.flatMap((each) => each.tags))].sort().join('+')
  return tags(a) === tags(b)
}
