import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseExtent } from '@/core/annotation/fragment'
import media from '@/core/codebook/media-framing-v1.json'
import { codebookSchema } from '@/core/codebook/codebook'
import { fail } from '@/core/result'
import { codePoint } from '@/core/text/offset'
import { attributesInWords } from './attribute-words'
import { decisionInTheWay } from './conflict'
import { decision } from './fixture'
import { defaultReasons, writeReason } from './reasons'
import { segmentsOf } from './segment'

test('attributes are written in the order of the codebook, without the empty ones', () => {
  const words = attributesInWords(codebookSchema.parse(media), {
    attributes: { flag: true, confidence: 2, source_chain: ['Titorenko', 'RIA שלום'], source: 'Cafe\u0301 🙂', source_type: 'state_official', mode: '', target: '' },
  })
  expect(words.map(({ name, value }) => `${name} ${value}`.trim())).toEqual([
    'source Cafe\u0301 🙂', 'source type state official', 'source chain Titorenko › RIA שלום', 'confidence 2 of 3', 'ask a reviewer',
  ])
})

test('a box that is not ticked is not written', () => {
  expect(attributesInWords(codebookSchema.parse(media), { attributes: { flag: false, source_chain: [] } })).toEqual([])
})

test('the decision in the way of a conflict is found, and nothing else', () => {
  const current = decision({})
  const problem = (code: 'conflict' | 'refused', details: unknown) => {
    const result = fail(code, 'Somebody else decided.', { details })
    return result.ok ? undefined! : result.problem
  }
  expect(decisionInTheWay(problem('conflict', { current }))).toBe(current)
  expect(decisionInTheWay(problem('conflict', { current: null }))).toBeUndefined()
  expect(decisionInTheWay(problem('conflict', undefined))).toBeUndefined()
  expect(decisionInTheWay(problem('refused', { current }))).toBeUndefined()
})

test('reasons can be reached with the keys 1 to 9', () => {
  for (const list of Object.values(defaultReasons)) expect(list.length).toBeLessThanOrEqual(9)
  expect(writeReason('Edges are wrong', ' the quote mark ')).toBe('Edges are wrong: the quote mark')
  expect(writeReason(undefined, ' שלום ')).toBe('שלום')
  expect(writeReason('Edges are wrong', ' ')).toBe('Edges are wrong')
})

test('segments lie end to end, and each has exactly the marks that cover it', () => {
  const offset = fc.nat(30)
  const extent = fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 3 }).map((pairs) =>
    normaliseExtent(pairs.map(([a, b]) => ({ start: codePoint(Math.min(a, b)), end: codePoint(Math.max(a, b)) }))),
  )
  fc.assert(
    fc.property(fc.array(extent, { maxLength: 6 }), offset, fc.integer({ min: 1, max: 30 }), (extents, start, length) => {
      const marks = extents.map((each, index) => ({ id: String(index), extent: each }))
      const stretch = { start: codePoint(start), end: codePoint(start + length) }
      const segments = segmentsOf(stretch, marks)
      expect(segments[0]!.start).toBe(stretch.start)
      expect(segments.at(-1)!.end).toBe(stretch.end)
      segments.slice(1).forEach((segment, index) => expect(segment.start).toBe(segments[index]!.end))
      for (const segment of segments)
        for (let at = segment.start as number; at < segment.end; at++)
          expect(segment.marks.map(({ id }) => id)).toEqual(marks.filter((mark) => mark.extent.some((part) => part.start <= at && at < part.end)).map(({ id }) => id))
    }),
  )
})
