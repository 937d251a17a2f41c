import { extentBounds, type Fragment } from '@/core/annotation/fragment'
import { offsetTable } from '@/core/text/offset-table'
import { sortedAttributes } from '../attributes'
import { factKeys, type LabelledArticle } from '../labelled-article'
import type { ParquetAnnotation, ParquetStretch } from './schema'

/** How the words of several fragments stand in one quote. */
const apart = ' … '

/** A row as the columns of the schema have it. */
export type ParquetRow = Readonly<Record<string, unknown>>

/** An article as a row. */
export function rowOf({ name, text, layers, facts = {} }: LabelledArticle): ParquetRow {
  const table = offsetTable(text)
  const stretch = ({ start, end }: Fragment, quote: string): ParquetStretch => ({ start, end, start_utf16: table.toUtf16(start), end_utf16: table.toUtf16(end), quote })
  const annotations = layers.flatMap(({ annotator, machine, passages }) => passages.map(({ tag, extent, note, attributes }): ParquetAnnotation => {
    const fragments = extent.map((fragment) => stretch(fragment, table.slice(fragment.start, fragment.end)))
    const entries = sortedAttributes(attributes)
    return {
      annotator, machine, tag, ...stretch(extentBounds(extent), fragments.map(({ quote }) => quote).join(apart)), fragments, note,
      attributes: entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries)),
    }
  }))
  return {
    article: name, text, ...Object.fromEntries(factKeys.map((key) => [key, facts[key] ?? null])),
    annotators: layers.map(({ annotator, machine }) => ({ name: annotator, machine })), annotations,
  }
}
