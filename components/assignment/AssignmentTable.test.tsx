// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AssignmentCell } from '@/core/assignment/assignment'
import type { Annotator, AssignmentRow } from '@/core/assignment/assignment-plan'
import type { AssignmentsRequest } from '@/core/request/assignments'
import { ok } from '@/core/result'
import { AssignmentTable } from './AssignmentTable'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const ann: Annotator = { userId: 'ann', name: 'Ann', role: 'annotator' }
const brought: Annotator = { userId: 'ben', name: 'Ben B. 🙂', role: 'annotator', closed: { why: 'They came in with layers, and sign in nowhere.', forGood: true } }
const disabled: Annotator = { userId: 'chloe', name: 'Chloe', role: 'annotator', closed: { why: 'They are disabled.', forGood: false } }
const cell = (state: AssignmentCell['state'], passages = 0): AssignmentCell => ({ id: 'a', state, passages })
const article = (articleId: string, cells: AssignmentRow['cells'] = {}): AssignmentRow => ({ articleId, title: `Article ${articleId}`, openingWords: '', outlet: null, cells })
const rows = [article('one', { ben: cell('submitted', 3), chloe: cell('assigned') }), article('two', { chloe: cell('submitted', 2) })]

let root: Root
let asked: AssignmentsRequest['assignments'][]
beforeEach(() => {
  window.matchMedia ??= () => Object.assign(new EventTarget(), { matches: false, media: '', onchange: null, addListener() {}, removeListener() {} })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.querySelector('#root')!)
  asked = []
})
afterEach(() => act(() => root.unmount()))

const show = (annotators: readonly Annotator[]) =>
  act(async () => root.render(
    <MantineProvider env="test">
      <AssignmentTable
        rows={rows} annotators={annotators} onReopen={async () => ok(null)} onSecondPass={async () => ok(null)} inviteAction={<a href="#team">Invite annotators</a>}
        onAssign={async ({ assignments }) => {
          asked.push([...assignments])
          return ok(null)
        }}
      />
    </MantineProvider>,
  ))
const text = () => document.querySelector('#root')!.textContent
const boxes = () => [...document.querySelectorAll<HTMLElement>('input[type=checkbox]')].map((box) => box.parentElement!.textContent)
const buttons = (name: string) => [...document.querySelectorAll('button')].filter((button) => button.textContent.startsWith(name))
const press = (button: Element | undefined) => act(async () => (button as HTMLElement).click())
const gives = (...articles: string[]) => articles.map((articleId) => ({ articleId, userId: 'ann', assigned: true }))

it('has no boxes for whoever can be given nothing, says why, and shows what they have', async () => {
  await show([ann, brought, disabled])
  expect(boxes()).toEqual(['Ann, “Article one”: not assigned', 'Ann, “Article two”: not assigned'])
  expect(text()).toContain('They came in with layers, and sign in nowhere.')
  expect(text()).toContain('Ben B. 🙂, “Article one”: submitted3 passages')
  expect(buttons('✓').map((button) => button.textContent)).toEqual([expect.stringContaining('Chloe, “Article two”')])
})

it('leaves them out of every button that assigns many', async () => {
  await show([brought, ann, disabled])
  await press(buttons('assign everything')[0])
  expect(asked).toEqual([gives('one', 'two')])
})

it('assigns a row without them', async () => {
  await show([brought, ann, disabled])
  await press(buttons('assign all: “Article two”')[0])
  expect(asked).toEqual([gives('two')])
})

it('takes from somebody who is disabled what they have not submitted, and nothing from a layer that came in', async () => {
  await show([ann, brought, disabled])
  const [only, ...others] = buttons('take away')
  expect(others).toEqual([])
  await press(only)
  expect(asked).toEqual([[{ articleId: 'one', userId: 'chloe', assigned: false }]])
})

it('has reviewers and leads as columns with boxes, and gives to them by their own buttons alone', async () => {
  const lea: Annotator = { userId: 'lea', name: 'Lea שלום', role: 'lead' }
  await show([ann, lea])
  expect(boxes()).toContain('Lea שלום, “Article one”: not assigned')
  expect([...document.querySelectorAll('th')].map(({ textContent }) => textContent)).toContainEqual(expect.stringMatching(/^Lea שלוםLead/))
  await press(buttons('assign everything')[0])
  await press(buttons('assign all: everything to Lea')[0])
  expect(asked).toEqual([gives('one', 'two'), gives('one', 'two').map((one) => ({ ...one, userId: 'lea' }))])
  expect(buttons('assign everything')).toEqual([])
})

it('lets a lead who is alone read, and says that there is no annotator', async () => {
  await show([{ userId: 'lea', name: 'Lea', role: 'lead' }])
  expect(text()).toContain('There is no annotator yet to assign an article to.Reviewers and leads can read too')
  expect(boxes()).toHaveLength(2)
})

it('is walked through by arrows, over cells without a control too', async () => {
  await show([ann, brought])
  const at = () => (document.activeElement as HTMLElement).dataset['place']
  await act(async () => document.querySelector<HTMLElement>('[tabindex="0"]')!.focus())
  const places = []
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft']) {
    await act(async () => { document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })) })
    places.push(at())
  }
  expect(places).toEqual(['0,1', '0,2', '1,2', '2,2', '2,1'])
})

it('says that there is nobody to assign to where all layers came in, and offers to invite somebody', async () => {
  await show([brought])
  expect(text()).toContain('There is no annotator yet to assign an article to.')
  expect(document.querySelector('a[href="#team"]')).not.toBeNull()
  expect(buttons('no annotator yet')).toHaveLength(3)
  await press(buttons('no annotator yet')[0])
  expect(asked).toEqual([])
})
