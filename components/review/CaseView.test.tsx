// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { type CaseState, caseState } from '@/core/decision/case-state'
import { findCases } from '@/core/disagreement/find-cases'
import type { FlagMessage } from '@/core/flag/flag'
import { fail, ok, type Result } from '@/core/result'
import { caseLine } from '@/core/review/case-line'
import { decision, layers, mark, table, text } from '@/core/review/fixture'
import { isWaiting } from '@/core/review/filters'
import type { Walk } from '@/core/review/order'
import type { VerdictInput } from '@/core/review/verdict-input'
import { codePoint } from '@/core/text/offset'
import { CaseView } from './CaseView'

const codebook = codebookSchema.parse(media)
const cases = findCases(
  layers(
    [mark('a1', 'attributed_claim', 'שלום Moscow airlifted'), mark('a2', 'loaded_language', 'as a gift')],
    [mark('b1', 'state_messaging', 'Moscow airlifted a second batch', { note: '🛩️ cafe\u0301' })],
    [mark('c1', 'attributed_claim', 'שלום Moscow airlifted')],
    [],
  ),
)
const one = cases[0]!
/** Two annotators, one of them with two passages. */
const both = findCases(layers([mark('a1', 'attributed_claim', 'Moscow airlifted a second')], [mark('b1', 'attributed_claim', 'Moscow airlifted'), mark('b2', 'loaded_language', 'a second')]))[0]!
/** Two annotators with one tag and other edges. */
const edged = findCases(layers([mark('a1', 'attributed_claim', 'Moscow airlifted a second')], [mark('b1', 'attributed_claim', 'Moscow airlifted')]))[0]!
const judged = [{ id: 'a1', version: 1 }, { id: 'b1', version: 1 }, { id: 'c1', version: 1 }]
const made = decision({ id: 'd1', verdict: 'accept', chosen: ['b1'], judged })

let root: Root
let place: HTMLElement
const onDecide = vi.fn<(verdict: VerdictInput) => Promise<Result<unknown>>>()
const onWithdraw = vi.fn(async () => ok(undefined))
const onUndo = vi.fn(async () => ok(undefined))
const onGo = vi.fn()
const onReload = vi.fn()

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  onDecide.mockReset().mockResolvedValue(ok(undefined))
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
})

afterEach(async () => {
  await act(async () => root.unmount())
  place.remove()
  vi.clearAllMocks()
})

/** The list walked from the first case on. */
const walkOver = (lines: Walk['lines']): Walk => ({ lines, index: 0, count: lines.length, nextOpen: lines.slice(1).find(isWaiting) })

async function show(state: CaseState = { kind: 'open' }, more: Partial<Parameters<typeof CaseView>[0]> = {}) {
  await act(async () =>
    root.render(
      <MantineProvider env="test">
        <CaseView
          article={{ id: 'x', title: 'Cafe\u0301 🛩️ שלום', opening: '', outlet: null, href: '/review/x' }}
          text={text}
          blocks={[{ kind: 'paragraph', start: codePoint(0), end: table.length }]}
          one={one}
          state={state}
          codebook={codebook}
          walk={walkOver(cases.map((each) => caseLine('x', each, each === one ? state : { kind: 'open' }, table)))}
          listHref="/review"
          caseHref={({ key }) => `/review/x/${key}`}
          permission={{ allowed: true }}
          viewerId="me"
          onDecide={onDecide}
          onWithdraw={onWithdraw}
          onGo={onGo}
          onReload={onReload}
          {...more}
        />
      </MantineProvider>,
    ),
  )
}

const press = (key: string) => act(async () => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))
const find = (selector: string) => place.querySelector<HTMLElement>(selector)

async function write(words: string) {
  const field = find('input')!
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, words)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('deciding by key', () => {
  test('two keys accept a reading, with what others say alike, and lead to the next open case', async () => {
    await show()
    await press('a')
    expect(document.activeElement).toBe(find('[aria-label=Reason]'))
    await press('1')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith({ verdict: 'accept', chosen: ['a1', 'c1'], reason: 'Fits the definition', replaces: null, drawn: [], clause: '', proposal: null })
    expect(onGo).toHaveBeenCalledExactlyOnceWith('/review/x/a2')
  })

  test('a reason in one’s own words, and Enter', async () => {
    await show()
    await press('=')
    await press('Enter')
    expect(onDecide).not.toHaveBeenCalled()
    expect(place.textContent).toContain('Say why')
    await write('both, 2 ways שלום 🙂')
    await press('Enter')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith({ verdict: 'bothDefensible', chosen: [], reason: 'both, 2 ways שלום 🙂', replaces: null, drawn: [], clause: '', proposal: null })
  })

  test('in the field a digit is text, and words begun after the verdict go there', async () => {
    await show()
    await press('a')
    find('input')!.focus()
    await press('3')
    expect(onDecide).not.toHaveBeenCalled()
    await press('Escape')
    await press('a')
    await press('b')
    expect(place.querySelector('input')!.value).toBe('b')
    expect(document.activeElement).toBe(find('input'))
    await press('1')
    expect(onDecide).not.toHaveBeenCalled()
  })

  test('a rejection names its readings first', async () => {
    await show()
    await press('r')
    await press('2')
    expect(onDecide).not.toHaveBeenCalled()
    await press('b')
    await press('2')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ verdict: 'reject', chosen: ['b1'] }))
  })

  test.each(['n', '0', 'd'])('%s says that nothing is here (D marked nothing)', async (key) => {
    await show()
    await press(key)
    await press('1')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ verdict: 'nothingHere', chosen: [] }))
  })

  test('what was written for one verdict and given up is not in the reason of the next', async () => {
    await show()
    for (const leave of [() => press('Escape'), () => act(async () => [...place.querySelectorAll('button')].find((button) => button.textContent === 'Leave')!.click())]) {
      await press('a')
      await write('both are plausible 🙂')
      await leave()
      expect(find('input')).toBeNull()
    }
    await press('n')
    await write('not so')
    await press('Enter')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ verdict: 'nothingHere', reason: 'not so' }))
  })

  test('what was written and given up is there again when the same verdict is begun, until it is saved', async () => {
    await show()
    await press('a')
    await write('both are plausible 🙂')
    await press('Escape')
    await press('b')
    expect(find('input')).toHaveProperty('value', '')
    await press('Escape')
    await press('a')
    expect(find('input')).toHaveProperty('value', 'both are plausible 🙂')
    expect(document.activeElement).toBe(find('input'))
    await press('Enter')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ verdict: 'accept', reason: 'both are plausible 🙂' }))
  })

  test('a reason that is not saved asks before the window closes, a link is followed, or a key leads on', async () => {
    const asked = vi.fn(() => false)
    vi.stubGlobal('confirm', asked)
    const unloads = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await show()
    await press('=')
    expect(unloads()).toBe(false)
    await write('so שלום')
    expect(unloads()).toBe(true)
    await act(async () => find('a[rel=next]')!.click())
    expect(asked).toHaveBeenCalledExactlyOnceWith('What you wrote on this case is not saved. Leave the page all the same?')
    expect(find('input')).toHaveProperty('value', 'so שלום')
    find('h1')!.focus()
    await press('ArrowRight')
    expect(asked).toHaveBeenLastCalledWith('What you wrote on this case is not saved. Leave the case all the same?')
    expect(onGo).not.toHaveBeenCalled()
  })

  test('after “Reject only this” what is typed is the reason, and no verdict', async () => {
    await show({ kind: 'open' }, { one: both })
    await act(async () => find('[aria-label^="Reject only this"][aria-label$="of B"]')!.click())
    expect(place.textContent).toContain('Reject part of B: why?')
    await press('n')
    expect(find('input')).toHaveProperty('value', 'n')
    expect(document.activeElement).toBe(find('input'))
    expect(find('[role=toolbar] [aria-pressed=true]')!.textContent).toContain('Reject')
    await write('no')
    await press('Enter')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ verdict: 'reject', chosen: ['b1'], reason: 'no' }))
  })

  test('union and intersection are offered only where readings with the same tags are to be joined', async () => {
    await show({ kind: 'open' }, { one: both })
    expect(find('[role=toolbar]')!.textContent).not.toMatch(/Union|Intersection/)
    for (const key of ['+', '-']) await press(key)
    expect(find('[aria-label="Reason"]')).toBeNull()
    await show({ kind: 'open' }, { one: edged })
    expect(find('[role=toolbar]')!.textContent).toMatch(/Union.*Intersection/)
    await press('+')
    expect(place.textContent).toContain('Union: why?')
  })

  test.each(['=', '+', '-', 'w', 'n', 'q'])('after %s the first letter of the reason is no key, wherever the focus is', async (key) => {
    await show({ kind: 'open' }, { one: edged })
    await press(key)
    ;(document.activeElement as HTMLElement).blur()
    await press('n')
    expect(find('input')).toHaveProperty('value', 'n')
    expect(document.activeElement).toBe(find('input'))
  })

  test('a rejection takes letters until a word begins that is none of them', async () => {
    await show()
    await press('r')
    await press('b')
    await press('d')
    expect(find('input')).toHaveProperty('value', 'd')
    expect(document.activeElement).toBe(find('input'))
  })

  test('letters are text while somebody writes, and Escape gives the verdict up', async () => {
    await show()
    await press('a')
    await press('n')
    await press('j')
    expect(onGo).not.toHaveBeenCalled()
    expect(find('[role=toolbar] [aria-pressed=true]')!.textContent).toContain('Accept A')
    await press('Escape')
    expect(find('input')).toBeNull()
    await press('j')
    expect(onGo).toHaveBeenCalledExactlyOnceWith('/review/x/a2')
  })

  test('who may not decide sees why, and the keys do nothing', async () => {
    await show({ kind: 'open' }, { permission: { allowed: false, reason: 'You annotated this article.' } })
    expect(place.textContent).toContain('You annotated this article.')
    expect(find('[role=toolbar]')).toBeNull()
    await press('a')
    expect(find('input')).toBeNull()
    await press('l')
    expect(onGo).toHaveBeenCalledExactlyOnceWith('/review')
  })

  test('a failure keeps what was chosen and written', async () => {
    onDecide.mockResolvedValue(fail('unavailable', 'The database does not answer.'))
    await show()
    await press('b')
    await write('so 🙂')
    await press('Enter')
    expect(find('[role=alert]')!.textContent).toContain('The database does not answer.')
    expect(find('input')).toHaveProperty('value', 'so 🙂')
    expect(onGo).not.toHaveBeenCalled()
  })

  test('a conflict shows both verdicts, and one’s own replaces the other only when asked', async () => {
    const theirs = decision({ id: 'theirs', verdict: 'nothingHere', decidedBy: { id: 'z', name: 'Zoë' }, reason: 'No tag fits' })
    onDecide.mockResolvedValueOnce(fail('conflict', 'Somebody else decided.', { details: { current: theirs } }))
    await show()
    await press('b')
    await press('1')
    const alert = find('[role=alert]')!
    expect(document.activeElement).toBe(alert.querySelector('p'))
    expect(alert.textContent).toMatch(/Zoë decided[^]*Nothing here[^]*No tag fits[^]*Accept B/)
    await press('1')
    expect(onDecide).toHaveBeenCalledTimes(1)
    await act(async () => [...alert.querySelectorAll('button')].find((button) => button.textContent?.includes('mine'))!.click())
    expect(onDecide).toHaveBeenLastCalledWith({ verdict: 'accept', chosen: ['b1'], reason: 'Fits the definition', replaces: 'theirs', drawn: [], clause: '', proposal: null })
    expect(onGo).toHaveBeenCalledOnce()
  })
})

test('who decided the case in another window is not told of somebody else', async () => {
  const before = decision({ id: 'before', verdict: 'nothingHere', decidedBy: { id: 'me', name: 'Zoë' }, reason: 'No tag fits' })
  onDecide.mockResolvedValueOnce(fail('conflict', 'Somebody else decided.', { details: { current: before } }))
  await show()
  await press('b')
  await press('1')
  const alert = find('[role=alert]')!
  expect(alert.textContent).toContain('You decided this case in another window.')
  expect([...alert.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Keep that one', 'Put this one in its place'])
})

describe('a case that was decided', () => {
  test('says who, when and why, and takes another verdict in its place', async () => {
    await show(caseState(one, [made]))
    expect(find('[aria-label=Decision]')!.textContent).toMatch(/Accept B · Robin · 2 January 2026, 10:20 UTC · Fits the definition/)
    await press('n')
    await press('2')
    expect(onDecide).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ verdict: 'nothingHere', replaces: 'd1' }))
  })

  test('is opened again by u', async () => {
    await show(caseState(one, [made]))
    await press('u')
    expect(onWithdraw).toHaveBeenCalledExactlyOnceWith(made)
    expect(onReload).toHaveBeenCalledOnce()
  })

  test('u on the next case undoes the verdict just given', async () => {
    await show({ kind: 'open' }, { justDecided: { words: 'Accepted B in the case before.', onUndo } })
    await press('u')
    expect(onUndo).toHaveBeenCalledOnce()
    expect(onWithdraw).not.toHaveBeenCalled()
  })

  test('says what changed where it needs another look', async () => {
    await show(caseState(one, [{ ...made, judged: judged.map((each) => (each.id === 'b1' ? { ...each, version: 7 } : each)) }]))
    expect(place.textContent).toContain('B changed “Moscow airlifted a second batch” since.')
  })
})

test('the readings stand one under the other, with who marked nothing', async () => {
  await show()
  const readings = [...find('[aria-label=Readings]')!.children].map((each) => each.textContent)
  expect(readings).toHaveLength(4)
  expect(readings[1]).toContain('State messaging')
  expect(readings[1]).toContain('🛩️ cafe\u0301')
  expect(readings[3]).toContain('D marked nothing here.')
})

test('says with a reading what its annotator asked a reviewer, and what was answered, in place of a bare field', async () => {
  const flagged = findCases(layers([mark('a1', 'attributed_claim', 'Moscow airlifted a second', { attributes: { flag: true } })], [mark('b1', 'loaded_language', 'Moscow airlifted', { attributes: { flag: true } })]))[0]!
  const message = (id: string, annotationId: string, kind: FlagMessage['kind'], words: string): FlagMessage => ({ id, annotationId, kind, text: words, at: '2026-01-02T10:20:30.000Z' })
  await show({ kind: 'open' }, { one: flagged, flagMessages: [message('1', 'a1', 'question', 'Is cafe\u0301 👀 irony?'), message('2', 'a1', 'answer', 'It is: שלום.'), message('3', 'gone', 'question', 'elsewhere')] })
  const reading = (letter: string) => place.querySelector(`[aria-label="Reading of ${letter}"]`)!.textContent
  expect(reading('A')).toMatch(/A asked a reviewer.*Is cafe\u0301 👀 irony\?.*Answer.*It is: שלום\./)
  expect(reading('B')).toContain('B asks a reviewer to look at this, without a question.')
  expect(place.textContent).not.toContain('elsewhere')
  expect(reading('A') + reading('B')).not.toContain('· ask a reviewer')
})
