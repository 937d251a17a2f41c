import { describe, expect, test } from 'vitest'
import type { Layer } from '@/core/annotation/layer'
import { findCases } from '@/core/disagreement/find-cases'
import { testLayers } from '@/core/disagreement/test-layers'
import { caseState, caseStates } from './case-state'
import { standingOf } from './standing'
import { testDecision } from './test-decision'

const layers = testLayers({ A: [['x', 'cafe\u0301'], ['x', 'ten']], B: [['y', 'cafe\u0301'], ['x', 'ten']] })
const [disputed, agreed] = findCases(layers)

/** The disputed case after somebody went on working. */
const after = (change: (layers: Layer[]) => Layer[]) => findCases(change(layers))[0]!

describe('the state of a case', () => {
  test('without a decision', () => {
    expect(caseState(disputed!, [])).toEqual({ kind: 'open' })
    expect(caseState(agreed!, [])).toEqual({ kind: 'unanimous' })
  })

  test('of one annotator alone is open: nobody agreed', () => {
    expect(caseState(findCases([layers[0]!])[0]!, [])).toEqual({ kind: 'open' })
  })

  test('is decided by a decision on exactly what is there', () => {
    const decision = testDecision(disputed!)
    expect(caseState(disputed!, [decision])).toEqual({ kind: 'decided', decision })
    expect(caseState(agreed!, [decision])).toEqual({ kind: 'unanimous' })
  })

  test('a rejection of some of it leaves the case open, with what was rejected; of all of it, decides', () => {
    const some = testDecision(disputed!, { verdict: 'reject', chosen: ['A1'] })
    expect(caseState(disputed!, [some])).toEqual({ kind: 'open', decision: some })
    expect([standingOf('A1', caseState(disputed!, [some])), standingOf('B1', caseState(disputed!, [some]))]).toEqual(['rejected', 'open'])
    const all = { ...some, chosen: ['A1', 'B1'] }
    expect(caseState(disputed!, [all])).toEqual({ kind: 'decided', decision: all })
  })

  test('a verdict stands above unanimity', () => {
    const decision = testDecision(agreed!, { verdict: 'nothingHere', chosen: [] })
    expect(caseState(agreed!, [decision])).toEqual({ kind: 'decided', decision })
  })

  test('needs another look when an annotation came, went or changed', () => {
    const decision = testDecision(disputed!)
    const nothing = { kind: 'needsAnotherLook', decision, added: [], removed: [], changed: [] }
    const added = after((all) => [...all, ...testLayers({ C: [['x', 'two cafe\u0301']] })])
    expect(caseState(added, [decision])).toEqual({ ...nothing, added: ['C1'] })
    const removed = after((all) => [all[0]!, { ...all[1]!, annotations: [] }])
    expect(caseState(removed, [decision])).toEqual({ ...nothing, removed: ['B1'] })
    const changed = after((all) => [all[0]!, { ...all[1]!, annotations: all[1]!.annotations.map((one) => ({ ...one, version: 2 })) }])
    expect(caseState(changed, [decision])).toEqual({ ...nothing, changed: ['B1'] })
  })

  test('a withdrawn decision opens the case again, and does not bring back the one before', () => {
    const first = testDecision(disputed!)
    const second = testDecision(disputed!, { id: 'decision-2', replaces: 'decision-1', withdrawn: true, decidedAt: '2026-01-03T00:00:00Z' })
    expect(caseState(disputed!, [second, first])).toEqual({ kind: 'open' })
    expect(caseState(disputed!, [{ ...first, withdrawn: true }])).toEqual({ kind: 'open' })
  })

  test('of several decisions the one counts that replaces the others, else the latest', () => {
    const first = testDecision(disputed!, { decidedAt: '2026-01-05T00:00:00Z' })
    const replacing = testDecision(disputed!, { id: 'decision-2', replaces: 'decision-1', decidedAt: '2026-01-04T00:00:00Z' })
    expect(caseState(disputed!, [first, replacing])).toEqual({ kind: 'decided', decision: replacing })
    const beside = testDecision(disputed!, { id: 'decision-3', decidedAt: '2026-01-06T00:00:00Z' })
    expect(caseState(disputed!, [beside, first])).toEqual({ kind: 'decided', decision: beside })
  })

  test('two decided cases that grew together need another look at the later decision', () => {
    const apart = testLayers({ A: [['x', 'one'], ['x', 'three']], B: [] })
    const [left, right] = findCases(apart)
    const decisions = [testDecision(left!), testDecision(right!, { id: 'decision-2', decidedAt: '2026-01-03T00:00:00Z' })]
    const [together] = findCases([...apart, ...testLayers({ C: [['y', 'one two cafe\u0301 three']] })])
    expect(caseState(together!, decisions)).toMatchObject({ kind: 'needsAnotherLook', decision: { id: 'decision-2' }, added: ['A1', 'C1'], removed: [] })
  })

  test('a decided case that fell apart needs another look at each part', () => {
    const whole = testLayers({ A: [['x', 'one two']], B: [['x', 'two cafe\u0301'], ['x', 'one']] })
    const decision = testDecision(findCases(whole)[0]!)
    const parts = findCases(testLayers({ A: [], B: [['x', 'two cafe\u0301'], ['x', 'one']] }))
    expect(parts.map((part) => caseState(part, [decision]))).toMatchObject([
      { kind: 'needsAnotherLook', removed: ['A1', 'B1'] },
      { kind: 'needsAnotherLook', removed: ['A1', 'B2'] },
    ])
  })

  test('many at once give the same as one by one', () => {
    const cases = findCases(layers)
    const decisions = [testDecision(agreed!)]
    expect([...caseStates(cases, decisions)]).toEqual(cases.map((one) => [one.key, caseState(one, decisions)]))
  })
})
