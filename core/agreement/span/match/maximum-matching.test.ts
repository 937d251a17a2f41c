import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maximumMatching } from './maximum-matching'

/** By augmenting paths one at a time. */
function simple(left: number, right: number, edges: readonly (readonly [number, number])[]): number {
  const partner = Array.from({ length: right }, () => -1)
  const augment = (i: number, seen: Set<number>): boolean =>
    edges.some(([from, j]) => {
      if (from !== i || seen.has(j)) return false
      seen.add(j)
      if (partner[j] !== -1 && !augment(partner[j]!, seen)) return false
      partner[j] = i
      return true
    })
  return Array.from({ length: left }, (_, i) => augment(i, new Set())).filter(Boolean).length
}

test('a matching is as large as it can be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }), (left, right, pairs) => {
      const edges = [...new Map(pairs.map(([i, j]) => [`${i % left} ${j % right}`, [i % left, j % right] as const])).values()].sort((a, b) => a[0] - b[0])
      expect(maximumMatching(left, right, edges.flat())).toBe(simple(left, right, edges))
    }),
    { numRuns: 500 },
  )
})

test('a path through ten thousand spans is turned over, without running out of stack', () => {
  // Each takes the first of its two at once; then the last one wants the first of the first.
  const size = 10_000
  const edges = [...Array.from({ length: size }, (_, i) => [i, i, i, i + 1]).flat(), size, 0]
  expect(maximumMatching(size + 1, size + 1, edges)).toBe(size + 1)
})
