import { describe, expect, it } from 'vitest'
import { Failure } from '../failure'
import { choose } from './checks'
import { countAgain, countPlaywright, countVitest, failedStories, none } from './counts'
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

  const spec = (title: string, ok: boolean) => ({ title, ok })
  const report = (expected: number, suites: readonly unknown[]) => JSON.stringify({ stats: { expected, unexpected: 2, flaky: 0, skipped: 0 }, suites })

  it('names the stories that failed by file and title, however deep they stand', () => {
    const inner = { title: 'a lead', specs: [spec('exports', false)] }
    expect(failedStories(report(1, [{ title: 'e2e/one.spec.ts', specs: [spec('reads', true), spec('tags', false)], suites: [inner] }]))).toEqual(['e2e/one.spec.ts › tags', 'e2e/one.spec.ts › a lead › exports'])
    expect(countPlaywright(report(1, []))).toEqual({ passed: 1, failed: 2, skipped: 0 })
  })

  it('says of a story that passed only when run again that it did, and keeps one that failed twice as failed', () => {
    const counts = countAgain({ passed: 329, failed: 2, skipped: 0 }, { passed: 1, failed: 1, skipped: 0 }, ['one', 'two'], ['two'])
    expect(counts).toEqual({ passed: 330, failed: 1, skipped: 0, unsteady: ['one'] })
    expect(summary([{ name: 'stories', ok: false, counts }], 1000)).toBe('331 tests: 330 passed (1 of them only when run again alone), 1 failed (stories 331 FAILED) in 0:01')
  })
})

describe('what was not run because what it stands on had failed', () => {
  it('counts as what it came to when it was run with what had failed', () => {
    const counts = countAgain({ passed: 476, failed: 4, skipped: 198 }, { passed: 201, failed: 0, skipped: 0 }, ['one'], [])
    expect(counts).toEqual({ passed: 677, failed: 0, skipped: 1, unsteady: ['one'] })
  })

  it('stays failed where the second run could not begin', () => {
    const counts = countAgain({ passed: 476, failed: 2, skipped: 1 }, none, ['one', 'two'], [])
    expect(counts).toEqual({ passed: 476, failed: 2, skipped: 1, unsteady: [] })
  })

  it('is a failure where a second run did not come to it either', () => {
    const counts = countAgain({ passed: 476, failed: 2, skipped: 198 }, { passed: 1, failed: 1, skipped: 197 }, ['one', 'two'], ['two'])
    expect(counts).toEqual({ passed: 477, failed: 1, skipped: 198, unsteady: ['one'] })
  })
})

describe('choosing checks', () => {
  it('keeps their order', () => expect(choose('data, lint').map(({ name }) => name)).toEqual(['lint', 'data']))
  it('knows all names', () => expect(() => choose('unit,e2e')).toThrow(Failure))
})
