import { readBrat } from './brat/read-brat'
import { readCasJson } from './cas/read-cas-json'
import { readXmi } from './cas/read-xmi'
import { readConll } from './conll/read-conll'
import { readCsv } from './csv/read-csv'
import { readDoccano } from './doccano/read-doccano'
import type { PackedFile, Reading, TextFile } from './files'
import { splits } from './format-writer'
import { readLabelStudio } from './label-studio/read-label-studio'
import { readParquet } from './parquet/read-parquet'
import { readSemeval } from './semeval/read-semeval'
import { readWebAnnotation } from './web-annotation/read-web-annotation'
import { readWebanno } from './webanno/read-webanno'
import { type WrittenFormat, type WrittenFormatKey, writtenFormats } from './write-formats'

/** Where a format names nobody, which ours never does. */
const nobody = { annotator: 'unknown' }

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function ofTexts(read: (files: readonly TextFile[]) => Reading): (files: readonly PackedFile[]) => Reading {
  return (files) => read(files.map(({ path, bytes }) => ({ path, text: decoder.decode(bytes) })))
}

const semeval = ofTexts((files) => readSemeval(files, nobody))

const readers: Readonly<Record<WrittenFormatKey, (files: readonly PackedFile[]) => Reading | Promise<Reading>>> = {
  brat: ofTexts((files) => readBrat(files, nobody)),
  'semeval2020-si': semeval,
  'semeval2020-tc': semeval,
  'semeval2023-spans': semeval,
  'semeval2023-paragraphs': semeval,
  labelstudio: ofTexts((files) => readLabelStudio(files)),
  doccano: ofTexts(readDoccano),
  casjson: ofTexts((files) => readCasJson(files, nobody)),
  xmi: ofTexts((files) => readXmi(files, nobody)),
  webanno: ofTexts((files) => readWebanno(files, nobody)),
  webannotation: ofTexts((files) => readWebAnnotation(files)),
  csv: ofTexts((files) => readCsv(files, nobody)),
  'csv-spreadsheet': ofTexts((files) => readCsv(files, nobody)),
  conll: ofTexts((files) => readConll(files, nobody)),
  parquet: readParquet,
}

/**
 * Reads a package back with our own reader of its format: for the certificate of a release. All files are held, and all
 * of what they say. @throws where a file is not UTF-8
 */
export async function readBack(key: WrittenFormatKey, files: readonly PackedFile[], { split = false }: { split?: boolean } = {}): Promise<Reading> {
  const format: WrittenFormat = writtenFormats[key]
  if (!split || format.splits === true) return await readers[key](files)
  const articles: Reading['articles'][] = []
  const findings: Reading['findings'][] = []
  for (const name of splits) {
    const under = files.filter(({ path }) => path.startsWith(`${name}/`)).map(({ path, bytes }) => ({ path: path.slice(name.length + 1), bytes }))
    const reading = await readers[key](under)
    articles.push(reading.articles)
    findings.push(reading.findings)
  }
  return { articles: articles.flat(), findings: findings.flat() }
}
