import type { Extent } from '@/core/annotation/fragment'
import { normaliseExtent } from '@/core/annotation/fragment'
import { stretchToCanonical } from '@/core/article/offset-map'
import { readCell } from '@/core/import-job/cells'
import type { MappedField } from '@/core/import-job/mapping'
import { type ImportedArticle, importArticle } from '@/core/import/import-article'
import { type Result, ok } from '@/core/result'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { clip } from './clip'
import type { Finding } from './finding'
import type { ArticleFacts, LabelledArticle, LabelledLayer, LabelledPassage } from './labelled-article'

/** An article with its layers on the canonical text, where annotations stand. */
export interface PlacedArticle {
  readonly name: string
  /** What came in, every character of it. */
  readonly raw: string
  /** What the source says of the article goes before what its text says of itself. */
  readonly imported: ImportedArticle
  /** Outlets as the source calls them; null where it says nothing. */
  readonly outlet: string | null
  readonly originator: string | null
  /** Offsets are code points of the canonical text; no fragment has white space at an edge. */
  readonly layers: readonly LabelledLayer[]
  readonly findings: readonly Finding[]
}

/** White space as JavaScript or PostgreSQL has it. */
const edge = /^[\s\u0085]+|[\s\u0085]+$/gu

/**
 * Imports a labelled text as plain text and takes its passages along, by the map between the two, and what its source says of
 * the article. What that changes, white space at the edges of a passage above all, is told. Fails where the text is none.
 */
export function placeArticle({ name, text, layers, facts = {} }: LabelledArticle): Result<PlacedArticle> {
  const imported = importArticle(text, { format: 'text' })
  if (!imported.ok) return imported
  const { canonical } = imported.value
  const findings: Finding[] = []
  const table = offsetTable(canonical.text)
  const placed = (passage: LabelledPassage): LabelledPassage[] => {
    const place = passage.place ?? { file: name }
    const whole = passage.extent.flatMap((fragment) => stretchToCanonical(canonical.map, fragment) ?? [])
    const extent = normaliseExtent(whole.flatMap((fragment) => trimmed(fragment, table.slice(fragment.start, fragment.end))))
    const quotes = extent.map(({ start, end }) => table.slice(start, end))
    if (extent.length === 0) {
      findings.push({ kind: 'outside', place, message: 'The passage holds nothing but white space.' })
      return []
    }
    if (squeezed(quotes) !== squeezed(passage.quotes)) findings.push({ kind: 'adjusted', place, message: `The passage “${clip(passage.quotes.join(' … '))}” became “${clip(quotes.join(' … '))}”: the rest has nothing to see.` })
    else if (passage.quotes.some((quote) => quote.replace(edge, '') !== quote) || extent.length !== passage.extent.length) findings.push({ kind: 'adjusted', place, message: `White space at the edges of “${clip(quotes.join(' … '))}” was left out.` })
    return [{ ...passage, extent, quotes }]
  }
  const fact = (field: Exclude<MappedField, 'text'>, key: keyof ArticleFacts): string | null => {
    const words = facts[key]
    if (words === undefined || words.trim() === '') return null
    const { value, note } = readCell(field, words)
    if (note !== undefined) findings.push({ kind: 'adjusted', place: { file: name }, message: note })
    return value
  }
  const known = { title: fact('title', 'title'), publishedAt: fact('date', 'published_at'), url: fact('address', 'url') }
  const { title, publishedAt, url } = imported.value
  const article = { ...imported.value, title: known.title ?? title, publishedAt: known.publishedAt ?? publishedAt, url: known.url ?? url }
  return ok({ name, raw: text, imported: article, outlet: fact('outlet', 'outlet'), originator: fact('outlet', 'originator'), layers: layers.map((layer) => ({ ...layer, passages: layer.passages.flatMap(placed) })), findings })
}

function trimmed({ start, end }: Extent[number], words: string): Extent {
  const before = [...words].length - [...words.replace(/^[\s\u0085]+/u, '')].length
  const after = [...words].length - [...words.replace(/[\s\u0085]+$/u, '')].length
  return start + before < end - after ? [{ start: codePoint(start + before), end: codePoint(end - after) }] : []
}

/** Words without their white space, which is all that importing a plain text takes away or puts in. */
function squeezed(quotes: readonly string[]): string {
  return quotes.join('').replace(/[\s\u0085]+/gu, '')
}
