import { type WrittenFormatKey, isWrittenFormat, writtenFormats } from '@/core/formats/write-formats'
import type { ExportLayer } from './choice'

/** Formats of our own, and what people call them. */
const ownFormats = {
  jsonl: 'Crossread JSONL',
  'csv-safe': 'CSV for spreadsheets',
  'csv-raw': 'CSV for programs',
} as const

export type OwnFormatKey = keyof typeof ownFormats

export type ExportFormatKey = OwnFormatKey | WrittenFormatKey

/** Every format of an export, by the name in addresses and on the command line; ours first. */
export const exportFormatKeys: readonly ExportFormatKey[] = [...(Object.keys(ownFormats) as OwnFormatKey[]), ...(Object.keys(writtenFormats) as WrittenFormatKey[])]

export function isExportFormat(key: string): key is ExportFormatKey {
  return isOwnFormat(key) || isWrittenFormat(key)
}

export function isOwnFormat(key: string): key is OwnFormatKey {
  return Object.hasOwn(ownFormats, key)
}

/** As people call it. */
export function nameOfFormat(key: ExportFormatKey): string {
  return isOwnFormat(key) ? ownFormats[key] : writtenFormats[key].name
}

/** Whether the format stands off from the texts by nature, so that it can be written without them. */
export function canLeaveTextsOut(key: ExportFormatKey): boolean {
  return isOwnFormat(key)
}

/**
 * Where a layer stands: `within` the format's own files, or `beside` them in a file of JSON lines of its own, because the
 * format has no place for it. Nothing that was chosen is left out.
 */
export function placeOfLayer(key: ExportFormatKey, layer: ExportLayer): 'within' | 'beside' {
  if (key === 'jsonl' || layer === 'annotators') return 'within'
  if (layer === 'gold') return isOwnFormat(key) ? 'beside' : 'within'
  return 'beside'
}

/** What a format cannot hold whatever is chosen, in a sentence; undefined where it holds everything. How often it came up is told in the package. */
export function shortOf(key: ExportFormatKey): string | undefined {
  return Object.hasOwn(shortcomings, key) ? shortcomings[key] : undefined
}

const shortcomings: Readonly<Record<string, string>> = {
  'csv-safe': 'A row for each annotation: who marked nothing in an article is not in it, nor are answers. The apostrophe before what a spreadsheet would run has to be taken away again.',
  'csv-raw': 'A row for each annotation: who marked nothing in an article is not in it, nor are answers.',
  brat: 'No answers, no verdicts. Notes on one line; values of attributes as single words.',
  'semeval2020-si': 'Spans alone: no tags, notes or attributes.',
  'semeval2020-tc': 'No notes or attributes; of a passage in fragments each is a span of its own.',
  'semeval2023-spans': 'No notes or attributes; of a passage in fragments each is a span of its own.',
  'semeval2023-paragraphs': 'Tags of whole paragraphs: where in them is lost.',
  labelstudio: 'A passage in fragments becomes several results.',
  doccano: 'No notes or attributes; each fragment is a label of its own. Offsets count UTF-16 units.',
  casjson: 'No answers. Offsets count UTF-16 units.',
  xmi: 'No answers. Offsets count UTF-16 units; control characters become U+FFFD.',
  webanno: 'No answers. Spans are told by tokens; offsets count UTF-16 units.',
  webannotation: 'No answers.',
  csv: 'No answers.',
  'csv-spreadsheet': 'No answers. The apostrophe before what a spreadsheet would run has to be taken away again.',
  parquet: 'No answers.',
  conll: 'Tokens and one tag for each: what overlaps stands in further files; no fragments, notes or attributes, no offsets, and no way back to the text.',
}

