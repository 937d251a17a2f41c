import { describe, expect, it } from 'vitest'
import { Failure } from '../failure'
import { choose } from './checks'
import { countPlaywright, countVitest } from './counts'
import { summary } from './summary'

describe('the last line', () => {
  it('adds up what was counted', () => {
    const counts = (passed: number) => ({ passed, failed: 0, skipped: 0 })
    const outcomes = [
      { name: 'lint', ok: true },
      { name: 'unit', ok: true, counts: counts(250) },
      { name: 'stories', ok: true, counts: counts(12) },
    ] as const
    expect(summary(outcomes, 185_400)).toBe('262 tests: 262 passed, 0 failed (lint, unit 250, stories 12) in 3:05')
  })

  it('names what failed and what was skipped', () => {
    const outcomes = [
      { name: 'lint', ok: false },
      { name: 'unit', ok: false, counts: { passed: 3, failed: 1, skipped: 2 } },
    ] as const
    expect(summary(outcomes, 59_900)).toBe('4 tests: 3 passed, 1 failed, 2 skipped (lint FAILED, unit 4 FAILED) in 1:00')
  })
})

describe('counting', () => {
  it('takes a file that did not load for a failed test', () => {
    const numbers = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0 }
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
    ]
    expect(countVitest(JSON.stringify({ ...numbers, testResults }))).toEqual({ passed: 5, failed: 2, skipped: 1 })
  })

  it('takes a story that passed at the second try for a failed one', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 0 }
    expect(countPlaywright(JSON.stringify({ stats }))).toEqual({ passed: 4, failed: 3, skipped: 0 })
  })
})

describe('choosing checks', () => {
  it('keeps their order', () => expect(choose('data, lint').map(({ name }) => name)).toEqual(['lint', 'data']))
  it('knows all names', () => expect(() => choose('unit,e2e')).toThrow(Failure))
})
