// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { caseState } from '@/core/decision/case-state'
import type { CaseMessage } from '@/core/discussion/case-message'
import { ok } from '@/core/result'
import { decision, layers, mark } from '@/core/review/fixture'
import { CaseTalk } from './CaseTalk'

const one = findCases(layers([mark('a1', 'claim', 'Moscow')], []))[0]!
const judged = [{ id: 'a1', version: 1 }]
const state = caseState(one, [decision({ id: 'd1', verdict: 'reject', chosen: ['a1'], judged }), decision({ id: 'd2', verdict: 'nothingHere', replaces: 'd1', judged })])
const said = (id: string, part: Partial<CaseMessage>): CaseMessage => ({
  id, kind: 'remark', about: judged, decisionId: null, repliesTo: null, text: id, role: 'annotator', annotator: 'A', mine: false, at: '2026-01-01T00:00:00Z', ...part,
})

test('an objection comes first with its answer, long words are folded, and one’s own doing is said in good English', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const words = `${'שלום 🙂 '.repeat(120)}the end`
  await act(async () => root.render(
    <MantineProvider env="test">
      <CaseTalk
        draft="half " one={one} state={state} asked={[]} names={new Map()} permission={{ allowed: true }} onSay={async () => ok(undefined)} onKeep={async () => ok(undefined)}
        messages={[said('m1', { kind: 'reply', annotator: null, role: 'reviewer', mine: true, decisionId: 'd1', repliesTo: 'm0' }), said('m2', { kind: 'objection', decisionId: 'd2', text: words })]}
      />
    </MantineProvider>,
  ))
  const lists = [...place.querySelectorAll('ol')]
  expect(lists.map((list) => list.getAttribute('aria-label'))).toEqual(['Objections', 'What was said'])
  expect(lists[0]!.querySelector('textarea')).not.toBeNull()
  expect(lists[0]!.textContent).not.toContain('the end')
  expect(lists[1]!.textContent).toContain('You keep the verdict')
  await act(async () => [...place.querySelectorAll('button')].find((button) => button.textContent === 'Show all')!.click())
  expect(lists[0]!.textContent).toContain('the end')
  expect([...place.querySelectorAll('textarea')].at(-1)!.value).toBe('half ')
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  await act(async () => root.unmount())
})
