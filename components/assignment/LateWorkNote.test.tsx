// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { codePoint } from '@/core/text/offset'
import type { Write } from '@/core/saving/write'
import { LateWorkNote } from './LateWorkNote'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const put = (words: string): Write => ({ kind: 'put', id: words, basedOn: 0, tag: 'praise', extent: [{ start: codePoint(0), end: codePoint([...words].length) }], quotes: [words], note: '', attributes: {} })

async function shown(writes: readonly Write[]): Promise<string> {
  const host = document.body.appendChild(document.createElement('div'))
  const root = createRoot(host)
  await act(async () => root.render(<LateWorkNote writes={writes} />))
  const words = host.textContent
  await act(async () => root.unmount())
  return words
}

it('says by their words which passages came too late, each once and not all of many', async () => {
  const said = await shown([put('שלום 🙂'), put('שלום 🙂'), put('cafe\u0301'), put('third'), put('fourth')])
  expect(said).toContain('5 changes that this browser still had came too late')
  expect(said).toContain('It is about שלום 🙂, cafe\u0301, third and more.')
})

it('names the passage that was asked about by the question, and nothing where there are no words', async () => {
  expect(await shown([{ kind: 'message', id: 'm', basedOn: 0, annotation: 'one', text: 'Is it? 👀' }])).toContain('It is about Is it? 👀.')
  expect(await shown([{ kind: 'delete', id: 'one', basedOn: 1 }])).not.toContain('It is about')
})
