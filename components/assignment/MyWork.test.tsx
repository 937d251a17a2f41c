// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MyWork, type WorkRow } from './MyWork'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const row = (id: string, more: Partial<WorkRow> = {}): WorkRow => ({ id, href: `#${id}`, title: `Article ${id}`, openingWords: '', outlet: null, words: 300, state: 'assigned', passages: 0, ...more })

let root: Root
let opened: string[]
beforeEach(() => {
  window.matchMedia ??= () => Object.assign(new EventTarget(), { matches: false, media: '', onchange: null, addListener() {}, removeListener() {} })
  document.body.innerHTML = '<input><div id="root"></div>'
  root = createRoot(document.querySelector('#root')!)
  opened = []
  document.querySelector('#root')!.addEventListener('click', (event) => {
    event.preventDefault()
    opened.push((event.target as HTMLElement).closest('a')?.getAttribute('href') ?? '')
  }, true)
})
afterEach(() => act(() => root.unmount()))

const show = (rows: readonly WorkRow[], peersVisible: 'never' | 'afterSubmit' = 'never') =>
  act(async () => root.render(<MantineProvider env="test"><MyWork rows={rows} peersVisible={peersVisible} /></MantineProvider>))
const press = (target: Element, more: KeyboardEventInit = {}) => act(async () => { target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...more })) })
const text = () => document.querySelector('#root')!.textContent

it('opens the next article with Enter, but not from a field, and not when the key repeats', async () => {
  await show([row('a'), row('b', { state: 'inProgress', passages: 2 })])
  await press(document.querySelector('input')!)
  await press(document.body, { repeat: true })
  expect(opened).toEqual([])
  await press(document.body)
  expect(opened).toEqual(['#b'])
})

it('says how far it is, and each article once', async () => {
  await show([row('a', { state: 'submitted' }), row('b'), row('c', { state: 'reopened', reopenedBecause: 'Look again 👩‍🔬 e\u0301 مرة' })])
  expect(text()).toContain('1 of 3 submitted')
  expect(text()).toContain('Sent back to you')
  expect(text()).toContain('Look again 👩‍🔬 e\u0301 مرة')
  for (const id of ['a', 'b', 'c']) expect(text().split(`Article ${id}`)).toHaveLength(2)
})

it('writes large numbers of passages so that they can be read', async () => {
  await show([row('a', { state: 'inProgress', passages: 1000 }), row('b', { state: 'submitted', passages: 12_345 }), row('c', { state: 'submitted', passages: 1 })])
  expect(text()).toContain('1,000 passages')
  expect(text()).toContain('12,345 passages')
  expect(text()).toMatch(/· 1 passage(?!s)/)
})

it('calls an article without a title untitled, by its first words', async () => {
  await show([row('a', { title: null, openingWords: 'خبر عاجل …' })])
  expect(text()).toContain('Untitled: “خبر عاجل\u00a0…”')
  expect(text()).toContain('outlet unknown')
})

it('says that answers have come which were not seen, and leads to where they stand', async () => {
  await show([row('a', { newAnswers: 0 }), row('b', { newAnswers: 1, state: 'submitted' })])
  expect(text()).toContain('1 answer you have not seen')
  expect([...document.querySelectorAll('li a')].map((link) => link.getAttribute('href'))).toContain('#b')
  await show([row('a', { newAnswers: 2 }), row('b', { newAnswers: 1, title: null, openingWords: 'שלום 🙂 e\u0301 …' })])
  expect(text()).toContain('3 answers you have not seenArticle a 2Untitled: “שלום 🙂 e\u0301\u00a0…” 1')
  await show([row('a', { newAnswers: 0 })])
  expect(text()).not.toContain('not seen')
})

it('leaves the outlet out where it is hidden', async () => {
  await show([row('a', { outlet: undefined })])
  expect(text()).not.toContain('unknown')
})

it('leads straight to the one question, and still to what was decided', async () => {
  const links = () => [...document.querySelectorAll('a')].map((link) => `${link.textContent} ${link.getAttribute('href')}`)
  const showCases = (questions: number, questionHref?: string) =>
    act(async () => root.render(<MantineProvider env="test"><MyWork rows={[row('a')]} peersVisible="never" cases={{ questions, decided: 3, href: '#cases', questionHref }} /></MantineProvider>))
  await showCases(1, '#question')
  expect(links()).toEqual(expect.arrayContaining(['Answer #question', 'What was decided on what you marked #cases']))
  await showCases(2)
  expect(links()).toEqual(expect.arrayContaining(['Answer #cases', 'What was decided on what you marked #cases']))
  await showCases(0)
  expect(links().filter((link) => link.startsWith('Answer'))).toEqual([])
})

it('says what will stand here when there is nothing, and when all is done', async () => {
  await show([])
  expect(text()).toContain('The articles given to you will stand here.')
  await show([row('a', { state: 'submitted' })])
  expect(text()).toContain('All is submitted.')
})

it('says who sees what as the project is set', async () => {
  await show([])
  expect(text()).toContain('you do not see what other annotators mark')
  await show([], 'afterSubmit')
  expect(text()).toContain('see each other’s work')
})
