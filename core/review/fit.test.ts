import { describe, expect, test } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { findCases } from '@/core/disagreement/find-cases'
import { codePoint } from '@/core/text/offset'
import { fitCase } from './fit'
import { layers, mark, table } from './fixture'

const codebook = codebookSchema.parse(media)
const source = { table, blocks: [{ kind: 'paragraph' as const, start: codePoint(0), end: table.length }] }
const length = (stretches: readonly { start: number; end: number }[]) => stretches.reduce((sum, { start, end }) => sum + end - start, 0)
const caseOf = (marks: number, people: number) =>
  findCases(layers(...Array.from({ length: people }, (_, person) => Array.from({ length: marks }, (__, at) => mark(`${'abcdefgh'[person]!}${at}`, 'loaded_language', 'Moscow airlifted', { note: 'why 🙂 '.repeat(12) })))))[0]!

describe('a case on one screen', () => {
  test('has much around it where its readings are few', () => {
    const { passage, dense } = fitCase(source, caseOf(1, 2), codebook)
    expect([length(passage), dense]).toEqual([table.length, false])
  })

  test('has less around it the more was marked, and is set smaller at the end', () => {
    const lengths = [1, 3, 5].map((marks) => length(fitCase(source, caseOf(marks, 4), codebook).passage))
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
    expect(fitCase(source, caseOf(8, 6), codebook).dense).toBe(true)
    // What the case is about is there in full, however many marked it.
    expect(length(fitCase(source, caseOf(8, 6), codebook).passage)).toBeGreaterThanOrEqual('Moscow airlifted'.length)
  })

  test('leaves room for a decision', () => {
    const most = [1, 2, 3, 4, 5, 6].map((marks) => caseOf(marks, 4))
    expect(most.every((one) => length(fitCase(source, one, codebook, true).passage) <= length(fitCase(source, one, codebook).passage))).toBe(true)
  })
})
