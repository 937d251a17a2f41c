import { describe, expect, test } from 'vitest'
import { annotationsOf } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { testLayers } from '@/core/disagreement/test-layers'
import type { Decision } from './decision'
import { deriveGold } from './gold'
import { softLabels } from './soft-label'
import { type Standing, standingOf } from './standing'
import { caseState } from './case-state'
import { testDecision } from './test-decision'

const cases = findCases(
  testLayers({
    A: [['x', 'cafe\u0301'], ['x', 'שלום five'], ['z', 'ten']],
    B: [['y', 'cafe\u0301'], ['x', 'שלום five'], ['z', 'ten']],
    C: [['x', 'שלום'], ['z', 'ten']],
  }),
)
const [tags, edges, agreed] = cases

const brief = (decisions: readonly Decision[]) =>
  deriveGold(cases, decisions).entries.map(({ tag, quotes, provenance, annotationIds, k, n }) => [tag, quotes.join(), provenance, annotationIds.join(), `${k}/${n}`])

describe('gold', () => {
  test('without decisions is what all agree on', () => {
    expect(brief([])).toEqual([['z', 'ten', 'unanimous', 'A3,B3,C2', '3/3']])
    expect(deriveGold(cases, []).plural).toEqual([])
  })

  test('takes in what a verdict accepts, once for equal annotations', () => {
    const decision = testDecision(edges!, { chosen: ['A2', 'B2'] })
    expect(brief([decision])).toEqual([
      ['x', 'שלום five', 'accepted', 'A2,B2', '2/3'],
      ['z', 'ten', 'unanimous', 'A3,B3,C2', '3/3'],
    ])
    expect(deriveGold(cases, [decision]).entries[0]!.decisionId).toBe('decision-1')
  })

  test.each(['reject', 'nothingHere'] as const)('a verdict %s keeps even the unanimous out', (verdict) => {
    const chosen = verdict === 'reject' ? annotationsOf(agreed!).map(({ id }) => id) : []
    expect(brief([testDecision(agreed!, { verdict, chosen })])).toEqual([])
  })

  test('a reject puts nothing in, the rest of its case neither', () => {
    expect(brief([testDecision(edges!, { verdict: 'reject', chosen: ['C1'] })])).toEqual([['z', 'ten', 'unanimous', 'A3,B3,C2', '3/3']])
  })

  test('both defensible keeps every reading apart, that of nothing too', () => {
    const { entries, plural } = deriveGold(cases, [testDecision(tags!, { verdict: 'bothDefensible', chosen: [] })])
    expect(entries.map(({ tag }) => tag)).toEqual(['z'])
    expect(plural).toHaveLength(1)
    expect(plural[0]).toMatchObject({ key: 'A1', decisionId: 'decision-1' })
    expect(plural[0]!.readings.map(({ annotators, taggings }) => [annotators.join(), taggings.map(({ tag, k, n }) => `${tag} ${k}/${n}`).join()])).toEqual([
      ['A', 'x 1/3'],
      ['B', 'y 1/3'],
      ['C', ''],
    ])
  })

  test('those who read alike are one reading', () => {
    const { plural } = deriveGold(cases, [testDecision(edges!, { verdict: 'bothDefensible', chosen: [] })])
    expect(plural[0]!.readings.map(({ annotators }) => annotators)).toEqual([['A', 'B'], ['C']])
  })

  test('what needs another look is not kept silently', () => {
    const decision = testDecision(edges!, { judged: [{ id: 'A2', version: 1 }] })
    expect(brief([decision])).toEqual([['z', 'ten', 'unanimous', 'A3,B3,C2', '3/3']])
  })

  test('one annotator alone makes no gold, unless a verdict does', () => {
    const alone = findCases(testLayers({ A: [['x', 'one']] }))
    expect(deriveGold(alone, []).entries).toEqual([])
    expect(deriveGold(alone, [testDecision(alone[0]!)]).entries).toMatchObject([{ provenance: 'accepted', k: 1, n: 1 }])
  })
})

test('soft labels count who gave exactly this tag to exactly these words', () => {
  expect(softLabels(cases).map(({ tag, quotes, k, n }) => `${tag} ${quotes.join()} ${k}/${n}`)).toEqual([
    'x cafe\u0301 1/3',
    'y cafe\u0301 1/3',
    'x שלום five 2/3',
    'x שלום 1/3',
    'z ten 3/3',
  ])
})

describe('the standing of an annotation', () => {
  const table: readonly (readonly [Standing, string, Partial<Decision> | undefined])[] = [
    ['open', 'A2', undefined],
    ['accepted', 'A2', { chosen: ['A2'] }],
    ['notAccepted', 'C1', { chosen: ['A2'] }],
    ['rejected', 'C1', { verdict: 'reject', chosen: ['C1'] }],
    ['open', 'A2', { verdict: 'reject', chosen: ['C1'] }],
    ['nothingHere', 'A2', { verdict: 'nothingHere', chosen: [] }],
    ['bothDefensible', 'A2', { verdict: 'bothDefensible', chosen: [] }],
    ['needsAnotherLook', 'A2', { judged: [{ id: 'A2', version: 7 }] }],
  ]
  test.each(table)('%s: %s', (standing, id, changes) => {
    expect(standingOf(id, caseState(edges!, changes ? [testDecision(edges!, changes)] : []))).toBe(standing)
  })

  test('unanimous: A3', () => expect(standingOf('A3', caseState(agreed!, []))).toBe('unanimous'))
})
