import type { JSONContent } from '@tiptap/core'
import { type CodePoint, type DocPosition, codePoint, docPosition, utf16 } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import type { ReadableArticle } from './ArticleText'
import { stretchesOf } from './inline'
import { type PlacedBlock, regionsOf } from './regions'

/**
 * The article as a ProseMirror document: made on load from the canonical text, never stored. One
 * `line` per block; lists and folds hold lines. Extensions are in extensions.ts.
 */
export function project(article: ReadableArticle): JSONContent {
  const table = offsetTable(article.text)
  const firstTitle = article.blocks.findIndex((block) => block.kind === 'title')
  const line = (placed: PlacedBlock): JSONContent => ({
    type: 'line',
    attrs: { ...placed.block, index: placed.index, firstTitle: placed.index === firstTitle },
    content: stretchesOf(placed.block, article.marks, table).map(({ text, marks }) => ({
      type: 'text',
      text,
      marks: marks.map((mark) => (mark.kind === 'link' ? { type: 'link', attrs: { href: mark.href } } : { type: mark.kind })),
    })),
  })
  return {
    type: 'doc',
    content: regionsOf(article.blocks).map((region): JSONContent => {
      if (region.kind === 'line') return line(region.placed)
      if (region.kind === 'list') return { type: 'list', content: region.items.map(line) }
      return { type: 'fold', attrs: { summary: region.summary }, content: region.items.map(line) }
    }),
  }
}

/** What `textOf` needs of a ProseMirror document. */
export interface ProjectedDocument {
  descendants(visit: (node: { readonly type: { readonly name: string }; readonly attrs: Readonly<Record<string, unknown>>; readonly textContent: string }) => boolean | void): void
}

/** The canonical text, read back from its projection: the words of the lines, with the line feeds between them. */
export function textOf(document: ProjectedDocument): string {
  let text = ''
  let end = 0
  document.descendants((node) => {
    if (node.type.name !== 'line') return true
    text += '\n'.repeat(Number(node.attrs.start) - end) + node.textContent
    end = Number(node.attrs.end)
    return false
  })
  return text
}

/** The way between code points of the text and positions of its projection. */
export interface PositionMap {
  /** A place between two blocks goes to the end of the first. */
  toDocument(offset: CodePoint): DocPosition
  /** A position outside any line goes to the start of the next line, or the end of the last. */
  toText(position: DocPosition): CodePoint
}

/** Builds the map of an article, without its document: both are made from the same regions. */
export function positionMap(article: Pick<ReadableArticle, 'text' | 'blocks'>): PositionMap {
  const table = offsetTable(article.text)
  const places: { start: number; end: number; units: number; position: number; length: number }[] = []
  let position = 0
  const line = ({ block }: PlacedBlock) => {
    const units = table.toUtf16(block.start)
    const length = table.toUtf16(block.end) - units
    places.push({ start: block.start, end: block.end, units, position: position + 1, length })
    position += length + 2
  }
  for (const region of regionsOf(article.blocks)) {
    if (region.kind === 'line') line(region.placed)
    else {
      position += 1
      region.items.forEach(line)
      position += 1
    }
  }
  const lastWith = (test: (place: (typeof places)[number]) => boolean) => {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (test(places[middle]!)) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  return {
    toDocument: (offset) => {
      const place = places[Math.max(0, lastWith((one) => one.start <= offset))]
      if (!place) return docPosition(0)
      const inside = Math.min(Math.max(offset, place.start), place.end)
      return docPosition(place.position + table.toUtf16(codePoint(inside)) - place.units)
    },
    toText: (at) => {
      const index = lastWith((one) => one.position <= at)
      const place = places[index]
      if (place && at <= place.position + place.length) return table.toCodePoint(utf16(place.units + at - place.position))
      const next = places[index + 1]
      return codePoint(next ? next.start : (place?.end ?? 0))
    },
  }
}
