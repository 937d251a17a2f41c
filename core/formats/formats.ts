import { readBrat } from './brat/read-brat'
import { readCasJson } from './cas/read-cas-json'
import { readXmi } from './cas/read-xmi'
import { readCrossread } from './crossread/read-crossread'
import { readCsv } from './csv/read-csv'
import { readDoccano } from './doccano/read-doccano'
import type { ReadOptions, Reading, TextFile } from './files'
import { readLabelStudio } from './label-studio/read-label-studio'
import { readSemeval } from './semeval/read-semeval'
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

/** Formats that layers are brought in from, by the name on the command line. */
export const layerFormats = {
  brat: { name: 'brat', endings: ['txt', 'ann'], read: readBrat },
  semeval2020: { name: 'SemEval 2020 task 11', endings: ['txt', 'labels', 'tsv'], read: readSemeval },
  semeval2023: { name: 'SemEval 2023 task 3', endings: ['txt', 'labels', 'tsv'], read: readSemeval },
  labelstudio: { name: 'Label Studio', endings: ['json'], read: readLabelStudio },
  doccano: { name: 'doccano', endings: ['jsonl', 'json'], read: readDoccano },
  casjson: { name: 'UIMA CAS JSON', endings: ['json'], read: readCasJson },
  xmi: { name: 'UIMA XMI', endings: ['xmi', 'xml'], read: readXmi },
  webanno: { name: 'WebAnno TSV 3.3', endings: ['tsv'], read: readWebanno },
  webannotation: { name: 'W3C Web Annotation', endings: ['txt', 'json', 'jsonld', 'jsonl'], read: readWebAnnotation },
  csv: { name: 'CSV', endings: ['txt', 'csv', 'tsv'], read: readCsv },
  crossread: { name: 'Crossread JSONL', endings: ['jsonl'], read: readCrossread },
} as const satisfies Readonly<Record<string, LayerFormat>>

export type LayerFormatKey = keyof typeof layerFormats

export function isLayerFormat(key: string): key is LayerFormatKey {
  return Object.hasOwn(layerFormats, key)
}
