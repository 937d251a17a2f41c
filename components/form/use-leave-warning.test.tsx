// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act, type ReactElement } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PasteCodebook } from '@/components/codebook/PasteCodebook'
import { FlagForm } from '@/components/flag/FlagForm'
import { ImportDesk } from '@/components/import/ImportDesk'
import { MaskedTermsForm } from '@/components/outlet/MaskedTermsForm'
import { OutletForm } from '@/components/outlet/OutletForm'
import { RecognitionForm } from '@/components/outlet/RecognitionForm'
import { ReleaseForm } from '@/components/release/ReleaseForm'
import { ReasonsForm } from '@/components/review/ReasonsForm'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { verdicts } from '@/core/decision/decision'
import { fail, ok, type Result } from '@/core/result'
import type { ReasonList } from '@/core/review/reasons'

// Hundreds of countries and languages take seconds to be drawn where there is no browser, and nothing here chooses one.
vi.mock('@/components/outlet/code-choices', () => ({ codeChoices: () => [{ value: 'unknown', label: 'unknown' }] }))

const codebook = codebookSchema.parse(mediaFraming)
const reasons = Object.fromEntries(verdicts.map((verdict) => [verdict, ['Clear.']])) as unknown as ReasonList
const outlet = { id: 'o', key: 'kol', name: 'Kol שלום', kind: 'publisher', country: null, language: null, stateRelation: 'none', aliases: ['קול'], facts: [] }
const words = 'Typed 🦊 cafe\u0301 שלום'

let end = async () => {}
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // Fields that grow ask the document for its fonts, which this one has none of; lists ask how wide the window is.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
  window.matchMedia ??= () => Object.assign(new EventTarget(), { matches: false, media: '', onchange: null, addListener() {}, removeListener() {} })
})
afterEach(async () => {
  await end()
  vi.unstubAllGlobals()
})

async function show(form: ReactElement) {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<MantineProvider env="test">{form}</MantineProvider>))
  const link = document.body.appendChild(Object.assign(document.createElement('a'), { href: '/elsewhere', textContent: 'Elsewhere' }))
  end = () => act(async () => { root.unmount(); place.remove(); link.remove() })
  return {
    type: (label: string, text: string) => act(async () => {
      const field = document.getElementById([...place.querySelectorAll('label')].find((one) => one.textContent === label)!.htmlFor)!
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, text)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }),
    press: (name: string) => act(async () => [...place.querySelectorAll('button')].find((button) => button.textContent === name)!.click()),
    submit: () => act(async () => place.querySelector('form')!.requestSubmit()),
  }
}

/** Whether leaving asks: by a link, whose press goes nowhere when it is refused, and by a reload or the closing of the window. */
function asks(): boolean {
  const confirm = vi.fn(() => false)
  vi.stubGlobal('confirm', confirm)
  window.confirm = confirm
  let followed = false
  const follow = (event: Event) => {
    followed = true
    event.preventDefault()
  }
  const link = [...document.querySelectorAll('a')].find((one) => one.textContent === 'Elsewhere')!
  link.addEventListener('click', follow)
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  link.removeEventListener('click', follow)
  const byLink = confirm.mock.calls.length === 1
  expect(followed).toBe(!byLink)
  const byReload = !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(byReload).toBe(byLink)
  return byLink
}

type Answer = () => Promise<Result<never>>
const refused: Answer = async () => fail('unavailable', 'The server did not answer.')
const desk = (save: Answer) => <ImportDesk outlets={[]} stories={[]} findDuplicate={async () => null} onSave={save} onAddOutlet={save} />

describe('a form in which something is typed that is not stored asks before it is left', { timeout: 30_000 }, () => {
  it.each<[string, (save: Answer) => ReactElement, string, string]>([
    ['a codebook', (save) => <PasteCodebook proposed={codebook} number={1} onSave={save} />, 'Codebook as JSON', ''],
    ['the text of an article', desk, 'Text of the article', ''],
    ['reasons', (save) => <ReasonsForm reasons={reasons} listHref="/r" onSave={save} />, 'Accept', 'Clear.\n'],
    ['a new outlet', (save) => <OutletForm onSave={save} />, 'Other names', ''],
    ['what is masked besides', (save) => <MaskedTermsForm terms={['a', 'b']} basedOn={1} onSave={save} />, 'Masked in this article besides', 'a\n\nb'],
    ['what gave an outlet away', (save) => <RecognitionForm said={null} justRevealed={false} newId={() => '0193a5b0-7d2e-7c3a-8b1f-000000000001'} onSay={save} />, 'What gave it away, and when?', ''],
    ['what is asked', (save) => <FlagForm label="Answer" action="Answer" onSend={save} />, 'Answer', ''],
    ['the note of a release', (save) => <ReleaseForm formats={[]} groups={0} onSave={save} />, 'Note', ''],
  ])('%s', async (_, form, label, asItWas) => {
    const { type } = await show(form(refused))
    expect(asks(), 'nothing was typed').toBe(false)
    await type(label, words)
    expect(asks(), 'typed').toBe(true)
    await type(label, asItWas)
    expect(asks(), 'as it was').toBe(false)
  })

  it.each<[string, (save: () => Promise<Result<{ version: number; href: string }>>) => ReactElement, string, string]>([
    ['reasons', (save) => <ReasonsForm reasons={reasons} listHref="/r" onSave={save} />, 'Accept', words],
    ['an outlet', (save) => <OutletForm outlet={outlet} onSave={save} />, 'Other names', words],
    ['what is masked besides', (save) => <MaskedTermsForm terms={['a', 'b']} basedOn={1} onSave={save} />, 'Masked in this article besides', words],
    ['what is asked', (save) => <FlagForm label="Answer" action="Answer" onSend={save} />, 'Answer', words],
    ['the note of a release', (save) => <ReleaseForm formats={[]} groups={0} onSave={save} />, 'Note', words],
    ['the text of an article', (save) => <ImportDesk outlets={[]} stories={[]} findDuplicate={async () => null} onSave={save} onAddOutlet={refused} />, 'Text of the article', `# ${words}\n\nA paragraph of it.\n`],
  ])('%s: as long as it could not be stored, and not any more once it was', async (_, form, label, text) => {
    const save = vi.fn(async (): Promise<Result<{ version: number; href: string }>> => fail('unavailable', 'The server did not answer.'))
    const { type, submit } = await show(form(save))
    await type(label, text)
    await submit()
    expect(save).toHaveBeenCalledTimes(1)
    expect(asks(), 'not stored').toBe(true)
    save.mockImplementation(async () => ok({ version: 2, href: '/stored' }))
    await submit()
    expect(save).toHaveBeenCalledTimes(2)
    expect(asks(), 'stored').toBe(false)
  })

  it('but not where the caller keeps what is begun, nor an article that is here already', async () => {
    const first = await show(<FlagForm label="What do you ask?" action="Ask" onDraft={() => {}} onSend={refused} />)
    await first.type('What do you ask?', words)
    expect(asks()).toBe(false)
    await end()
    vi.useFakeTimers()
    const second = await show(<ImportDesk outlets={[]} stories={[]} findDuplicate={async () => ({ title: 'The fox', href: '/fox' })} onSave={refused} onAddOutlet={refused} />)
    await second.type('Text of the article', words)
    expect(asks()).toBe(true)
    await act(async () => vi.advanceTimersByTimeAsync(400))
    expect(asks()).toBe(false)
    vi.useRealTimers()
  })
})

it('a button that gives up what was written of an outlet asks as well', { timeout: 30_000 }, async () => {
  const cancel = vi.fn()
  const { type, press } = await show(<OutletForm onSave={refused} onCancel={cancel} />)
  await press('Cancel')
  expect(cancel).toHaveBeenCalledTimes(1)
  await type('Other names', words)
  window.confirm = () => false
  await press('Cancel')
  expect(cancel).toHaveBeenCalledTimes(1)
  window.confirm = () => true
  await press('Cancel')
  expect(cancel).toHaveBeenCalledTimes(2)
})
