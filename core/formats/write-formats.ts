import { openBrat } from './brat/write-brat'
import { openCasJson } from './cas/write-cas-json'
import { openXmi } from './cas/write-xmi'
import { openConll } from './conll/write-conll'
import { openCsv } from './csv/write-csv'
import { openDoccano } from './doccano/write-doccano'
import type { FormatWriter, WriterOptions } from './format-writer'
import { openLabelStudio } from './label-studio/write-label-studio'
import { openParquet } from './parquet/write-parquet'
import { openSemeval } from './semeval/write-semeval'
import { splitFolders } from './split-folders'
import { openWebAnnotation } from './web-annotation/write-web-annotation'
import { openWebanno } from './webanno/write-webanno'

/** A format that layers are written in. */
export interface WrittenFormat {
  /** As people call it. */
  readonly name: string
  /** Begins a package. */
  readonly open: (options: WriterOptions) => FormatWriter
  /** Whether its own way of writing has splits; of others each split is a folder. */
  readonly splits?: true
}

/** Formats that layers are written in, by the name on the command line. */
export const writtenFormats = {
  brat: { name: 'brat', open: openBrat },
  'semeval2020-si': { name: 'SemEval 2020 task 11, span identification', open: (options) => openSemeval(options, '2020-spans') },
  'semeval2020-tc': { name: 'SemEval 2020 task 11, technique classification', open: (options) => openSemeval(options, '2020-techniques') },
  'semeval2023-spans': { name: 'SemEval 2023 task 3, spans', open: (options) => openSemeval(options, '2023-spans') },
  'semeval2023-paragraphs': { name: 'SemEval 2023 task 3, paragraphs', open: (options) => openSemeval(options, '2023-paragraphs') },
  labelstudio: { name: 'Label Studio', open: openLabelStudio },
  doccano: { name: 'doccano', open: openDoccano },
  casjson: { name: 'UIMA CAS JSON', open: openCasJson },
  xmi: { name: 'UIMA XMI', open: openXmi },
  webanno: { name: 'WebAnno TSV 3.3', open: openWebanno },
  webannotation: { name: 'W3C Web Annotation', open: openWebAnnotation },
  csv: { name: 'CSV with the texts', open: () => openCsv('raw') },
  'csv-spreadsheet': { name: 'CSV with the texts, for spreadsheets', open: () => openCsv('safe') },
  conll: { name: 'CoNLL 2003', open: openConll },
  parquet: { name: 'Parquet', open: openParquet, splits: true },
} as const satisfies Readonly<Record<string, WrittenFormat>>

export type WrittenFormatKey = keyof typeof writtenFormats

export function isWrittenFormat(key: string): key is WrittenFormatKey {
  return Object.hasOwn(writtenFormats, key)
}

/** Begins a package of a format, with its splits in folders where the format has no way of its own. */
export function openFormat(key: WrittenFormatKey, options: WriterOptions): FormatWriter {
  const format: WrittenFormat = writtenFormats[key]
  return options.split === true && format.splits === undefined ? splitFolders(format.open, options) : format.open(options)
}
