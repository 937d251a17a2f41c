import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import { extentBounds } from '@/core/annotation/fragment'
import type { Standing } from '@/core/decision/standing'
import type { OffsetTable } from '@/core/text/offset-table'
import { type ExportedArticle, type ExportedLayer, offsetUnit, outletVisibleIn } from './exported-article'
import { writeFragments } from './fragments'

/** What one row of the table is about. */
export interface CsvSubject {
  readonly article: ExportedArticle
  readonly layer: ExportedLayer
  readonly annotation: Annotation
  /** Undefined in a layer that is not submitted. */
  readonly standing: Standing | undefined
  /** Of the article's text. */
  readonly table: Pick<OffsetTable, 'toUtf16'>
}

/** One column: its heading, and what stands in it. An empty cell is unknown or not applicable. */
export interface CsvColumn {
  readonly name: string
  readonly cell: (subject: CsvSubject) => string
}

/** The columns of a CSV export, one row per annotation. New ones are added at the end. */
export const csvColumns: readonly CsvColumn[] = [
  /** The slug of the article. */
  { name: 'article', cell: ({ article }) => article.slug },
  /** Who published it. */
  { name: 'outlet', cell: ({ article }) => article.publisher?.name ?? '' },
  /** Who wrote it, where that is known. */
  { name: 'originator', cell: ({ article }) => article.originator?.name ?? '' },
  { name: 'annotator', cell: ({ layer }) => layer.annotator },
  { name: 'tag', cell: ({ annotation }) => annotation.tag },
  /** The first code point of the first fragment. */
  { name: 'start', cell: ({ annotation }) => String(extentBounds(annotation.extent).start) },
  /** The end of the last fragment, exclusive. */
  { name: 'end', cell: ({ annotation }) => String(extentBounds(annotation.extent).end) },
  /** The words; those of several fragments are joined by “ … ”. */
  { name: 'quote', cell: ({ annotation }) => quoteOf(annotation) },
  { name: 'note', cell: ({ annotation }) => annotation.note },
  /** What the verdicts made of the annotation, one of `standings`; empty in a layer that is not submitted, and in a second pass. */
  { name: 'verdict', cell: ({ standing }) => standing ?? '' },
  /** Every fragment of a discontinuous annotation. Empty for one fragment: a spreadsheet takes `12-20` for a date. */
  { name: 'fragments', cell: ({ annotation }) => (annotation.extent.length > 1 ? writeFragments(annotation.extent) : '') },
  { name: 'annotation_id', cell: ({ annotation }) => annotation.id },
  { name: 'codebook_version', cell: ({ article }) => article.codebook.version },
  { name: 'offset_unit', cell: () => offsetUnit },
  /** Of the text that the offsets count in: a later version of the article has another. */
  { name: 'text_sha256', cell: ({ article }) => article.textSha256 },
  /** A JSON object, its keys sorted. */
  { name: 'attributes', cell: ({ annotation }) => JSON.stringify(Object.fromEntries(Object.entries(annotation.attributes).sort())) },
  /** What was searched for where the annotation was made from a search; empty where it was made by hand. */
  { name: 'searched_for', cell: ({ annotation: { origin } }) => (origin.by === 'search' ? origin.phrase : '') },
  /** 1, or 2 for a second reading by the same annotator, who knew the outlet by then. */
  { name: 'pass', cell: ({ layer }) => String(layer.pass) },
  /** Whether the outlet was hidden from this annotator until they submitted: `true` or `false`; empty in a layer that was brought in. */
  { name: 'outlet_hidden', cell: ({ layer }) => String(layer.outletHidden ?? '') },
  /** Whether the outlet could be seen when this version of the annotation was written. Hidden and visible: changed after the reveal. Empty in a layer that was brought in. */
  { name: 'outlet_visible', cell: ({ layer, annotation }) => String(outletVisibleIn(layer, annotation) ?? '') },
  /** Whether the annotator says they had recognised the hidden outlet: `yes`, `no`, `unsure`; empty where nothing was said. */
  { name: 'recognised', cell: ({ layer }) => layer.recognised?.recognised ?? '' },
  /** The annotation of the first pass that this one was begun as a copy of. */
  { name: 'copied_from', cell: ({ annotation }) => annotation.copiedFrom ?? '' },
  /** The same bounds in UTF-16 units, for programs that count so. */
  { name: 'start_utf16', cell: ({ annotation, table }) => String(table.toUtf16(extentBounds(annotation.extent).start)) },
  { name: 'end_utf16', cell: ({ annotation, table }) => String(table.toUtf16(extentBounds(annotation.extent).end)) },
]

/** The heading row. */
export const csvHeader: readonly string[] = csvColumns.map((column) => column.name)
