import { minutes } from '../step'
import type { CheckName } from './checks'
import type { Counts } from './counts'
import { none, total } from './counts'

/** How one check ended. */
export interface Outcome {
  readonly name: CheckName
  readonly ok: boolean
  readonly counts?: Counts
}

/** The last line of `npm test`: “312 tests: 312 passed, 0 failed (lint, types, unit 250, data 50, stories 12) in 3:05”. */
export function summary(outcomes: readonly Outcome[], milliseconds: number): string {
  const { passed, failed, skipped } = total(outcomes.map(({ counts }) => counts ?? none))
  const parts = outcomes.map(({ name, ok, counts }) => {
    const count = counts === undefined ? '' : ` ${counts.passed + counts.failed}`
    return `${name}${count}${ok ? '' : ' FAILED'}`
  })
  const left = skipped === 0 ? '' : `, ${skipped} skipped`
  const unsteady = outcomes.flatMap(({ counts }) => counts?.unsteady ?? []).length
  const again = unsteady === 0 ? '' : ` (${unsteady} of them only when run again alone)`
  return `${passed + failed} tests: ${passed} passed${again}, ${failed} failed${left} (${parts.join(', ')}) in ${minutes(milliseconds)}`
}
