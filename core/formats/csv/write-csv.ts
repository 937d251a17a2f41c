import { stringify } from 'csv-stringify/sync'
import { extentBounds } from '@/core/annotation/fragment'
import { csvFormat } from '@/core/export/csv-format'
import { writeFragments } from '@/core/export/fragments'
import { sortedAttributes } from '../attributes'
import { fileNameOf } from '../files'
import { type FormatWriter, piece, wholeFile } from '../format-writer'
import type { LabelledLayer, LabelledPassage } from '../labelled-article'
import { writtenColumns } from './columns'

/** Writes a table of passages, a row for each, and the texts beside it. Offsets count code points. A layer without passages has a row without a tag. */
export function openCsv(): FormatWriter {
  let begun = false
  const rows = (all: readonly string[][]) => {
    const heading = begun ? [] : [[...writtenColumns]]
    begun = true
    return piece('annotations.csv', stringify([...heading, ...all], csvFormat))
  }
  return {
    article({ name, text, layers }) {
      const all = layers.flatMap((layer) => (layer.passages.length === 0 ? [rowOf(name, layer)] : layer.passages.map((passage) => rowOf(name, layer, passage))))
      return [rows(all), wholeFile(`texts/${fileNameOf(name)}.txt`, text)]
    },
    end: () => (begun ? [] : [rows([])]),
  }
}

function rowOf(name: string, { annotator, machine }: LabelledLayer, passage?: LabelledPassage): string[] {
  const owner = [name, annotator, machine ? 'true' : '']
  if (!passage) return [...owner, ...writtenColumns.slice(owner.length).map(() => '')]
  const { start, end } = extentBounds(passage.extent)
  const attributes = sortedAttributes(passage.attributes)
  return [
    ...owner, passage.tag, String(start), String(end), passage.quotes.join(' … '), passage.note,
    passage.extent.length > 1 ? writeFragments(passage.extent) : '', attributes.length === 0 ? '' : JSON.stringify(Object.fromEntries(attributes)),
  ]
}
