// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { leadQuestions } from '@/core/release/questions'
import type { ReleaseFacts } from '@/core/release/facts'
import type { Release } from '@/core/release/release'
import { type Result, fail, ok } from '@/core/result'
import { type ReleaseActs, ReleaseView } from './ReleaseView'

const facts: ReleaseFacts = {
  project: { name: 'P', slug: 'p' }, articles: 1, stories: 0, codePoints: 1, layers: 1, secondPasses: 0, annotations: 0, decisions: 0, layersPerArticle: [], annotators: 'fewer than five', machineLayers: 0, tags: [],
  outlets: [], outletUnknown: 1, languages: [], published: { first: null, last: null, unknown: 1 }, submitted: { first: null, last: null }, provenance: { withAddress: 0, withNote: 0, unknown: 1 },
  sameText: { articles: 0, groups: 0 }, codebooks: [], settings: { peersVisible: 'never', decideOwnCases: false, outletHidden: 0, outletShown: 0 }, agreement: [], agreementBecause: null,
}
const release: Release = {
  number: 1, name: 'First', note: '', state: 'draft', formats: ['jsonl'], createdAt: '2026-01-01T00:00:00.000Z', publishedAt: null, files: 0, bytes: 0, withdrawn: null, choices: [],
  progress: { step: '', done: 0, of: 0 }, because: null, answers: { purpose: 'To see.' }, facts, changes: null, snapshotAt: '2026-01-01T00:00:00.000Z', listed: [],
  certificate: { sound: true, takenAt: '2026-01-01T00:00:00.000Z', database: { articles: 1, layers: 1, annotations: 0, fragments: 0, misquoted: 0, misheard: 0 }, checkedAt: '2026-01-01T00:00:00.000Z', version: 1, formats: [] },
}

const show = async (answer: (answers: Record<string, string>) => Promise<Result<unknown>>) => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // The field that grows asks the document for its fonts, which this one has none of.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  const done: string[] = []
  const acts: ReleaseActs = {
    answer: (answers) => (done.push(`keep ${JSON.stringify(answers)}`), answer(answers)), publish: async () => (done.push('publish'), ok(undefined)),
    discard: async () => ok(undefined), again: async () => (done.push('again'), ok(undefined)), withdraw: async () => ok(undefined),
  }
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<MantineProvider env="test"><ReleaseView release={release} base="/r" api="/api" acts={acts} /></MantineProvider>))
  const press = (name: string) => act(async () => [...document.querySelectorAll('button')].filter((button) => button.textContent === name).at(-1)!.click())
  const type = (label: string, words: string) => act(async () => {
    const field = document.getElementById([...place.querySelectorAll('label')].find((one) => one.textContent === label)!.htmlFor) as HTMLTextAreaElement
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  return { done, place, press, type, end: () => act(async () => { root.unmount(); place.remove() }) }
}

test('answers that were typed and not kept are kept before a release is published for ever, and the dialog says so', async () => {
  const { done, press, type, end } = await show(async () => ok(undefined))
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
  await type('Who funded it?', 'Nobody 🕊️ שלום')
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true })), 'leaving asks').toBe(false)
  await press('Publish')
  expect(document.body.textContent).toContain('1 answer of the datasheet is written and not kept yet: it is kept first')
  await press('Publish for ever')
  expect(done).toEqual(['keep {"funding":"Nobody 🕊️ שלום"}', 'publish'])
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
  await end()
})

test('the dialog says how many questions of the datasheet are not answered before a release is published for ever', async () => {
  const { press, type, end } = await show(async () => ok(undefined))
  await type('Who funded it?', 'Nobody 🕊️ שלום')
  await press('Publish')
  expect(document.body.textContent).toContain(`${leadQuestions.length - 2} of the ${leadQuestions.length} questions of the datasheet are not answered, and say so in it for ever.`)
  await end()
})

test('where the answers cannot be kept nothing is published, and what was written is still there', async () => {
  const { done, place, press, type, end } = await show(async () => fail('unavailable', 'The server does not answer.'))
  await type('Who funded it?', 'Somebody')
  await press('Publish')
  await press('Publish for ever')
  expect(done).toEqual(['keep {"funding":"Somebody"}'])
  expect([...place.querySelectorAll('textarea')].map(({ value }) => value)).toContain('Somebody')
  await end()
})

test('leaving by a link within asks while an answer is not kept, and a download does not', async () => {
  const { place, type, end } = await show(async () => ok(undefined))
  const asked = vi.fn(() => false)
  vi.stubGlobal('confirm', asked)
  await type('Who funded it?', 'Somebody')
  const follow = (href: string, download = false) => {
    const link = place.appendChild(document.createElement('a'))
    link.href = href
    if (download) link.setAttribute('download', '')
    return link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  }
  expect(follow('/elsewhere')).toBe(false)
  expect(asked).toHaveBeenCalledOnce()
  expect(follow('/file', true)).toBe(true)
  expect(asked).toHaveBeenCalledOnce()
  await end()
})
