import { expect } from 'vitest'
import { offsetTable } from '@/core/text/offset-table'
import type { Reading } from './files'

/** For tests: what no reading may break, whatever it was given. */
export function expectSound({ articles, findings }: Reading): void {
  for (const { text, layers } of articles) {
    expect(text).not.toMatch(/[\0\p{Surrogate}]/u)
    const { slice, length } = offsetTable(text)
    for (const { tag, extent, quotes } of layers.flatMap(({ passages }) => passages)) {
      expect(tag.trim()).not.toBe('')
      expect(extent.length).toBeGreaterThan(0)
      expect(extent.at(-1)!.end).toBeLessThanOrEqual(length)
      expect(extent.every(({ start, end }, index) => start < end && (index === 0 || start > extent[index - 1]!.end))).toBe(true)
      expect(quotes).toEqual(extent.map(({ start, end }) => slice(start, end)))
    }
  }
  for (const { message, proposal } of findings) {
    expect(message.length).toBeLessThan(1000)
    if (proposal) expect(proposal.certainty).toBeGreaterThanOrEqual(0)
    if (proposal) expect(proposal.certainty).toBeLessThan(1)
  }
}
