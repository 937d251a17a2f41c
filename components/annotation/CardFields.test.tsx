// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { byHand } from '@/core/annotation/origin'
import { codePoint } from '@/core/text/offset'
import { CardFields } from './CardFields'
import { Entities } from './Entities'

const codebook = codebookSchema.parse(media)
const tag = codebook.tags.find(({ key }) => key === 'state_messaging')!
const onAttribute = vi.fn<(key: string, value: AttributeValue | undefined) => void>()
let root: Root

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => {
  act(() => root.unmount())
  vi.clearAllMocks()
})

function show(attributes: Annotation['attributes'] = {}, open = true) {
  const annotation: Annotation = {
    id: 'a', assignmentId: 'x', tag: tag.key, extent: [{ start: codePoint(0), end: codePoint(1) }], quotes: ['🙂'], note: '', attributes, origin: byHand, version: 1, deleted: false, changedAt: '',
  }
  act(() => root.render(
    <Entities names={['Titorenko', 'שלום 🙂']}><CardFields codebook={codebook} tag={tag} annotation={annotation} open={open} onAttribute={onAttribute} /></Entities>,
  ))
}
const labelled = (words: string) =>
  [...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].find((one) => one.closest('label, fieldset, [data-wide]')?.textContent?.includes(words))!
const type = (field: HTMLInputElement | HTMLSelectElement, value: string, event: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, value)
    field.dispatchEvent(new Event(event, { bubbles: true }))
  })

describe('the fields of a passage', () => {
  it('ask for what the tag requires first, and mark it until it is given', () => {
    show({}, false)
    expect(document.querySelectorAll('input')).toHaveLength(1)
    expect(document.querySelector('[data-missing] input')?.getAttribute('list')).toBe('entities-of-the-article')
    show({ source: 'Titorenko' }, false)
    expect(document.querySelector('[data-missing]')).toBeNull()
  })

  it('offer every entity of the article', () => {
    show()
    expect([...document.querySelectorAll('datalist option')].map((one) => one.getAttribute('value'))).toEqual(['Titorenko', 'שלום 🙂'])
  })

  it('take a choice and a step of a scale, and take them away again', () => {
    show()
    type(labelled('Mode'), 'direct', 'change')
    const [none, , , three] = document.querySelectorAll<HTMLInputElement>('fieldset input')
    act(() => three!.click())
    expect(onAttribute.mock.calls).toEqual([['mode', 'direct'], ['severity', 3]])
    show({ severity: 3 })
    act(() => none!.click())
    expect(onAttribute).toHaveBeenLastCalledWith('severity', undefined)
  })

  it('build a chain name by name, and take the last one out with Backspace', () => {
    show({ source_chain: ['Titorenko'] })
    const field = labelled('Source chain')
    type(field, 'RIA > e\u0301cho שלום', 'input')
    act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })))
    expect(onAttribute).toHaveBeenLastCalledWith('source_chain', ['Titorenko', 'RIA', 'e\u0301cho שלום'])
    act(() => void field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true })))
    expect(onAttribute).toHaveBeenLastCalledWith('source_chain', undefined)
  })
})
