import { describe, expect, it } from 'vitest'
import type { ReportRow } from './report'
import { differenceOf, writeDifference } from './difference'

const row = (value: number | null, interval?: readonly [number, number]): ReportRow => ({
  key: 'all', label: 'All', cases: {}, variant: null, observed: undefined, expected: undefined, articlesNeeded: undefined, counts: { articles: 20, contributing: 20, annotators: 3, spans: 9, dropped: 0 },
  figure: value === null ? { kind: 'undefined', because: 'Nobody marked anything.' } : { kind: 'value', value },
  interval: interval ? { kind: 'interval', lower: interval[0], upper: interval[1], level: 0.95, replicates: 2000, undefinedReplicates: 0 } : { kind: 'none', because: 'Too few articles.', replicates: 0, undefinedReplicates: 0 },
})

describe('two figures beside each other', () => {
  it('claims nothing where there is nothing to compare', () => {
    expect(differenceOf(row(0.5), undefined)).toEqual({ value: undefined, words: 'Nothing to set beside it.' })
    expect(differenceOf(row(0.5), row(null)).value).toBeUndefined()
    expect(differenceOf(row(0.75), row(0.5, [0.4, 0.6]))).toEqual({ value: 0.25, words: 'Without an interval on both sides nothing follows for other articles.' })
  })

  it('says whether the intervals lie apart, on either side', () => {
    expect(differenceOf(row(0.75, [0.7, 0.8]), row(0.5, [0.4, 0.6])).words).toBe('The intervals lie apart.')
    expect(differenceOf(row(0.5, [0.4, 0.6]), row(0.75, [0.7, 0.8])).words).toBe('The intervals lie apart.')
    expect(differenceOf(row(0.75, [0.6, 0.9]), row(0.5, [0.4, 0.6])).words).toContain('overlap')
  })

  it('names which is higher', () => {
    expect([0.25, -0.031, 0].map(writeDifference)).toEqual(['0.25 higher', '0.03 lower', 'the same'])
  })
})
