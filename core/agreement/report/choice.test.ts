import { describe, expect, it } from 'vitest'
import { type ReportChoice, besideScope, firstChoice, readChoice, strangeParts, writeChoice } from './choice'

const read = (query: string) => readChoice(Object.fromEntries(new URLSearchParams(query)))

describe('the address of a report', () => {
  it('is empty for the first choice, and leads back to every other', () => {
    expect(writeChoice(firstChoice)).toBe('')
    const choices: readonly ReportChoice[] = [
      { ...firstChoice, metric: 'gamma-cat', view: 'confusion' },
      { metric: 'f1-iou', view: 'outletShown', scope: { codebook: 2, from: '2026-10-01', until: '2026-10-31' }, beside: { kind: 'codebook', number: 1 } },
      { ...firstChoice, scope: { codebook: null, from: '2024-02-29', until: null }, beside: { kind: 'before' } },
    ]
    for (const choice of choices) expect(read(writeChoice(choice))).toEqual(choice)
  })

  it('leaves out what there is not', () => {
    expect(read('metric=kappa&by=mood&codebook=0&from=2026-02-30&until=yesterday&beside=codebook-x')).toEqual(firstChoice)
    expect(read('from=0001-01-01')).toEqual(firstChoice)
    expect(readChoice({ metric: ['gamma', 'u-alpha'] }).metric).toBe('gamma')
  })

  it('names what there is not, and only that', () => {
    expect(strangeParts({ from: '2026-13-45', until: 'banana' })).toEqual(['a first day “2026-13-45”', 'a last day “banana”'])
    expect(strangeParts({ metric: 'bogus', by: 'nothing', codebook: '0', beside: 'before' })).toEqual(['a metric “bogus”', 'a view “nothing”', 'a codebook version “0”', 'a comparison with “before”'])
    expect(strangeParts({ metric: ['gamma', 'bogus'], by: 'pair', codebook: '2', from: '2026-10-01', until: '', beside: 'codebook-1', other: 'x' })).toEqual([])
    expect(strangeParts({ metric: '🙂'.repeat(50) })).toEqual([`a metric “${'🙂'.repeat(40)}…”`])
  })

  it('compares with nothing where there is nothing to compare with', () => {
    expect(read('beside=before').beside).toBeNull()
    expect(read('codebook=2&beside=codebook-2').beside).toBeNull()
  })
})

describe('the time before', () => {
  const before = (from: string | null, until: string | null) => besideScope({ codebook: 3, from, until }, { kind: 'before' })

  it('is as long as the one that is looked at, and ends on the day before it', () => {
    expect(before('2026-11-01', '2026-11-30')).toEqual({ codebook: 3, from: '2026-10-02', until: '2026-10-31' })
    expect(before('2026-03-01', '2026-03-01')).toEqual({ codebook: 3, from: '2026-02-28', until: '2026-02-28' })
  })

  it('is everything where the other has no end, and nothing where it has no beginning', () => {
    expect(before('2026-01-01', null)).toEqual({ codebook: 3, from: null, until: '2025-12-31' })
    expect(before(null, '2026-01-01')).toBeNull()
  })

  it('is one day before a time that ends before it begins', () => {
    expect(before('2026-11-05', '2026-11-01')).toEqual({ codebook: 3, from: '2026-11-04', until: '2026-11-04' })
  })

  it('keeps the days where it is another codebook version that is asked for', () => {
    expect(besideScope({ codebook: 3, from: '2026-01-01', until: null }, { kind: 'codebook', number: 1 })).toEqual({ codebook: 1, from: '2026-01-01', until: null })
  })
})
