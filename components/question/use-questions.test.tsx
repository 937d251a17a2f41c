// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import type { Answer } from '@/core/question/answer'
import { type Outbox, createOutbox } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { rest, world } from '@/core/saving/test-world'
import type { SendOutcome } from '@/core/saving/write'
import { NeedsYou } from '../annotation/NeedsYou'
import { useQuestions } from './use-questions'

const codebook = codebookSchema.parse(media)
const question = codebook.questions.find(({ key }) => key === 'genre')!
const [first, mine, theirs] = question.options!
const answer = (value: string, version: number): Answer => ({ question: question.key, value, version, changedAt: '' })
let root: Root

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root')!)
})
afterEach(() => act(() => root.unmount()))

const Page = ({ outbox }: { readonly outbox: Outbox }) => {
  const questions = useQuestions(codebook, true, outbox, { answers: [answer(first!, 1)] })
  return (
    <>
      <NeedsYou state={outbox.view().state} codebook={codebook} looks={new Map()} find={() => undefined} signInHref="/" answer={questions.troubled} onRetry={() => {}} onResolve={() => {}} />
      {questions.panel(() => {})}
      <output>{JSON.stringify(questions.answering?.valueOf(question.key))}</output>
    </>
  )
}

describe('an answer in conflict that a closed tab left', () => {
  const open = async () => {
    const left: QueuedWrite = { key: 'k', tab: 'gone', order: 1, attempted: true, write: { kind: 'answer', id: question.key, basedOn: 1, value: mine! } }
    const stored = { current: answer(theirs!, 2) }
    const send = async (batch: readonly QueuedWrite[]): Promise<SendOutcome> => ({ kind: 'answered', outcomes: batch.map(({ key, write }) => {
      if (write.kind !== 'answer' || write.basedOn !== stored.current.version) return { key, outcome: { kind: 'conflict', current: stored.current } }
      stored.current = { ...stored.current, value: write.value, version: stored.current.version + 1 }
      return { key, outcome: { kind: 'stored', current: stored.current } }
    }) })
    let close = () => {}
    const { ports } = world(send, new Map([['k', left]]), {
      join: async () => {}, inherit: async () => false, leave: () => {}, tell: () => {}, onTold: () => {},
      whenGone: (_, run) => void (close = run),
    })
    const outbox = createOutbox(ports)
    const draw = () => root.render(<Page outbox={outbox} />)
    await act(async () => {
      draw()
      await import('./QuestionPanel')
      await outbox.start()
      await rest()
      close()
      await rest()
      draw()
    })
    // The panel comes later than what it shows.
    await vi.waitFor(() => expect(document.querySelector('fieldset')).not.toBeNull(), { timeout: 4000 })
    const press = (words: string) => act(async () => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)
      expect(button, words).toBeDefined()
      button!.click()
      await rest()
      draw()
    })
    return { outbox, stored, press }
  }

  it('is said, shown with both sides, and kept', async () => {
    const { outbox, stored, press } = await open()
    expect(document.querySelector('section[aria-label="Needs you"]')?.textContent).toContain('An answer about the whole article waits for your choice.')
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Both are kept until you choose.')
    await press('Keep yours')
    expect(outbox.view().state.kind).toBe('saved')
    expect(stored.current).toMatchObject({ value: mine, version: 3 })
    expect(document.querySelector('output')?.textContent).toBe(JSON.stringify(mine))
  })

  it('or given up for the other', async () => {
    const { outbox, stored, press } = await open()
    await press('Take the other')
    expect(outbox.view().state.kind).toBe('saved')
    expect(stored.current).toMatchObject({ value: theirs, version: 2 })
    expect(document.querySelector('output')?.textContent).toBe(JSON.stringify(theirs))
    expect(document.querySelector('[role="alert"]')).toBeNull()
  })
})
