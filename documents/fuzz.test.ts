import { expect, it, vi } from 'vitest'
import { fuzz } from './testing/fuzz'
import { readDocument } from './thread/read-document'

vi.setConfig({ testTimeout: 300_000 })

it('changed files are read or refused by every parser, in sentences, and what is taken is sound', async () => {
  const counts = []
  for await (const count of fuzz({ files: 60, seed: 1, readDocument })) counts.push(count)
  expect(counts.length).toBeGreaterThan(20)
  expect(counts.flatMap(({ parser, faults }) => faults.map((fault) => `${parser}: ${fault}`))).toEqual([])
  for (const { given, read, refused } of counts) expect(read + refused).toBe(given)
  // A run in which everything is refused would try nothing.
  expect(counts.filter(({ read }) => read === 0)).toEqual([])
})
