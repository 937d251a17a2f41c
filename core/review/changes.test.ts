import { expect, test } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { changesInWords } from './changes'
import { decision, layers, mark } from './fixture'

test('what changed since a decision is said lane by lane', () => {
  const [one] = findCases(layers([mark('a1', 'claim', 'שלום Moscow')], [mark('b1', 'claim', '🛩️ שלום')], [mark('c1', 'claim', 'שלום')]))
  expect(changesInWords({ kind: 'needsAnotherLook', decision: decision({}), added: ['b1'], changed: ['a1'], removed: ['x', 'y'] }, one!)).toEqual([
    'A changed “שלום Moscow” since.', 'B marked “🛩️ שלום” since.', '2 annotations that were judged are no longer here.',
  ])
})
