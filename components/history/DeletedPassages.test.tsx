// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { selectable } from '@/core/annotation/test-selectable'
import { codePoint } from '@/core/text/offset'
import { DeletedPassages } from './DeletedPassages'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(async () => {
  await act(async () => root.unmount())
  document.body.replaceChildren()
})

const article = selectable('The CAR 👍 of cafe\u0301 owners', 'In the ███ the “CAR” said שלום')
const passage = (id: string, start: number, more: Partial<Annotation> = {}): Annotation => ({
  id, assignmentId: 'a', tag: 'values', extent: [{ start: codePoint(start), end: codePoint(start + 3) }], quotes: ['CAR'], note: '', attributes: {},
  origin: byHand, version: 2, deleted: true, changedAt: '2026-01-01T00:00:00Z', ...more,
})

it('tells equal words apart by those around them, to the eye and by the name of what brings them back', async () => {
  const second = article.table.length - 14
  const passages = [passage('one', 4), passage('two', second)]
  const onBringBack = vi.fn()
  await act(async () => root.render(<DeletedPassages article={article} annotations={passages} undone={new Set(['two'])} looks={new Map()} onBringBack={onBringBack} />))
  const rows = [...document.querySelectorAll('li')]
  expect(rows.map((row) => row.querySelector('[dir="auto"]')!.textContent)).toEqual(['The CAR 👍 of cafe\u0301 owners', 'In the ███ the “CAR” said שלום'])
  expect(rows.map((row) => row.querySelector('b')!.textContent)).toEqual(['CAR', 'CAR'])
  expect(rows[1]!.querySelector('[role="img"]')!.getAttribute('aria-label')).toBe('masked')
  expect(rows.map((row) => row.querySelector('button')!.textContent)).toEqual(['Bring back: values, “CAR” in “The … 👍 of cafe\u0301 owners”', 'Bring back: values, “CAR” in “In the [masked] the ‘…’ said שלום”'])
  expect(rows.map((row) => / (undone|deleted) /.exec(row.textContent)?.[1])).toEqual(['deleted', 'undone'])
  await act(async () => rows[1]!.querySelector('button')!.click())
  expect(onBringBack).toHaveBeenCalledWith('two')
})
