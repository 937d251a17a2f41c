import { expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { deepestIn } from './deepest'
import { estimateTops } from './estimate'
import { intervalIndex } from './interval-index'
import { nearAtFirst } from './near'

const passage = (id: number) => ({ id: `p${id}`, extent: [{ start: codePoint(id * 100), end: codePoint(id * 100 + 50) }] })
const block = (start: number, end: number, index = 0) => ({ kind: 'paragraph' as const, start: codePoint(start), end: codePoint(end), index })

it('takes the passages of the first screen and a half', () => {
  const many = Array.from({ length: 500 }, (_, id) => passage(id))
  const near = nearAtFirst(many, intervalIndex(many))
  expect(near[0]).toBe(many[0])
  expect(near.length).toBeGreaterThan(10)
  expect(near.length).toBeLessThan(100)
})

it('estimates lines from the top down, block by block', () => {
  const top = estimateTops([block(0, 640), block(641, 700)])
  expect(top(codePoint(0))).toBe(0)
  expect(top(codePoint(639))).toBeGreaterThan(top(codePoint(100)))
  expect(top(codePoint(650))).toBeGreaterThan(top(codePoint(639)))
  expect(estimateTops([])(codePoint(3))).toBe(0)
})

it('says how deep underlines are stacked, block by block', () => {
  const blocks = [block(0, 10, 0), block(11, 20, 1), block(21, 30, 2)]
  const across = { extent: [{ start: codePoint(5), end: codePoint(25) }], depth: 3 }
  const deep = { extent: [{ start: codePoint(12), end: codePoint(14) }], depth: 5 }
  const shallow = { extent: [{ start: codePoint(0), end: codePoint(30) }], depth: 1 }
  expect([...deepestIn(blocks, [across, deep, shallow], 3)]).toEqual([[0, 3], [1, 5], [2, 3]])
})
