// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import { metricKeys } from '@/core/agreement/report/metric-key'
import { wholeProject } from '@/core/agreement/report/scope'
import { type FollowedAgreement, useAgreement } from './use-agreement'

const stateWith = (piece: PieceState<never>): AgreementState => ({
  scope: wholeProject, content: 'a'.repeat(64), tags: { kind: 'none' }, choices: { codebooks: [1], first: '2026-11-02', last: '2026-11-02' },
  metrics: Object.fromEntries(metricKeys.map((key) => [key, key === 'gamma' ? piece : { kind: 'none' }])) as AgreementState['metrics'],
})

const initial = stateWith({ kind: 'waiting' })
let followed: FollowedAgreement
const hear = (one: FollowedAgreement) => {
  followed = one
}
const Follower = ({ onHear }: { readonly onHear: (one: FollowedAgreement) => void }) => {
  const one = useAgreement('car', initial, ['gamma'], { metric: 'gamma', view: 'pair' })
  useEffect(() => onHear(one), [one, onHear])
  return null
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = async (milliseconds: number) => act(async () => vi.advanceTimersByTimeAsync(milliseconds))

it('goes on following after failures in a row, with growing pauses, and hands back what it has', async () => {
  const asked: string[] = []
  let away = true
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    if (away) throw new TypeError('network')
    return Response.json(stateWith({ kind: 'cancelled', done: 1, of: 2 }))
  })
  const root = createRoot(document.createElement('div'))
  await act(async () => root.render(<Follower onHear={hear} />))
  await pass(300)
  expect(asked).toEqual([`/api/v1/projects/car/agreement?metric=gamma&by=pair&known=${'a'.repeat(64)}`])
  expect(followed.problem).toContain('did not answer')
  await pass(2100)
  expect(asked).toHaveLength(2)
  await pass(2100)
  expect(asked).toHaveLength(2)
  await pass(2000)
  expect(asked).toHaveLength(3)
  for (let minute = 0; minute < 10; minute++) await pass(60_000)
  expect(asked.length).toBeGreaterThan(8)
  expect(asked.length).toBeLessThan(20)
  away = false
  await pass(60_000)
  expect(followed.problem).toBeUndefined()
  expect(followed.state?.metrics.gamma.kind).toBe('cancelled')
  await act(async () => root.unmount())
})
