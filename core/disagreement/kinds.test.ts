import { describe, expect, test } from 'vitest'
import type { DisagreementKind } from './case'
import { findCases } from './find-cases'
import { type TestMark, testLayers } from './test-layers'

type Marks = Readonly<Record<string, readonly TestMark[]>>

/** The kinds of the only case. */
const kinds = (marks: Marks): readonly DisagreementKind[] => {
  const cases = findCases(testLayers(marks))
  expect(cases).toHaveLength(1)
  expect(cases[0]!.unanimous).toBe(cases[0]!.kinds.length === 0)
  return cases[0]!.kinds
}

const table: readonly (readonly [name: string, kinds: readonly DisagreementKind[], marks: Marks])[] = [
  ['the same tag on the same words', [], { A: [['x', 'one two']], B: [['x', 'one two']] }],
  ['the same two tags on the same words, in another order', [], { A: [['x', 'one'], ['y', 'one']], B: [['y', 'one'], ['x', 'one']] }],
  ['one tagging entered twice by one person', [], { A: [['x', 'one'], ['x', 'one']], B: [['x', 'one']] }],
  ['the same discontinuous span', [], { A: [['x', 'one', 'three']], B: [['x', 'one', 'three']] }],
  ['a passage of one person only', ['presence'], { A: [['x', 'cafe\u0301']], B: [] }],
  ['a longer span', ['boundary'], { A: [['x', 'one two cafe\u0301']], B: [['x', 'two']] }],
  ['crossing spans', ['boundary'], { A: [['x', 'one two']], B: [['x', 'two cafe\u0301']] }],
  ['one span against its two halves', ['boundary'], { A: [['x', 'four שלום five']], B: [['x', 'four'], ['x', 'five']] }],
  ['a gap that another fills', ['boundary'], { A: [['x', 'one', 'three']], B: [['x', 'one two cafe\u0301 three']] }],
  ['another tag on the same words', ['tag'], { A: [['x', 'שלום']], B: [['y', 'שלום']] }],
  ['a second tag on the same words', ['tag'], { A: [['x', 'one'], ['y', 'one']], B: [['x', 'one']] }],
  ['another tag on crossing words', ['tag'], { A: [['x', 'one two']], B: [['y', 'two cafe\u0301']] }],
  ['another tag inside', ['nesting'], { A: [['x', 'one two cafe\u0301']], B: [['y', 'two']] }],
  ['another tag inside, at the edge', ['nesting'], { A: [['x', 'one two']], B: [['y', 'one']] }],
  ['another tag inside an agreed passage', ['nesting'], { A: [['x', 'one two'], ['y', 'two']], B: [['x', 'one two']] }],
  ['another tag in the gap and on a fragment', ['presence', 'tag'], {
    A: [['x', 'one', 'three']],
    B: [['y', 'one two']],
    C: [['z', 'two cafe\u0301']],
  }],
  ['another edge and another tag', ['boundary', 'tag'], { A: [['x', 'one']], B: [['x', 'one two'], ['y', 'one']] }],
  ['a passage nothing of which another saw, in a case where both marked', ['presence', 'nesting'], {
    A: [['x', 'one two cafe\u0301 three'], ['y', 'one']],
    B: [['z', 'three']],
  }],
  ['everything', ['presence', 'boundary', 'tag', 'nesting'], {
    A: [['x', 'one two cafe\u0301']],
    B: [['x', 'one two'], ['y', 'one two']],
    C: [['x', 'one two']],
    D: [],
  }],
  ['six people of whom two abstain', ['presence'], {
    A: [['x', 'ten']], B: [['x', 'ten']], C: [['x', 'ten']], D: [['x', 'ten']], E: [], F: [],
  }],
  ['one person alone, whatever they mark', [], { A: [['x', 'one two'], ['y', 'two cafe\u0301'], ['x', 'two']] }],
]

describe('kinds of disagreement', () => {
  test.each(table)('%s', (_, expected, marks) => {
    expect(kinds(marks)).toEqual(expected)
    const reversed = Object.entries(marks).reverse().map(([annotator, own]) => [annotator, [...own].reverse()] as const)
    expect(kinds(Object.fromEntries(reversed))).toEqual(expected)
  })
})
