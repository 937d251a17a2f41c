import { expect, it } from 'vitest'
import type { FlagMessage } from './flag'
import { newAnswers } from './new-answers'

it('gives each new answer with the passage that it is about, and leaves out those of passages that are gone', () => {
  const message = (id: string, annotationId: string): FlagMessage => ({ id, annotationId, kind: 'answer', text: `answer ${id} 🙂 שלום`, at: '' })
  const annotations = [{ id: 'a', quotes: ['cafe\u0301', '🛩️ again'] }]
  expect(newAnswers(['2', '1', '3', '9'], [message('1', 'a'), message('2', 'a'), message('3', 'gone')], annotations)).toEqual([
    { id: '2', quote: 'cafe\u0301 … 🛩️ again', text: 'answer 2 🙂 שלום' }, { id: '1', quote: 'cafe\u0301 … 🛩️ again', text: 'answer 1 🙂 שלום' },
  ])
})
