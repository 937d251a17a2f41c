// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import type { AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import { firstChoice } from '@/core/agreement/report/choice'
import { metricKeys } from '@/core/agreement/report/metric-key'
import { wholeReport } from '@/core/agreement/report/metric-report'
import type { MetricReport } from '@/core/agreement/report/report'
import { testInput, testLayer, testPlace } from '@/core/agreement/report/test-input'
import { AgreementPage } from './AgreementPage'

test('the end of a computation is said in the region that said its beginning', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const spans = [{ start: 0, end: 10, label: 'שלום' }]
  const report = wholeReport(testInput([testPlace('a', [testLayer('annotator-1', spans), testLayer('annotator-2', spans)])]), 'u-alpha')
  const stateOf = (piece: PieceState<MetricReport>): AgreementState => ({
    scope: firstChoice.scope, content: 'a', tags: { kind: 'none' }, choices: { codebooks: [1], first: '2026-11-02', last: '2026-11-02' },
    metrics: Object.fromEntries(metricKeys.map((key) => [key, piece])) as AgreementState['metrics'],
  })
  const none = () => undefined
  const place = document.createElement('div')
  const root = createRoot(place)
  const show = async (piece: PieceState<MetricReport>) => {
    await act(async () => root.render(
      <MantineProvider env="test">
        <AgreementPage
          choice={firstChoice} state={stateOf(piece)} beside={null} codebook={{ groups: [], tags: [] }} project={{ slug: 'p', name: 'P' }} reviewHref="/review" mayPickPeople assignmentsHref={null}
          hrefFor={() => '/agreement'} onGo={none} problem={undefined} onAsk={none} onCancel={none} onAskBeside={none} onCancelBeside={none}
        />
      </MantineProvider>,
    ))
    return place.querySelector('[role=status]')
  }
  const waiting = await show({ kind: 'waiting' })
  expect(waiting!.textContent).toBe('uα waits for its turn.')
  expect(await show({ kind: 'running', done: 1, of: 9 })).toBe(waiting)
  expect(waiting!.textContent).toBe('uα is being computed.')
  expect(await show({ kind: 'done', at: '2026-11-22T03:04:05.000Z', report })).toBe(waiting)
  expect(waiting!.textContent).toBe('uα is computed.')
  await act(async () => root.unmount())
  vi.unstubAllGlobals()
})
