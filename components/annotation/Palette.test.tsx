// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { type AskedBefore, askBefore } from './ask-before'
import { Palette } from './Palette'
import { tagLooks } from './tag-look'

const codebook = codebookSchema.parse(media)
const looks = tagLooks(codebook)
const place = { left: 0, below: 0, flip: 0 }
let root: Root
const onChoose = vi.fn()
const onClose = vi.fn()

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<textarea></textarea><div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => {
  act(() => root.unmount())
  vi.clearAllMocks()
})

const show = (ask?: AskedBefore, isAnswered = () => false) =>
  act(() => root.render(<Palette codebook={codebook} looks={looks} label="Tag the selection" place={place} ask={ask} onChoose={onChoose} onClose={onClose} isAnswered={isAnswered} />))
const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  act(() => void target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })))

describe('Palette', () => {
  it('chooses by letter from wherever the focus is', () => {
    show()
    press('v')
    expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ key: 'vague_source' }), false)
  })

  it('chooses by the same keys on keyboards of other scripts, with Shift several', () => {
    show()
    press('м', document.body, { code: 'KeyV' })
    press('س', document.body, { code: 'KeyS' })
    expect(onChoose.mock.calls.map(([tag]) => tag.key)).toEqual(['vague_source', 'state_messaging'])
    press(';', document.body, { code: 'KeyZ' })
    expect(onChoose).toHaveBeenCalledTimes(2)
  })

  it('leaves letters alone that are typed or held with a modifier', () => {
    show()
    press('v', document.querySelector('textarea')!)
    press('v', document.body, { ctrlKey: true })
    press('q')
    expect(onChoose).not.toHaveBeenCalled()
  })

  it('closes with Escape and by a press outside, not inside', () => {
    show()
    press('Escape')
    act(() => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })))
    act(() => void document.querySelector('[role="dialog"] p')!.dispatchEvent(new Event('pointerdown', { bubbles: true })))
    expect(onClose).toHaveBeenCalledTimes(2)
  })

  it('leaves all keys to the page once it is answered, while it has yet to go', () => {
    show(undefined, () => true)
    const onPage = vi.fn((event: KeyboardEvent) => event.defaultPrevented)
    document.body.addEventListener('keydown', onPage)
    document.addEventListener('keydown', onPage)
    for (const key of ['v', 'Escape', '.', 'Tab']) press(key)
    document.body.removeEventListener('keydown', onPage)
    document.removeEventListener('keydown', onPage)
    expect(onChoose).not.toHaveBeenCalled()
    expect(onClose).not.toHaveBeenCalled()
    expect(onPage.mock.results.map(({ value }) => value as boolean)).toEqual(Array(8).fill(false))
  })

  it('goes in with Tab and shows the definition of the tag in focus', () => {
    show()
    press('Tab')
    const { activeElement } = document
    expect(activeElement?.textContent).toContain('State messaging')
    press('ArrowDown', activeElement!)
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain(codebook.tags.find((tag) => tag.key === 'attributed_claim')!.definition)
  })

  it('asks first where it is told to', () => {
    const ask = askBefore(['caption'], 2)
    show(ask)
    press('v')
    expect(onChoose).not.toHaveBeenCalled()
    expect([...document.querySelectorAll('[role="dialog"] :is(p, button)')].map(({ textContent }) => textContent)).toEqual(Object.values(ask))
    act(() => document.querySelector<HTMLElement>('[role="dialog"] button')!.click())
    press('v')
    expect(onChoose).toHaveBeenCalledOnce()
  })
})
