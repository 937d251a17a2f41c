import { expect, it } from 'vitest'
import { unsentByArticle, unsentInWords } from './unsent'

const article = { title: 'Café e\u0301 👍 سلام', href: '/projects/x/read/a' }
const trouble = { kind: 'refused', problem: { code: 'refused', message: 'No.' } } as const

it('counts what waits by article, and knows its name from whichever of its rows has it', () => {
  expect(unsentByArticle([
    { assignment: 'a', item: {} }, { assignment: 'b', item: {} }, { assignment: 'a', article, item: { trouble } }, { assignment: 'a', item: {} },
  ])).toEqual([{ assignment: 'a', article, waiting: 3, troubled: 1 }, { assignment: 'b', article: undefined, waiting: 1, troubled: 0 }])
})

it('says first what a person has to do', () => {
  expect(unsentInWords([{ waiting: 3, troubled: 0 }, { waiting: 1, troubled: 0 }])).toBe('4 waiting')
  expect(unsentInWords([{ waiting: 3, troubled: 1 }, { waiting: 1, troubled: 0 }])).toBe('1 needs you')
  expect(unsentInWords([{ waiting: 3, troubled: 2 }])).toBe('2 need you')
})
