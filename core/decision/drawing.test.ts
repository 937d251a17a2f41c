import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extentLength, normaliseExtent } from '@/core/annotation/fragment'
import { findCases } from '@/core/disagreement/find-cases'
import { testLayers, testText } from '@/core/disagreement/test-layers'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { caseState } from './case-state'
import { drawFrom, drawnPassage, faultOfDrawing, intersection } from './drawing'
import { deriveGold } from './gold'
import { standingOf } from './standing'
import { testDecision } from './test-decision'

const table = offsetTable(testText)
const cases = findCases(testLayers({ A: [['x', 'two cafe\u0301']], B: [['x', 'cafe\u0301 three'], ['y', 'three four']], C: [['x', 'one', 'cafe\u0301']] }))
const [{ lanes }] = cases as [(typeof cases)[0]]
const words = (drawn: ReturnType<typeof drawFrom>) => drawn?.map(({ tag, quotes }) => `${tag} ${quotes.join(' … ')}`)

describe('a passage drawn from what annotators marked', () => {
  test.each([
    ['union', ['A1', 'B1'], ['x two cafe\u0301 three']],
    ['union', ['A1', 'B1', 'C1'], ['x one … two cafe\u0301 three']],
    ['intersection', ['A1', 'B1', 'C1'], ['x cafe\u0301']],
  ] as const)('%s of %s', (verdict, chosen, expected) => {
    const drawn = drawFrom(verdict, lanes, chosen, table)
    expect(words(drawn)).toEqual(expected)
    expect(faultOfDrawing(verdict, drawn!, lanes, chosen, table)).toBeUndefined()
  })

  test.each([['A1', 'B2'], ['A1', 'B1', 'B2']])('there is none of unlike tags: %s', (...chosen) => {
    for (const verdict of ['union', 'intersection'] as const) {
      expect(drawFrom(verdict, lanes, chosen, table)).toBeUndefined()
      expect(faultOfDrawing(verdict, [], lanes, chosen, table)).toMatch(/more than one tag/)
    }
  })

  test('goes tag by tag where annotators gave the same two', () => {
    const [both] = findCases(testLayers({ A: [['x', 'two cafe\u0301'], ['y', 'cafe\u0301 three']], B: [['x', 'cafe\u0301 three'], ['y', 'three four']] }))
    expect(words(drawFrom('union', both!.lanes, ['A1', 'A2', 'B1', 'B2'], table))).toEqual(['x two cafe\u0301 three', 'y cafe\u0301 three four'])
  })

  test('there is no intersection of what shares nothing', () => {
    const [apart] = findCases(testLayers({ A: [['x', 'one']], B: [['x', 'three']], C: [['y', 'one two cafe\u0301 three']] }))
    expect(drawFrom('intersection', apart!.lanes, ['A1', 'B1'], table)).toBeUndefined()
    expect(drawFrom('union', lanes, [], table)).toBeUndefined()
  })

  test('is refused where it is something else', () => {
    const at = (quote: string) => {
      const start = [...testText.slice(0, testText.indexOf(quote))].length
      return { start: codePoint(start), end: codePoint(start + [...quote].length) }
    }
    const passage = (quote: string) => drawnPassage('x', [at(quote)], table)
    expect(faultOfDrawing('union', [passage('two cafe\u0301')], lanes, ['A1', 'B1'], table)).toMatch(/not the union/)
    expect(faultOfDrawing('retag', [passage('two cafe\u0301')], lanes, ['A1'], table)).toBeUndefined()
    expect(faultOfDrawing('retag', [passage('cafe\u0301')], lanes, ['A1'], table)).toMatch(/words of a passage/)
    expect(faultOfDrawing('redraw', [passage('nine ten')], lanes, ['A1'], table)).toBeUndefined()
    const wrong = { ...passage('nine ten'), quotes: ['nine'] }
    const beyond = { tag: 'x', extent: [{ start: codePoint(0), end: codePoint(9999) }], quotes: [testText] }
    for (const drawn of [wrong, beyond, passage(' nine'), { ...passage('nine'), extent: [at('nine'), at('two')] }]) expect(faultOfDrawing('redraw', [drawn], lanes, ['A1'], table)).toMatch(/stretches of the text/)
  })

  test('is as long as what is shared', () => {
    const extent = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 })), { maxLength: 5 })
      .map((pairs) => normaliseExtent(pairs.map(([start, length]) => ({ start: codePoint(start), end: codePoint(start + length) }))))
    fc.assert(fc.property(extent, extent, (a, b) => {
      const shared = intersection(a, b)
      expect(normaliseExtent(shared)).toEqual(shared)
      expect(intersection(b, a)).toEqual(shared)
      expect(extentLength(shared) + extentLength(normaliseExtent([...a, ...b]))).toBe(extentLength(a) + extentLength(b))
    }))
  })
})

describe('in the gold', () => {
  test('stands what was drawn, with who had marked exactly that', () => {
    const drawn = drawFrom('union', lanes, ['A1', 'B1'], table)!
    const decision = testDecision(cases[0]!, { verdict: 'union', chosen: ['A1', 'B1'], drawn })
    expect(deriveGold(cases, [decision]).entries).toEqual([{ ...drawn[0]!, k: 0, n: 3, provenance: 'redrawn', annotationIds: ['A1', 'B1'], decisionId: 'decision-1', verdict: 'union' }])
    const state = caseState(cases[0]!, [decision])
    expect([standingOf('A1', state), standingOf('C1', state)]).toEqual(['redrawn', 'notAccepted'])
    const same = testDecision(cases[0]!, { verdict: 'redraw', chosen: ['B2'], drawn: [drawnPassage('y', lanes[1]!.annotations[1]!.extent, table)] })
    expect(deriveGold(cases, [same]).entries[0]).toMatchObject({ k: 1, n: 3 })
  })

  test('stands nothing that annotators are asked about, until somebody decides', () => {
    const asked = testDecision(cases[0]!, { verdict: 'ask', chosen: [] })
    const state = caseState(cases[0]!, [asked])
    expect(state).toEqual({ kind: 'asked', decision: asked })
    expect(standingOf('A1', state)).toBe('open')
    expect(deriveGold(cases, [asked]).entries).toEqual([])
    expect(caseState(cases[0]!, [asked, testDecision(cases[0]!, { id: 'decision-2', replaces: 'decision-1' })]).kind).toBe('decided')
  })
})
