import { expect, it, test } from 'vitest'
import type { CanonicalText } from '@/core/article/canonical-text'
import { codePoint } from '@/core/text/offset'
import { checkCanonical } from './invariants'

const raw = '🕊️ é\n\n**שלום**'
const sound: CanonicalText = {
  text: '🕊️ é\nשלום',
  blocks: [{ kind: 'title', start: codePoint(0), end: codePoint(4) }, { kind: 'paragraph', start: codePoint(5), end: codePoint(9) }],
  marks: [{ kind: 'strong', start: codePoint(5), end: codePoint(9) }],
  map: [{ canonical: codePoint(0), raw: codePoint(0), length: 4 }, { canonical: codePoint(5), raw: codePoint(8), length: 4 }],
}

test('a sound text has no faults', () => expect(checkCanonical(raw, sound)).toEqual([]))

const [first, second] = sound.blocks as [CanonicalText['blocks'][number], CanonicalText['blocks'][number]]
const [one, two] = sound.map as [CanonicalText['map'][number], CanonicalText['map'][number]]

it.each<[string, Partial<CanonicalText>]>([
  ['a NUL', { text: '🕊️ \0\nשלום' }],
  ['a carriage return', { text: '🕊️ \r\nשלום' }],
  ['a lone surrogate', { text: '🕊️ \ud83d\nשלום' }],
  ['a line more than blocks', { text: '🕊️ é\nשלום\n' }],
  ['a gap between blocks', { blocks: [first, { ...second, start: codePoint(6) }] }],
  ['a block beyond the text', { blocks: [first, { ...second, end: codePoint(10) }] }],
  ['a block too short', { blocks: [first, { ...second, end: codePoint(8) }] }],
  ['one block over a line feed', { blocks: [{ ...first, end: codePoint(9) }] }],
  ['an empty mark', { marks: [{ kind: 'strong', start: codePoint(5), end: codePoint(5) }] }],
  ['a mark beyond the text', { marks: [{ kind: 'strong', start: codePoint(5), end: codePoint(10) }] }],
  ['a mark over two blocks', { marks: [{ kind: 'emphasis', start: codePoint(3), end: codePoint(6) }] }],
  ['a run of other characters', { map: [one, { ...two, raw: codePoint(7) }] }],
  ['runs that overlap', { map: [one, { canonical: codePoint(3), raw: codePoint(3), length: 1 }] }],
  ['an empty run', { map: [{ ...one, length: 0 }] }],
  ['a run beyond the raw text', { map: [one, { ...two, length: 9 }] }],
])('%s is a fault', (_, fault) => expect(checkCanonical(raw, { ...sound, ...fault })).not.toEqual([]))

test('a run over the line feed between blocks is a fault', () =>
  expect(checkCanonical('🕊️ é\nשלום', { ...sound, map: [{ canonical: codePoint(0), raw: codePoint(0), length: 9 }] })).not.toEqual([]))
