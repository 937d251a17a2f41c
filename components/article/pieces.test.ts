import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type BlockKind, blockKinds } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { pieceLength, piecesOf } from './pieces'
import { regionsOf } from './regions'

const regionsFor = (kinds: readonly BlockKind[]) =>
  regionsOf(kinds.map((kind, index) => ({ kind, start: codePoint(index * 10), end: codePoint(index * 10 + 9) })))

it('takes every region once, in order, and ends a piece between two paragraphs or quotes, but never lets one grow without end', () => {
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant<BlockKind>('paragraph') }, fc.constantFrom(...blockKinds)), { maxLength: 300 }), (kinds) => {
    const regions = regionsFor(kinds)
    const pieces = piecesOf(regions)
    expect(pieces.flat()).toEqual(regions)
    for (const [index, piece] of pieces.entries()) {
      if (index === pieces.length - 1) continue
      expect(piece.length).toBeGreaterThanOrEqual(pieceLength)
      expect(piece.length).toBeLessThanOrEqual(2 * pieceLength)
      if (piece.length === 2 * pieceLength) continue
      for (const beside of [piece.at(-1), pieces[index + 1]![0]]) expect(beside).toMatchObject({ kind: 'line', placed: { block: { kind: expect.stringMatching(/paragraph|quote/) } } })
    }
  }))
})

it('takes an interview apart too, and headings that follow each other', () => {
  for (const kinds of [['quote', 'paragraph'], ['heading', 'listItem']] as const) {
    const lengths = piecesOf(regionsFor(Array.from({ length: 400 }, (_, index) => kinds[index % 2]!))).map(({ length }) => length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2 * pieceLength)
  }
})

it('has pieces of the length at which a text of paragraphs is laid out', () => {
  expect(piecesOf(regionsFor(Array.from({ length: 60 }, () => 'paragraph'))).map(({ length }) => length)).toEqual([pieceLength, pieceLength, 60 - 2 * pieceLength])
})
