import type { Undefined } from '../figure'
import { findMetric } from '../metrics'
import type { CaseFile } from './case-file'

/** What came of one case. */
export type Checked =
  | { readonly kind: 'same' | 'differs'; readonly computed: number | Undefined; readonly difference: number | null }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable'; readonly message: string }

/** Computes a case and compares. `difference` is computed − expected, null where one of the two is undefined. */
export function checkCase(one: CaseFile): Checked {
  const metric = findMetric(one.metric)
  if (metric === undefined) return { kind: 'unknown' }
  const answer = metric(one.params, one.input)
  if (!answer.ok) return { kind: 'unreadable', message: answer.problem.message }
  const found = answer.value
  if (found.kind === 'undefined') return { kind: one.expected === null ? 'same' : 'differs', computed: found, difference: null }
  if (one.expected === null) return { kind: 'differs', computed: found.value, difference: null }
  const difference = found.value - one.expected
  return { kind: Math.abs(difference) <= one.tolerance ? 'same' : 'differs', computed: found.value, difference }
}
