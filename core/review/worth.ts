import type { CaseState } from '@/core/decision/case-state'
import type { Case, DisagreementKind } from '@/core/disagreement/case'
import type { CaseMark } from '@/core/discussion/case-message'
import { taggingKey } from '@/core/disagreement/tagging'

/** How much one more verdict brings, by the state of the case: the first number in which two cases can differ. */
const stateWorth: Readonly<Record<CaseState['kind'], number>> = { needsAnotherLook: 4, open: 3, asked: 2, decided: 1, unanimous: 0 }

/** A disagreement about the tag says more about the codebook than one about an edge. */
const kindWorth: Readonly<Record<DisagreementKind, number>> = { tag: 40, presence: 30, nesting: 20, boundary: 10 }

/** How many annotators read a case alike, the largest group first: `[3, 1]`. Marking nothing is a reading. */
export function sidesOf(one: Pick<Case, 'lanes'>): readonly number[] {
  const sides = new Map<string, number>()
  for (const { annotations } of one.lanes) {
    const reading = [...new Set(annotations.map(({ tag, extent }) => taggingKey(tag, extent)))].sort().join(' | ')
    sides.set(reading, (sides.get(reading) ?? 0) + 1)
  }
  return [...sides.values()].sort((a, b) => b - a)
}

/**
 * What comes first in the list: the least number is most worth deciding. First by state (what needs
 * another look, what is open, asked, decided, unanimous; a verdict that somebody objects to counts as the first, a question
 * that was answered as open); then what an annotator flagged; then by how far
 * the annotators are apart (the share that does not stand with the largest side); then by kinds.
 */
export function rankOf(one: Pick<Case, 'lanes' | 'kinds'>, state: CaseState['kind'], flagged: boolean, marks: readonly CaseMark[] = []): number {
  const [largest = 0] = sidesOf(one)
  const apart = one.lanes.length > 0 ? 1 - largest / one.lanes.length : 0
  const kinds = one.kinds.reduce((sum, kind) => sum + kindWorth[kind], 0)
  const worth = Math.max(stateWorth[state], marks.includes('objected') ? stateWorth.needsAnotherLook : 0, marks.includes('answered') ? stateWorth.open : 0)
  return -(worth * 1_000_000 + Number(flagged) * 500_000 + Math.round(apart * 1000) * 200 + kinds)
}
