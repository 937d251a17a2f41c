import type { Region } from './regions'

/** So many regions are laid out together, or a few more. */
export const pieceLength = 24
const longest = 2 * pieceLength

/**
 * The regions of a long article in pieces, so that the browser can pass over what is out of sight a piece at a time, its
 * styles too. A piece ends between two paragraphs or quotes, where no margin of one falls together with the other's: the text
 * stands as it stands without pieces. Where none follow each other for long, it ends anywhere.
 */
export function piecesOf(regions: readonly Region[]): readonly (readonly Region[])[] {
  const pieces: Region[][] = [[]]
  regions.forEach((region, index) => {
    const { length } = pieces.at(-1)!
    if (length >= longest || (length >= pieceLength && isPlain(region) && isPlain(regions[index - 1]))) pieces.push([])
    pieces.at(-1)!.push(region)
  })
  return pieces
}

const isPlain = (region: Region | undefined): boolean => region?.kind === 'line' && (region.placed.block.kind === 'paragraph' || region.placed.block.kind === 'quote')
