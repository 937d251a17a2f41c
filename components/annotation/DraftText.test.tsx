// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftText } from './DraftText'

let root: Root
const onSettle = vi.fn()
const field = () => document.querySelector('textarea')!

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => {
  act(() => root.unmount())
  vi.useRealTimers()
  vi.clearAllMocks()
})

const show = (value: string) => act(() => root.render(<DraftText label="Note" multiline value={value} onSettle={onSettle} />))
const type = (value: string) =>
  act(() => {
    const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!
    setter.call(field(), value)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })

describe('DraftText', () => {
  it('tells once the typing rests', () => {
    show('')
    type('e\u0301')
    type('e\u0301 👍 سلام')
    expect(onSettle).not.toHaveBeenCalled()
    void act(() => vi.advanceTimersByTime(800))
    expect(onSettle.mock.calls).toEqual([['e\u0301 👍 سلام']])
  })

  it('tells at once when it is taken away in the middle of a word', () => {
    show('')
    type('half')
    act(() => root.render(null))
    expect(onSettle.mock.calls).toEqual([['half']])
  })

  it('keeps the space after a word, and what follows it, when the value comes back trimmed', () => {
    onSettle.mockImplementation((value: string) => show(value.trim()))
    show('')
    type('e\u0301cho ')
    void act(() => vi.advanceTimersByTime(800))
    expect(onSettle.mock.calls).toEqual([['e\u0301cho ']])
    expect(field().value).toBe('e\u0301cho ')
    onSettle.mockImplementation(() => {})
    type('e\u0301cho سلام ')
    void act(() => vi.advanceTimersByTime(800))
    type('e\u0301cho سلام 👍')
    show('e\u0301cho سلام')
    expect(field().value).toBe('e\u0301cho سلام 👍')
    show('undone')
    expect(field().value).toBe('undone')
  })

  it('keeps what was typed and told while the page around it is still drawn with what was before', () => {
    const again = (value: string) => act(() => root.render(<DraftText label="Note" multiline value={value} onSettle={(words) => onSettle(words)} />))
    again('')
    type('e\u0301cho 👍 سلام')
    void act(() => vi.advanceTimersByTime(800))
    again('')
    expect(field().value).toBe('e\u0301cho 👍 سلام')
    again('e\u0301cho 👍 سلام')
    void act(() => vi.advanceTimersByTime(800))
    expect(onSettle.mock.calls).toEqual([['e\u0301cho 👍 سلام']])
    expect(field().value).toBe('e\u0301cho 👍 سلام')
    again('')
    expect(field().value).toBe('')
  })

  it('tells nothing that is known, and follows a value that changes elsewhere', () => {
    show('old')
    show('undone')
    expect(field().value).toBe('undone')
    void act(() => vi.advanceTimersByTime(800))
    expect(onSettle).not.toHaveBeenCalled()
  })
})
