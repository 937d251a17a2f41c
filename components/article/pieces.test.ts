import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type BlockKind, blockKinds } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { pieceLength, piecesOf } from './pieces'
import { regionsOf } from './regions'

const regionsFor = (kinds: readonly BlockKind[]) =>
  regionsOf(kinds.map((kind, index) => ({ kind, start: codePoint(index * 10), end: codePoint(index * 10 + 9) })))

it('takes every region once, in order, and never ends a piece but between two paragraphs', () => {
  fc.assert(fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant<BlockKind>('paragraph') }, fc.constantFrom(...blockKinds)), { maxLength: 300 }), (kinds) => {
    const regions = regionsFor(kinds)
    const pieces = piecesOf(regions)
    expect(pieces.flat()).toEqual(regions)
    for (const [index, piece] of pieces.entries()) {
      if (index === pieces.length - 1) continue
      expect(piece.length).toBeGreaterThanOrEqual(pieceLength)
      for (const beside of [piece.at(-1), pieces[index + 1]![0]]) expect(beside).toMatchObject({ kind: 'line', placed: { block: { kind: 'paragraph' } } })
    }
  }))
})

it('has pieces of the length at which a text of paragraphs is laid out', () => {
  expect(piecesOf(regionsFor(Array.from({ length: 60 }, () => 'paragraph'))).map(({ length }) => length)).toEqual([pieceLength, pieceLength, 60 - 2 * pieceLength])
})
