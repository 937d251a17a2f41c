// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import type { AnswerValue } from '@/core/question/answer'
import { EntityNames } from '../annotation/Entities'
import { QuestionField } from './QuestionField'

const codebook = codebookSchema.parse(media)
const onAnswer = vi.fn<(value: AnswerValue | null) => void>()
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

function ask(key: string, value: AnswerValue | null = null, besides: AnswerValue | null = null) {
  const question = codebook.questions.find((one) => one.key === key)!
  act(() => root.render(
    <EntityNames value={['Russia 🙂', 'שלום']}><QuestionField codebook={codebook} question={question} value={value} besides={besides} onAnswer={onAnswer} /></EntityNames>,
  ))
}
const press = (words: string, within: ParentNode = document) =>
  act(() => [...within.querySelectorAll('label')].find(({ textContent }) => textContent === words)!.querySelector('input')!.click())
const type = (field: HTMLInputElement | HTMLSelectElement, value: string, event: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, value)
    field.dispatchEvent(new Event(event, { bubbles: true }))
  })

describe('a question', () => {
  it('with a few options is answered by one of them, with many from a list', () => {
    ask('genre')
    press('statement relay')
    expect(onAnswer).toHaveBeenLastCalledWith('statement_relay')
    ask('primary_frame')
    type(document.querySelector('select')!, 'legality', 'change')
    expect(onAnswer).toHaveBeenLastCalledWith('legality')
  })

  it('with several answers takes them in the order of the codebook, or none at all, and leaves out what was said before', () => {
    ask('other_frames', ['morality'], 'economic')
    expect([...document.querySelectorAll('label')].map(({ textContent }) => textContent)).not.toContain('economic')
    press('capacity and resources')
    expect(onAnswer).toHaveBeenLastCalledWith(['capacity_and_resources', 'morality'])
    press('morality')
    expect(onAnswer).toHaveBeenLastCalledWith(null)
    press('none')
    expect(onAnswer).toHaveBeenLastCalledWith([])
  })

  it('with a scale is answered by a step or by what stands beside it', () => {
    ask('slant')
    expect(document.body.textContent).toContain('critical of the Russian official line')
    press('−2')
    press('cannot say')
    expect(onAnswer.mock.calls).toEqual([[-2], ['cannot_say']])
  })

  describe('about each actor', () => {
    const group = (name: string) => document.querySelector(`fieldset[aria-label="${name}"]`)!
    const field = () => document.querySelector<HTMLInputElement>('input[type=text]')!
    const groups = () => [...document.querySelectorAll('fieldset')].map((one) => one.getAttribute('aria-label'))
    const enter = (name: string) => {
      type(field(), name, 'input')
      act(() => void field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })))
    }

    it('offers the entities of the article, and takes a step away without taking the name away', () => {
      ask('portrayal', [{ entity: 'שלום', value: 0 }])
      press('+2', group('Russia 🙂'))
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'שלום', value: 0 }, { entity: 'Russia 🙂', value: 2 }])
      act(() => group('שלום').querySelector<HTMLInputElement>('input[aria-label="not said"]')!.click())
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'שלום', value: null }])
      act(() => document.querySelector<HTMLButtonElement>('[aria-label="Remove שלום"]')!.click())
      expect(onAnswer).toHaveBeenLastCalledWith(null)
    })

    it('keeps whoever is named before there is a number, and says that it is missing', () => {
      ask('portrayal')
      enter(' e\u0301lite ')
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'e\u0301lite', value: null }])
      ask('portrayal', [{ entity: 'e\u0301lite', value: null }])
      expect(document.body.textContent).toContain('no value yet')
      press('−1', group('e\u0301lite, no value yet'))
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'e\u0301lite', value: -1 }])
    })

    it('keeps a name that stands in the field once the typing rests, and what it becomes in its place', () => {
      vi.useFakeTimers()
      ask('portrayal')
      type(field(), 'Mal', 'input')
      act(() => void vi.advanceTimersByTime(800))
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'Mal', value: null }])
      ask('portrayal', [{ entity: 'Mal', value: null }])
      expect([groups(), field().value]).toEqual([['Russia 🙂', 'שלום'], 'Mal'])
      type(field(), 'Mali 🙂', 'input')
      act(() => root.render(null))
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'Mali 🙂', value: null }])
      vi.useRealTimers()
    })

    it('names nobody by a part of what is too long for a name, and leaves it in the field', () => {
      const long = 'e\u0301🙂ש'.repeat(101)
      ask('portrayal')
      enter(long)
      expect([onAnswer.mock.calls, field().value, field().getAttribute('aria-invalid')]).toEqual([[], long, 'true'])
      expect(document.body.textContent).toContain('Too long to be saved: 505 characters of at most 500. Shorten it.')
      enter(long.slice(0, 500))
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: long.slice(0, 500), value: null }])
    })

    it('before reading offers whom the codebook lists and whom one has named there, and nobody from the text', () => {
      ask('prior_stance', [{ entity: 'Mali', value: 1 }])
      expect(groups()).toEqual(['Mali'])
      expect(field().hasAttribute('list')).toBe(false)
      const before = codebook.questions.find(({ key }) => key === 'prior_stance')!
      act(() => root.render(<EntityNames value={['security sources']}><QuestionField codebook={codebook} question={{ ...before, options: ['Russia 🙂', 'France'] }} value={null} onAnswer={onAnswer} /></EntityNames>))
      expect(groups()).toEqual(['Russia 🙂', 'France'])
      press('0', group('France'))
      expect(onAnswer).toHaveBeenLastCalledWith([{ entity: 'France', value: 0 }])
    })
  })

  it('of yes or no asks what, when it is yes', () => {
    ask('recognised_outlet')
    press('yes')
    expect(onAnswer).toHaveBeenLastCalledWith({ yes: true, text: '' })
    expect(document.querySelector('input[type=text]')).toBeNull()
    ask('recognised_outlet', { yes: true, text: '' })
    expect(document.querySelector('input[type=text]')).not.toBeNull()
  })
})
