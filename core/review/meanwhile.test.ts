import { expect, test } from 'vitest'
import { decision } from './fixture'
import { isNews, isOutdated } from './meanwhile'

test.each([
  ['a decision on what was open', { kind: 'open' } as const, false, true],
  ['the decision that is shown', { kind: 'decided', decision: decision({ id: 'new' }) } as const, false, false],
  ['one that replaces the one that is shown', { kind: 'decided', decision: decision({ id: 'old' }) } as const, false, true],
  ['a withdrawal of what is shown', { kind: 'decided', decision: decision({ id: 'old' }) } as const, true, true],
  ['a withdrawal, of what is shown as open', { kind: 'open' } as const, true, false],
])('whether %s is news', (_, state, withdrawn, news) => {
  expect(isNews(state, { id: 'new', withdrawn })).toBe(news)
})

test('a line is out of date when its state or its verdict is another', () => {
  const line = { key: 'a', articleId: 'x', kinds: [], quote: '', positions: [], state: 'decided' as const, verdict: 'Accept A' }
  expect(isOutdated(line, { line })).toBe(false)
  expect(isOutdated({ ...line, verdict: 'Accept B' }, { line })).toBe(true)
  expect(isOutdated({ ...line, state: 'open', verdict: null }, { line })).toBe(true)
})
