import { expect, it } from 'vitest'
import { extentOf } from '../annotation/fragment'
import { readPlace, writePlace } from './place'

it('reads what it wrote', () => {
  const extent = extentOf([0, 41], [30, 44])
  expect(writePlace(extent)).toBe('0-30,41-44')
  expect(readPlace('0-30,41-44', 44)).toEqual(extent)
})

it.each([undefined, '', '12', '12-', '-12', '12-12', '14-12', '12-45', '12-30,30-44', '12-30,20-44', '1e1-2e1', '12-30,', '٣-٤', '12-30 ', '0-9999999999'])('takes %j for no place', (written) => {
  expect(readPlace(written, 44)).toEqual([])
})
