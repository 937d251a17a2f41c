import { expect, test } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { codePoint } from '@/core/text/offset'
import { articleMarks, casesBeginningIn } from './article-marks'
import { layers, mark, text } from './fixture'

const cases = findCases(
  layers(
    [mark('a1', 'claim', '🛩️ שלום Moscow'), mark('a2', 'loaded', 'as a gift')],
    [mark('b1', 'claim', 'שלום Moscow airlifted'), mark('b2', 'state', 'Moscow')],
  ),
)

test('a tag is drawn once in a case, over all that anybody gave it to, and what overlaps is stacked', () => {
  const at = (words: string) => [...text.slice(0, text.indexOf(words))].length
  expect(articleMarks(cases)).toEqual([
    { id: 'a1 claim', caseKey: 'a1', tag: 'claim', extent: [{ start: at('🛩️'), end: at(' a second') }], depth: 0 },
    { id: 'a1 state', caseKey: 'a1', tag: 'state', extent: [{ start: at('Moscow'), end: at(' airlifted') }], depth: 1 },
    { id: 'a2 loaded', caseKey: 'a2', tag: 'loaded', extent: [{ start: at('as a gift'), end: at(', Reuters') }], depth: 0 },
  ])
})

test('a case stands at the block in which it begins', () => {
  const middle = codePoint([...text.slice(0, text.indexOf(' airlifted'))].length)
  expect(casesBeginningIn({ start: codePoint(0), end: middle }, cases).map(({ key }) => key)).toEqual(['a1'])
  expect(casesBeginningIn({ start: middle, end: codePoint([...text].length) }, cases).map(({ key }) => key)).toEqual(['a2'])
})
