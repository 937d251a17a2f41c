import { expect, test } from 'vitest'
import type { AgreementState } from './agreement-state'
import { firstChoice } from './choice'
import { forChoice } from './for-choice'
import { metricKeys } from './metric-key'
import { wholeReport } from './metric-report'
import { scoped } from './scope'
import { tagReport } from './tag-report'
import { testInput, testLayer, testPlace } from './test-input'

const input = scoped(testInput([testPlace('a', [testLayer('annotator-1', []), testLayer('annotator-2', [])])]), firstChoice.scope)
const at = '2026-11-22T03:04:05.000Z'
const state: AgreementState = {
  scope: firstChoice.scope, content: 'a', choices: { codebooks: [1], first: '2026-11-02', last: '2026-11-02' },
  metrics: Object.fromEntries(metricKeys.map((key) => [key, key === 'gamma' ? { kind: 'waiting' } : { kind: 'done', at, report: wholeReport(input, key) }])) as AgreementState['metrics'],
  tags: { kind: 'done', at, report: tagReport(input) },
}

test('a page gets the chosen metric whole, and of the others the figure of everything', () => {
  const { metrics, tags, choices } = forChoice(state, { ...firstChoice, metric: 'f1-exact' })
  expect(metrics['f1-exact']).toBe(state.metrics['f1-exact'])
  expect(metrics.gamma).toEqual({ kind: 'waiting' })
  const other = metrics['u-alpha']
  expect(other.kind === 'done' && other.report.breakdowns.map(({ by }) => by)).toEqual(['all'])
  expect(tags).toEqual({ kind: 'none' })
  expect(choices).toEqual(state.choices)
  expect(forChoice(state, { ...firstChoice, view: 'rates' }).tags).toBe(state.tags)
  expect(forChoice({ ...state, tags: { kind: 'running', done: 1, of: 2 } }, firstChoice).tags).toEqual({ kind: 'running', done: 1, of: 2 })
})
