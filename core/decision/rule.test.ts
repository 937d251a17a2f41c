import { describe, expect, test } from 'vitest'
import { findCases } from '@/core/disagreement/find-cases'
import { type TestMark, testLayers, testText } from '@/core/disagreement/test-layers'
import { offsetTable } from '@/core/text/offset-table'
import { type Rule, applyRule, chosenByRule, ruleWords } from './rule'

const table = offsetTable(testText)
const chosen = (marks: Readonly<Record<string, readonly TestMark[]>>, rule: Rule) => chosenByRule(findCases(testLayers(marks))[0]!, rule, table)?.join() ?? null
const exact: Rule = { k: null, tolerance: { kind: 'exact' } }
const words = (k: number | null, apart: number): Rule => ({ k, tolerance: { kind: 'words', words: apart } })
const overlap = (k: number | null, share: number): Rule => ({ k, tolerance: { kind: 'overlap', share } })

describe('a rule', () => {
  test.each<readonly [name: string, marks: Readonly<Record<string, readonly TestMark[]>>, rule: Rule, chosen: string | null]>([
    ['all agree exactly', { A: [['x', 'one two']], B: [['x', 'one two']], C: [['x', 'one two']] }, exact, 'A1,B1,C1'],
    ['one did not see it', { A: [['x', 'one two']], B: [['x', 'one two']], C: [] }, exact, null],
    ['two of three are enough', { A: [['x', 'one two']], B: [['x', 'one two']], C: [] }, { ...exact, k: 2 }, 'A1,B1'],
    ['two of three, and the third another tag', { A: [['x', 'one two']], B: [['x', 'one two']], C: [['y', 'one']] }, { ...exact, k: 2 }, null],
    ['one word more at the end', { A: [['x', 'one two']], B: [['x', 'one two']], C: [['x', 'one two cafe\u0301']] }, words(null, 1), 'A1,B1'],
    ['two words more', { A: [['x', 'one two']], B: [['x', 'one two']], C: [['x', 'one two cafe\u0301 three']] }, words(null, 1), null],
    ['of equals the longest', { A: [['x', 'one two']], B: [['x', 'one two cafe\u0301']] }, words(null, 1), 'B1'],
    ['a right-to-left word more', { A: [['x', 'four']], B: [['x', 'four שלום']] }, words(null, 1), 'B1'],
    ['two thirds shared', { A: [['x', 'one two']], B: [['x', 'one two']], C: [['x', 'two']] }, overlap(null, 0.4), 'A1,B1'],
    ['too little shared', { A: [['x', 'one two']], B: [['x', 'one two']], C: [['x', 'two']] }, overlap(null, 0.5), null],
    ['two tags that all gave', { A: [['x', 'one'], ['y', 'one']], B: [['y', 'one'], ['x', 'one']] }, exact, 'A1,A2,B1,B2'],
    ['one annotator alone', { A: [['x', 'one']] }, { ...exact, k: 2 }, null],
    ['one is not many', { A: [['x', 'one']], B: [] }, { ...exact, k: 1 }, null],
    ['one person twice is one person', { A: [['x', 'one two'], ['x', 'one']], B: [] }, { ...overlap(2, 0.1) }, null],
  ])('%s', (_, marks, rule, expected) => {
    expect(chosen(marks, rule)).toBe(expected)
    const reversed = Object.fromEntries(Object.entries(marks).reverse().map(([who, own]) => [who, own] as const))
    expect(chosen(reversed, rule)).toBe(expected)
  })

  test('decides only where it settles everything', () => {
    const cases = findCases(testLayers({ A: [['x', 'one'], ['x', 'ten']], B: [['x', 'one'], ['y', 'ten']] }))
    expect([...applyRule(cases, exact, table)]).toEqual([['A1', ['A1', 'B1']]])
  })

  test('is said in words', () => {
    expect([exact, words(3, 1), words(null, 2), overlap(2, 0.5)].map(ruleWords)).toEqual([
      'Accept what all agree on exactly', 'Accept what at least 3 agree on, edges up to 1 word apart', 'Accept what all agree on, edges up to 2 words apart',
      'Accept what at least 2 agree on, with at least 50 % of the words shared',
    ])
  })
})
