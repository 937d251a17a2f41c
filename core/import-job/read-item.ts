import { annotatedWords, openingWords } from '../article/reading-length'
import { type Block, isAnnotatedByDefault } from '../article/block'
import { type ImportedArticle, importArticle } from '../import/import-article'
import { type Result, fail, ok } from '../result'
import { offsetTable } from '../text/offset-table'
import { readCell } from './cells'
import type { KnownOutlets } from './known-outlets'
import type { MappedField } from './mapping'
import type { ImportSettings } from './settings'

/** What was found in a file, on its way to become an article. */
export type Found =
  | { readonly kind: 'article'; readonly name: string; readonly imported: ImportedArticle }
  | { readonly kind: 'row'; readonly fields: Readonly<Record<string, string>> }

/** What is known of an article before it is brought in. Null is unknown. */
export interface ReadItem {
  readonly title: string | null
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly url: string | null
  /** As the source has it. */
  readonly outlet: string | null
  readonly outletId: string | null
  readonly story: string | null
  /** What the source calls it. */
  readonly name: string | null
  readonly opening: string
  readonly words: number
  readonly notes: readonly string[]
}

/** The text of an item: the raw text of a row, or the article that a document holds. */
export interface ItemText {
  /** Undefined where the raw bytes are those of a document. */
  readonly raw: string | undefined
  readonly imported: ImportedArticle
}

/** The raw text of a row. Fails with `refused` where there is none. */
export function rawTextOf(fields: Readonly<Record<string, string>>, { mapping }: Pick<ImportSettings, 'mapping'>): Result<string> {
  if (mapping.text === null) return fail('refused', 'No column is taken for the text.')
  const raw = cellOf(fields, mapping.text)
  return raw === undefined || raw.trim() === '' ? fail('refused', `There is no text in “${mapping.text}”.`) : ok(raw)
}

/** Reads the text of what was found, somewhere where a long one keeps nobody waiting. Fails as `readItemText` does. */
export type ItemTextReader = (found: Found, settings: Pick<ImportSettings, 'mapping'>) => Promise<Result<ItemText>>

/**
 * Reads the text of what was found. Fails with `refused`, for whoever brought it, where there is none or it cannot be an
 * article.
 */
export function readItemText(found: Found, settings: Pick<ImportSettings, 'mapping'>): Result<ItemText> {
  if (found.kind === 'article') return ok({ raw: undefined, imported: found.imported })
  const raw = rawTextOf(found.fields, settings)
  if (!raw.ok) return raw
  const imported = importArticle(raw.value)
  return imported.ok ? ok({ raw: raw.value, imported: imported.value }) : imported
}

/** Reads what is known of an article: what a column says, then what the text says of itself, then what is said of the whole file. */
export function readItem(found: Found, { imported }: ItemText, settings: ImportSettings, outlets: KnownOutlets, storyOf: (title: string) => string): ReadItem {
  const notes: string[] = []
  const cell = (field: Exclude<MappedField, 'text'>): string | null => {
    const column = found.kind === 'row' ? settings.mapping[field] : null
    const words = found.kind === 'row' && column !== null ? cellOf(found.fields, column) : undefined
    if (words === undefined || words.trim() === '') return null
    const { value, note } = readCell(field, words)
    if (note !== undefined) notes.push(note)
    return value
  }
  // What the text says of itself is kept as a cell is: a correction of the article has to accept it.
  const kept = (field: 'title' | 'byline' | 'address', told: string | null): string | null => {
    const said = cell(field)
    if (said !== null || told === null) return said
    const { value, note } = readCell(field, told)
    if (note !== undefined) notes.push(note)
    return value
  }
  const url = kept('address', imported.url)
  const outlet = cell('outlet')
  const recognised = outlet === null ? (url === null ? null : outlets.byAddress(url)) : outlets.byWords(outlet)
  const story = cell('story') ?? settings.storyTitle
  return {
    title: kept('title', imported.title),
    byline: kept('byline', imported.byline),
    publishedAt: cell('date') ?? imported.publishedAt,
    url, outlet,
    outletId: recognised?.id ?? (outlet === null ? settings.publisherId : null),
    story: story === null ? null : storyOf(story),
    name: found.kind === 'article' ? found.name : cell('name'),
    opening: openingOf(imported.canonical.text, imported.canonical.blocks),
    words: annotatedWords(imported.canonical.text, imported.canonical.blocks),
    notes,
  }
}

/** The words by which texts are compared: the article’s own, without what its page had around it. */
export function comparedText({ text, blocks }: ImportedArticle['canonical']): string {
  const { slice } = offsetTable(text)
  const own = blocks.filter(({ kind }) => isAnnotatedByDefault(kind)).map(({ start, end }) => slice(start, end))
  return own.length > 0 ? own.join('\n') : text
}

function cellOf(fields: Readonly<Record<string, string>>, column: string): string | undefined {
  return Object.hasOwn(fields, column) ? fields[column] : undefined
}

const openingLength = 24

/** What stands over a text, and says little about whether it is another one. */
const head: ReadonlySet<Block['kind']> = new Set(['title', 'byline', 'date'])

/** The first words of a text, as many as tell it from others, without what stands over it where there is more: at most 300 code points. */
export function openingOf(text: string, blocks: readonly Block[]): string {
  const { slice } = offsetTable(text)
  const words: string[] = []
  for (const { kind, start, end } of blocks) {
    if (words.length >= openingLength) break
    if (isAnnotatedByDefault(kind) && !head.has(kind)) words.push(...slice(start, end).split(/\s+/).filter(Boolean))
  }
  const opening = words.length > 0 ? words.slice(0, openingLength).join(' ') : openingWords(text, blocks, openingLength)
  return [...opening].slice(0, 300).join('')
}
