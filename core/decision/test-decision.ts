import { type Case, annotationsOf } from '@/core/disagreement/case'
import type { Decision } from './decision'

/** For tests: a decision on everything that is in a case, accepted with all of it unless said otherwise. */
export function testDecision(one: Case, changes: Partial<Decision> = {}): Decision {
  const judged = annotationsOf(one).map(({ id, version }) => ({ id, version }))
  return {
    id: 'decision-1',
    verdict: 'accept',
    judged,
    chosen: judged.map(({ id }) => id),
    drawn: [],
    clause: '',
    proposal: null,
    ruleId: null,
    reason: 'fits the definition 🙂 cafe\u0301 שלום',
    decidedBy: { id: 'reviewer', name: 'Reviewer' },
    decidedAt: '2026-01-02T00:00:00Z',
    replaces: null,
    withdrawn: false,
    ...changes,
  }
}
