// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { fail, ok, type Result } from '@/core/result'
import { PasteCodebook } from './PasteCodebook'

const proposed = codebookSchema.parse(mediaFraming)
const draft = { codebook: { ...proposed, name: 'Ours 🦊 שלום' }, taken: 1 }
const mine = '{ "name": "Mine cafe\u0301'

// The whole codebook as JSON takes its time to be drawn on a machine that is busy.
vi.setConfig({ testTimeout: 30_000 })

let end = async () => {}
afterEach(() => end())

async function show(answer: Result<unknown> = fail('unavailable', 'The server did not answer.')) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // The field that grows asks the document for its fonts, which this one has none of.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  const onSave = vi.fn(async (_: string) => answer)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<MantineProvider env="test"><PasteCodebook proposed={proposed} draft={draft} number={2} onSave={onSave} /></MantineProvider>))
  end = () => act(async () => { root.unmount(); place.remove() })
  const field = () => place.querySelector<HTMLTextAreaElement>('textarea')!
  return {
    onSave, field,
    dialog: () => document.querySelector('[role=dialog]')?.textContent,
    press: (name: string) => act(async () => [...document.querySelectorAll('button')].find((button) => button.textContent === name)!.click()),
    type: (text: string) => act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field()), 'value')!.set!.call(field(), text)
      field().dispatchEvent(new Event('input', { bubbles: true }))
    }),
    choose: (file: File) => act(async () => {
      const input = place.querySelector<HTMLInputElement>('input[type=file]')!
      Object.defineProperty(input, 'files', { value: [file], configurable: true })
      input.dispatchEvent(new Event('change', { bubbles: true }))
      await new Promise((done) => setTimeout(done, 20))
    }),
    leavingAsks: () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
  }
}

it('puts a codebook where none was typed without a question, and another in its place', async () => {
  const { press, field, dialog, leavingAsks } = await show()
  await press('Start from it')
  expect(JSON.parse(field().value)).toEqual(proposed)
  await press('Start from this one')
  expect(dialog()).toBeUndefined()
  expect(JSON.parse(field().value)).toEqual(draft.codebook)
  expect(leavingAsks(), 'one press brings it back').toBe(false)
})

it.each(['Start from it', 'Start from this one'])('%s asks before it replaces what was typed', async (name) => {
  const { press, type, field, dialog, leavingAsks } = await show()
  await type(mine)
  await press(name)
  expect(dialog()).toContain('The codebook in the field is not published. It is replaced by the other one.')
  expect(field().value).toBe(mine)
  await press('Keep what I typed')
  expect(dialog()).toBeUndefined()
  expect(field().value).toBe(mine)
  expect(leavingAsks()).toBe(true)
  await press(name)
  await press('Replace it')
  expect(JSON.parse(field().value)).toEqual(name === 'Start from it' ? proposed : draft.codebook)
  expect(leavingAsks()).toBe(false)
})

it('asks before what was changed in a codebook that was begun from is replaced by a file', async () => {
  const { press, type, choose, field, dialog } = await show()
  await press('Start from it')
  await type(`${field().value} `)
  await choose(new File(['{ "name": "Filed" }'], 'filed.json'))
  expect(dialog()).toContain('replaced')
  await press('Replace it')
  expect(field().value).toBe('{ "name": "Filed" }')
})

it.each([
  ['a picture', new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], 'book.json'), '“book.json”: This is a PNG picture.'],
  ['what no text is', new File([new Uint8Array([0x7b, 0x22, 0x00, 0xc3])], 'book.json'), '“book.json”: This file is not UTF-8'],
])('refuses %s under the name of a codebook with a sentence, and leaves the field as it is', async (_, file, sentence) => {
  const { type, choose, field, dialog } = await show()
  await type(mine)
  await choose(file)
  expect(document.querySelector('[role=alert]')?.textContent).toContain(sentence)
  expect(dialog()).toBeUndefined()
  expect(field().value).toBe(mine)
})

it('takes a file that begins with a byte order mark', async () => {
  const { choose, field, press, onSave } = await show()
  await choose(new File([`\ufeff${JSON.stringify(proposed)}`], 'book.json'))
  expect(field().value.startsWith('{')).toBe(true)
  await press('Publish as version 2')
  expect(onSave).toHaveBeenCalledExactlyOnceWith(JSON.stringify(proposed))
})

it('asks before another codebook is published than the one that was typed', async () => {
  const { press, type, dialog, onSave, field, leavingAsks } = await show(ok(null))
  await type(mine)
  await press('Take the default')
  expect(dialog()).toContain('The other one is published')
  await press('Keep what I typed')
  expect(onSave).not.toHaveBeenCalled()
  await press('Publish with what is taken')
  await press('Publish the other one')
  expect(onSave).toHaveBeenCalledExactlyOnceWith(JSON.stringify(draft.codebook))
  expect(field().value).toBe(mine)
  expect(leavingAsks(), 'the page of the codebook follows').toBe(false)
})

it('asks before the page is left until what was typed is published', async () => {
  const refused = await show()
  await refused.type(JSON.stringify(draft.codebook))
  await refused.press('Publish as version 2')
  expect(refused.onSave).toHaveBeenCalledTimes(1)
  expect(refused.leavingAsks()).toBe(true)
  await end()
  const stored = await show(ok(null))
  await stored.type(JSON.stringify(draft.codebook))
  await stored.press('Publish as version 2')
  expect(stored.leavingAsks()).toBe(false)
})
