import { expect, test } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { changesInWords } from './changes'
import { decision, layers, mark } from './fixture'

const [one] = findCases(layers([mark('a1', 'claim', 'שלום Moscow')], [mark('b1', 'claim', '🛩️ שלום')], [mark('c1', 'claim', 'שלום')]))
const tagName = (key: string) => key.toUpperCase()
const stale = { kind: 'needsAnotherLook', decision: decision({}), added: ['b1'], changed: ['a1'], removed: ['x', 'y'] } as const

test('what changed since a decision is said lane by lane', () => {
  expect(changesInWords(stale, one!, new Map(), tagName)).toEqual([
    'A changed “שלום Moscow” since.', 'B marked “🛩️ שלום” since.', '2 annotations that were judged are no longer here.',
  ])
})

test('with the difference, where it is known what stood there', () => {
  const was = { tag: 'state', quotes: ['שלום'], note: 'cafe\u0301 🙂', attributes: { source: 'x' } }
  expect(changesInWords(stale, one!, new Map([['a1', was], ['x', was]]), tagName)).toEqual([
    'A changed “שלום” to “שלום Moscow”, and the tag of “שלום Moscow” from STATE to CLAIM, and the note on “שלום Moscow” from “cafe\u0301 🙂” to “”, and the fields of “שלום Moscow”.',
    'B marked “🛩️ שלום” since.', '“שלום” (STATE) was judged and is no longer here.', 'One annotation that was judged is no longer here.',
  ])
})
