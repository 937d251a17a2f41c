// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Drafting, type Drafts } from './drafting'
import { ListField } from './ListField'

let root: Root
let open = true
let value: readonly string[] = []
const drafting = vi.fn<(waiting: boolean, tooLong?: string) => void>()
const drafts: Drafts = { tell: (_, waiting, tooLong) => drafting(waiting, tooLong), leftIn: () => undefined }
const said = vi.fn<(value: readonly string[]) => void>()
const field = () => document.querySelector('input')!
const names = () => [...document.querySelectorAll('li span')].map(({ textContent }) => textContent)

const show = (given: readonly string[]) => {
  value = given
  act(() => root.render(
    <Drafting value={drafts}>
      <ListField label="Source chain" value={value} onChange={(next) => {
        said(next)
        if (open) show(next)
      }} />
    </Drafting>,
  ))
}
const type = (text: string) => act(() => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field(), text)
  field().dispatchEvent(new Event('input', { bubbles: true }))
})
const press = (key: string) => act(() => void field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))
const rest = () => void act(() => vi.advanceTimersByTime(800))

beforeEach(() => {
  vi.useFakeTimers()
  open = true
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => {
  open = false
  act(() => root.unmount())
  vi.useRealTimers()
  vi.clearAllMocks()
})

describe('a list of names', () => {
  it('says that something is being typed, and has it in the list once the typing rests, without taking it from the field', () => {
    show(['RIA'])
    type('e\u0301cho ')
    expect(drafting).toHaveBeenLastCalledWith(true, undefined)
    rest()
    expect(value).toEqual(['RIA', 'e\u0301cho'])
    expect(drafting).toHaveBeenLastCalledWith(false, undefined)
    expect([names(), field().value]).toEqual([['RIA'], 'e\u0301cho '])
    type('e\u0301cho שלום 🙂')
    expect(drafting).toHaveBeenLastCalledWith(true, undefined)
    rest()
    expect(value).toEqual(['RIA', 'e\u0301cho שלום 🙂'])
    press('Enter')
    expect([names(), field().value]).toEqual([['RIA', 'e\u0301cho שלום 🙂'], ''])
    rest()
    expect(said).toHaveBeenCalledTimes(2)
  })

  it('takes a name that was typed and cleared out again', () => {
    show([])
    type('Titorenko')
    rest()
    expect(value).toEqual(['Titorenko'])
    type('')
    rest()
    expect(value).toEqual([])
  })

  it('takes names out of what stands before the field, whatever is typed there', () => {
    show(['RIA', 'TASS'])
    type('Reuters')
    rest()
    act(() => document.querySelector<HTMLButtonElement>('[aria-label="Remove RIA"]')!.click())
    expect([value, names(), field().value]).toEqual([['TASS', 'Reuters'], ['TASS'], 'Reuters'])
    type('')
    press('Backspace')
    expect(value).toEqual([])
    rest()
    expect(value).toEqual([])
  })

  it('does not say again what was undone', () => {
    show(['RIA'])
    type('Reuters')
    rest()
    show(['RIA'])
    rest()
    expect([value, field().value]).toEqual([['RIA'], ''])
  })

  it('tells at once when it is taken away in the middle of a name', () => {
    show(['RIA'])
    type('half')
    open = false
    act(() => root.render(null))
    expect(said.mock.calls).toEqual([[['RIA', 'half']]])
  })

  it('keeps a name with commas as one, and takes it apart when that is asked for', () => {
    const apart = () => document.querySelector<HTMLButtonElement>('button:not([aria-label])')
    show(['RIA'])
    expect(field().placeholder).toContain('Enter')
    type('ministry, Reuters،  שלום 🙂')
    press('Enter')
    expect([value, apart()?.textContent]).toEqual([['RIA', 'ministry, Reuters،  שלום 🙂'], 'Take apart: ministry › Reuters › שלום 🙂'])
    act(() => apart()!.click())
    expect([value, apart(), document.activeElement]).toEqual([['RIA', 'ministry', 'Reuters', 'שלום 🙂'], null, field()])
  })

  it('takes what stands in the field apart before it is in the list, and after it was kept there', () => {
    const apart = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Take apart'))
    show(['RIA'])
    type('Reuters, London')
    rest()
    expect(value).toEqual(['RIA', 'Reuters, London'])
    act(() => apart()!.click())
    expect([value, field().value]).toEqual([['RIA', 'Reuters', 'London'], ''])
    rest()
    expect(value).toEqual(['RIA', 'Reuters', 'London'])
    type('AFP')
    expect(apart()).toBeUndefined()
  })

  it('keeps a name that is too long in the field, says so, and has none of it in the list until it is shortened', () => {
    const long = 'e\u0301🙂ש'.repeat(101)
    show(['RIA'])
    type(`AFP > ${long}`)
    rest()
    press('Enter')
    act(() => void field().dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
    expect([value, field().value]).toEqual([['RIA'], `AFP > ${long}`])
    expect(drafting).toHaveBeenLastCalledWith(true, `AFP > ${long}`)
    expect(document.getElementById(field().getAttribute('aria-describedby')!)!.textContent).toBe('Too long to be saved: 505 characters of at most 500. Shorten it.')
    type(`AFP > ${long.slice(0, 500)}`)
    rest()
    expect(value).toEqual(['RIA', 'AFP', long.slice(0, 500)])
    expect([drafting.mock.lastCall, field().getAttribute('aria-invalid')]).toEqual([[false, undefined], null])
  })

  it('takes a chain of any length whose names are short enough', () => {
    show([])
    type(Array.from({ length: 40 }, (_, index) => `agency ${index} 🙂 שלום`).join(' > '))
    press('Enter')
    expect(value).toHaveLength(40)
  })
})
