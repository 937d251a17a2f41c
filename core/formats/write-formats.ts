import { writeBrat } from './brat/write-brat'
import { writeCasJson } from './cas-json/write-cas-json'
import { writeConll } from './conll/write-conll'
import { writeCsv } from './csv/write-csv'
import { writeDoccano } from './doccano/write-doccano'
import type { Writing } from './files'
import { writeLabelStudio } from './label-studio/write-label-studio'
import type { LabelledArticle } from './labelled-article'
import { writeSemeval } from './semeval/write-semeval'
import { writeWebAnnotation } from './web-annotation/write-web-annotation'
import { writeWebanno } from './webanno/write-webanno'

/** A format that layers are written in. */
export interface WrittenFormat {
  /** As people call it. */
  readonly name: string
  readonly write: (articles: readonly LabelledArticle[]) => Writing
}

/** Formats that layers are written in, by the name on the command line. */
export const writtenFormats = {
  brat: { name: 'brat', write: writeBrat },
  'semeval2020-si': { name: 'SemEval 2020 task 11, span identification', write: (articles) => writeSemeval(articles, '2020-spans') },
  'semeval2020-tc': { name: 'SemEval 2020 task 11, technique classification', write: (articles) => writeSemeval(articles, '2020-techniques') },
  'semeval2023-spans': { name: 'SemEval 2023 task 3, spans', write: (articles) => writeSemeval(articles, '2023-spans') },
  'semeval2023-paragraphs': { name: 'SemEval 2023 task 3, paragraphs', write: (articles) => writeSemeval(articles, '2023-paragraphs') },
  labelstudio: { name: 'Label Studio', write: writeLabelStudio },
  doccano: { name: 'doccano', write: writeDoccano },
  casjson: { name: 'UIMA CAS JSON', write: writeCasJson },
  webanno: { name: 'WebAnno TSV 3.3', write: writeWebanno },
  webannotation: { name: 'W3C Web Annotation', write: writeWebAnnotation },
  csv: { name: 'CSV', write: writeCsv },
  conll: { name: 'CoNLL 2003', write: writeConll },
} as const satisfies Readonly<Record<string, WrittenFormat>>

export type WrittenFormatKey = keyof typeof writtenFormats

export function isWrittenFormat(key: string): key is WrittenFormatKey {
  return Object.hasOwn(writtenFormats, key)
}
