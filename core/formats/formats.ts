import { readBrat } from './brat/read-brat'
import { readCasJson } from './cas/read-cas-json'
import { readXmi } from './cas/read-xmi'
import { readCrossread } from './crossread/read-crossread'
import { readCsv } from './csv/read-csv'
import { readDoccano } from './doccano/read-doccano'
import type { ReadOptions, Reading, TextFile } from './files'
import { readLabelStudio } from './label-studio/read-label-studio'
import { readSemeval } from './semeval/read-semeval'
import { storableReading } from './storable-reading'
import { readWebAnnotation } from './web-annotation/read-web-annotation'
import { readWebanno } from './webanno/read-webanno'

/** A format that layers are brought in from. */
export interface LayerFormat {
  /** As people call it. */
  readonly name: string
  /** Endings of the files that may belong to it; others are passed over. */
  readonly endings: readonly string[]
  readonly read: (files: readonly TextFile[], options: ReadOptions) => Reading
}

type Read = LayerFormat['read']

/** A reader that gives nothing but what can be stored. */
function storable(read: Read): Read {
  return (files, options) => storableReading(read(files, options))
}

/** Formats that layers are brought in from, by the name on the command line. */
export const layerFormats = {
  brat: { name: 'brat', endings: ['txt', 'ann'], read: storable(readBrat) },
  semeval2020: { name: 'SemEval 2020 task 11', endings: ['txt', 'labels', 'tsv'], read: storable(readSemeval) },
  semeval2023: { name: 'SemEval 2023 task 3', endings: ['txt', 'labels', 'tsv'], read: storable(readSemeval) },
  labelstudio: { name: 'Label Studio', endings: ['json'], read: storable(readLabelStudio) },
  doccano: { name: 'doccano', endings: ['jsonl', 'json'], read: storable(readDoccano) },
  casjson: { name: 'UIMA CAS JSON', endings: ['json'], read: storable(readCasJson) },
  xmi: { name: 'UIMA XMI', endings: ['xmi', 'xml'], read: storable(readXmi) },
  webanno: { name: 'WebAnno TSV 3.3', endings: ['tsv'], read: storable(readWebanno) },
  webannotation: { name: 'W3C Web Annotation', endings: ['txt', 'json', 'jsonld', 'jsonl'], read: storable(readWebAnnotation) },
  csv: { name: 'CSV', endings: ['txt', 'csv', 'tsv'], read: storable(readCsv) },
  crossread: { name: 'Crossread JSONL', endings: ['jsonl'], read: storable(readCrossread) },
} as const satisfies Readonly<Record<string, LayerFormat>>

export type LayerFormatKey = keyof typeof layerFormats

export function isLayerFormat(key: string): key is LayerFormatKey {
  return Object.hasOwn(layerFormats, key)
}
