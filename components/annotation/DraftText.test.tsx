// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { excess } from '@/core/text/excess'
import { DraftText } from './DraftText'
import { Drafting } from './drafting'
import { type DraftsOfPage, useDrafts } from './use-drafts'

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

describe('a text that is too long to be kept', () => {
  const long = 'e\u0301 🙂 שלום '.repeat(3)
  let page: DraftsOfPage
  let gone = false
  const isGone = () => gone
  const Page = ({ value, shown }: { readonly value: string; readonly shown: boolean }) => {
    page = useDrafts(undefined, isGone)
    return (
      <Drafting value={page.drafts}>
        {shown && <DraftText field="one note" label="Note" multiline excess={(text) => excess(text.length, 20)} value={value} onSettle={onSettle} />}
        <DraftText label="Another" value="" onSettle={onSettle} />
      </Drafting>
    )
  }
  const open = (value: string, shown = true) => act(() => root.render(<Page value={value} shown={shown} />))
  const wait = () => void act(() => vi.advanceTimersByTime(800))
  const leave = (one: Element) => act(() => void one.dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
  beforeEach(() => {
    gone = false
    onSettle.mockReset()
  })

  it('stays whole in the field, which says how long it is and how long it may be, and nothing of it is handed over', () => {
    open('before')
    type(long)
    wait()
    leave(field())
    act(() => void window.dispatchEvent(new Event('pagehide')))
    expect(onSettle).not.toHaveBeenCalled()
    expect(field().value).toBe(long)
    expect(field().getAttribute('aria-invalid')).toBe('true')
    const words = document.getElementById(field().getAttribute('aria-describedby')!)!
    expect(words.textContent).toBe(`Too long to be saved: ${long.length} characters of at most 20. Shorten it.`)
    expect(words.querySelector('[role="alert"]')).not.toBeNull()
    expect(words.closest('label'), 'the name of the field stays its name').toBeNull()
  })

  it('keeps the page from saying that all is saved, whatever is done in another field', () => {
    open('')
    expect([page.tooLong, page.now.current]).toEqual([undefined, false])
    type(long)
    leave(document.querySelector('input')!)
    expect([page.tooLong, page.typing, page.now.current]).toEqual(['one note', false, true])
  })

  it('is saved as ever once it is short enough', () => {
    open('')
    type(long)
    type('שלום 🙂')
    expect([page.tooLong, page.typing]).toEqual([undefined, true])
    wait()
    expect(onSettle.mock.calls).toEqual([['שלום 🙂']])
    expect([page.typing, page.now.current, field().getAttribute('aria-invalid'), document.querySelector('[role="alert"]')]).toEqual([false, false, null, null])
  })

  it('is there again when its card is opened again, and holds nothing up where its passage is deleted', () => {
    open('')
    type(long)
    open('', false)
    expect([page.tooLong, page.now.current]).toEqual(['one note', true])
    open('')
    expect([field().value, onSettle.mock.calls.length]).toEqual([long, 0])
    gone = true
    open('', false)
    expect([page.tooLong, page.now.current]).toEqual([undefined, false])
  })

  it('does not give way to what changed elsewhere, and says nothing of what was kept so long already', () => {
    open('')
    type(long)
    open('from another tab')
    expect(field().value).toBe(long)
    type('')
    wait()
    open(long)
    expect([field().value, field().getAttribute('aria-invalid'), page.now.current]).toEqual([long, null, false])
  })
})
