import type { CsvColumn } from './csv-columns'
import { csvColumns } from './csv-columns'
import { type WordRules, bareAttributes } from './stand-off'

/** Columns that hold words of the text, or of people who may quote it. */
const wordy: ReadonlySet<string> = new Set(['quote', 'note', 'searched_for', 'attributes'])

/**
 * The columns of a CSV export without texts: each quote by its hash (fragments joined by “ … ”, as the quote would be),
 * no notes, attributes as far as they are options or numbers, and the address and date by which the text is found.
 */
export function standOffColumns(rules: WordRules): readonly CsvColumn[] {
  return [
    ...csvColumns.filter(({ name }) => !wordy.has(name)),
    { name: 'quote_sha256', cell: ({ annotation }) => rules.sha256(annotation.quotes.join(' … ')) },
    { name: 'attributes', cell: ({ annotation }) => JSON.stringify(Object.fromEntries(Object.entries(bareAttributes(annotation.attributes, rules)).sort())) },
    { name: 'published_at', cell: ({ article }) => article.publishedAt ?? '' },
    { name: 'url', cell: ({ article }) => article.url ?? '' },
  ]
}
