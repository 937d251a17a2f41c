import { describe, expect, it } from 'vitest'
import { writeFigure, writeInterval, writeNeeded, writeValue } from './figure-words'

describe('a value in words', () => {
  it.each([
    [0, '0.00'], [-0, '0.00'], [1, '1.00'], [-1, '−1.00'], [0.625, '0.63'], [-0.124, '−0.12'], [12.3456, '12.35'],
    [0.996, '0.996'], [1.004, '1.004'], [0.004, '0.004'], [-0.004, '−0.004'], [0.9996, '< 1'], [0.0001, '> 0'], [-0.0001, '< 0'], [-0.9999, '> −1'],
  ])('%d is %s', (value, words) => expect(writeValue(value)).toBe(words))

  it('is a word where there is none', () => {
    expect(writeFigure({ kind: 'undefined', because: 'Nobody marked anything.' })).toBe('undefined')
    expect(writeFigure({ kind: 'value', value: 0 })).toBe('0.00')
  })
})

it('says of an interval where it lies, or why there is none', () => {
  const counts = { replicates: 2000, undefinedReplicates: 3 }
  expect(writeInterval({ kind: 'interval', lower: -0.02, upper: 0.69, level: 0.95, ...counts }, 20)).toBe('−0.02 to 0.69')
  expect(writeInterval({ kind: 'none', because: 'Too few articles: …', ...counts }, 5)).toBe('too few articles')
  expect(writeInterval({ kind: 'none', because: 'The figure is undefined in every replicate.', ...counts }, 20)).toBe('none')
})

it('rounds how many articles are needed, upwards', () => {
  expect([undefined, 0, 7, 34, 123, 4567].map(writeNeeded)).toEqual([undefined, 'none', '7', 'about 34', 'about 130', 'about 4,600'])
})
