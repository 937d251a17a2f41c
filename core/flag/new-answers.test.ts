import { expect, it } from 'vitest'
import type { FlagMessage } from './flag'
import { newAnswers } from './new-answers'

const message = (id: string, annotationId: string, kind: FlagMessage['kind'] = 'answer'): FlagMessage => ({ id, annotationId, kind, text: `${kind} ${id} 🙂 שלום`, at: '' })

it('gives each new answer with the passage that it is about, and leaves out those of passages that are gone', () => {
  const annotations = [{ id: 'a', quotes: ['cafe\u0301', '🛩️ again'] }]
  expect(newAnswers(['2', '1', '3', '9'], [message('1', 'a'), message('2', 'a'), message('3', 'gone')], annotations)).toEqual([
    { id: '2', annotationId: 'a', quote: 'cafe\u0301 … 🛩️ again', question: null, text: 'answer 2 🙂 שלום' },
    { id: '1', annotationId: 'a', quote: 'cafe\u0301 … 🛩️ again', question: null, text: 'answer 1 🙂 שלום' },
  ])
})

it('and with what was asked last before it about the same passage', () => {
  const messages = [message('q1', 'a', 'question'), message('q2', 'b', 'question'), message('1', 'a'), message('q3', 'a', 'question'), message('2', 'a'), message('q4', 'a', 'question')]
  const annotations = [{ id: 'a', quotes: ['cafe\u0301'] }]
  expect(newAnswers(['1', '2'], messages, annotations).map(({ question }) => question)).toEqual(['question q1 🙂 שלום', 'question q3 🙂 שלום'])
})
