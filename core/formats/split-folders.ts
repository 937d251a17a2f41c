import { type FormatWriter, type Piece, type Split, type WriterOptions, splits } from './format-writer'

/** Writes each split into a folder of its own, as a package of its own: for formats that know of no splits. */
export function splitFolders<Article>(open: (options: WriterOptions) => FormatWriter<Article>, options: WriterOptions): FormatWriter<Article> {
  const writers = new Map<Split, FormatWriter<Article>>()
  const inFolder = (split: Split) => (piece: Piece): Piece => ({ ...piece, path: `${split}/${piece.path}` })
  return {
    article(article, split) {
      if (split === undefined) throw new Error('the article has no split')
      const writer = writers.get(split) ?? open({ ...options, split: false })
      writers.set(split, writer)
      return writer.article(article).map(inFolder(split))
    },
    end: () => splits.flatMap((split) => writers.get(split)?.end().map(inFolder(split)) ?? []),
  }
}
