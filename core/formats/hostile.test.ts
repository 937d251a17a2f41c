import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBrat } from './brat/read-brat'
import { openBrat } from './brat/write-brat'
import { readCasJson } from './cas/read-cas-json'
import { openCasJson } from './cas/write-cas-json'
import { readXmi } from './cas/read-xmi'
import { openXmi } from './cas/write-xmi'
import { readConll } from './conll/read-conll'
import { openConll } from './conll/write-conll'
import { readCrossread } from './crossread/read-crossread'
import { readCsv } from './csv/read-csv'
import { openCsv } from './csv/write-csv'
import { readDoccano } from './doccano/read-doccano'
import { openDoccano } from './doccano/write-doccano'
import { expectSound } from './expect-sound'
import type { Reading, TextFile } from './files'
import type { FormatWriter, WriterOptions } from './format-writer'
import { readLabelStudio } from './label-studio/read-label-studio'
import { openLabelStudio } from './label-studio/write-label-studio'
import { readSemeval } from './semeval/read-semeval'
import { openSemeval } from './semeval/write-semeval'
import { labelledArticles } from './test-articles'
import { readWebAnnotation } from './web-annotation/read-web-annotation'
import { openWebAnnotation } from './web-annotation/write-web-annotation'
import { readWebanno } from './webanno/read-webanno'
import { openWebanno } from './webanno/write-webanno'
import { writeWhole } from './write-whole'

const somebody = { annotator: 'somebody' }

const formats: readonly { name: string; ending: string; read: (files: readonly TextFile[]) => Reading; open: (options: WriterOptions) => FormatWriter }[] = [
  { name: 'brat', ending: 'a.ann', read: (files) => readBrat(files, somebody), open: openBrat },
  { name: 'SemEval 2020', ending: 'articlea.labels', read: (files) => readSemeval(files, somebody), open: (options) => openSemeval(options, '2020-techniques') },
  { name: 'SemEval 2023', ending: 'labels.txt', read: (files) => readSemeval(files, somebody), open: (options) => openSemeval(options, '2023-paragraphs') },
  { name: 'Label Studio', ending: 'a.json', read: readLabelStudio, open: openLabelStudio },
  { name: 'doccano', ending: 'a.jsonl', read: readDoccano, open: openDoccano },
  { name: 'Web Annotation', ending: 'a.jsonld', read: readWebAnnotation, open: openWebAnnotation },
  { name: 'CSV', ending: 'a.csv', read: (files) => readCsv(files, somebody), open: () => openCsv('raw') },
  { name: 'CAS JSON', ending: 'a.json', read: (files) => readCasJson(files, somebody), open: openCasJson },
  { name: 'XMI', ending: 'a.xmi', read: (files) => readXmi(files, somebody), open: openXmi },
  { name: 'CoNLL', ending: 'a.conll', read: (files) => readConll(files, somebody), open: openConll },
  { name: 'WebAnno TSV', ending: 'a.tsv', read: (files) => readWebanno(files, somebody), open: openWebanno },
  { name: 'our JSONL', ending: 'a.jsonl', read: readCrossread, open: openDoccano },
]

/** What is put into a file, or takes the place of a stretch of it. */
const poisons = ['', '\0', '\ud83d', '\udc00', '\r\n', '\n', '\t', '"', "'", '{', ']', '-1', '1e999', '99999999999999999999', 'NaN', '0.5', '__proto__', '\u2028', '\ufeff', ';', ' ', 'T1', '\\', '🙂', 'null', '[[[[', 'x'.repeat(500)]

const mutation = fc.record({ file: fc.nat(), at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), poison: fc.constantFrom(...poisons) })

function mutated(files: readonly TextFile[], mutations: readonly { file: number; at: number; cut: number; poison: string }[]): TextFile[] {
  const changed = files.map((file) => ({ ...file }))
  for (const { file, at, cut, poison } of mutations) {
    const one = changed[file % changed.length]
    if (!one) continue
    const place = Math.floor(at * one.text.length)
    one.text = one.text.slice(0, place) + poison + one.text.slice(place + cut)
  }
  return changed
}

describe.each(formats)('a hostile $name', ({ read, open, ending }) => {
  test('is read without throwing, and what is taken from it is sound: 400 mutations', () => {
    fc.assert(
      fc.property(labelledArticles({ machines: true }), fc.array(mutation, { minLength: 1, maxLength: 5 }), (articles, mutations) => {
        expectSound(read(mutated(writeWhole(open, articles).files, mutations)))
      }),
      { numRuns: 400 },
    )
  }, 120_000)

  const text = { path: 'a.txt', text: 'A text 🙂 of cafe\u0301 שלום' }
  const article = { path: 'articlea.txt', text: text.text }
  test.each([
    ['nothing', ''],
    ['deep JSON', `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`],
    ['deep lists', '['.repeat(200_000)],
    ['keys of prototypes', '{"__proto__": {"text": "x"}, "constructor": 1, "text": "abc", "data": {"__proto__": 1, "text": "abc"}, "label": [[0, 1, "__proto__"]], "annotations": [{"__proto__": [], "result": [{"type": "labels", "value": {"start": 0, "end": 1, "labels": ["__proto__"]}, "meta": {"attributes": {"__proto__": "x", "b": {"c": 1}}}}]}], "target": {"__proto__": 1}, "type": "Annotation", "body": null}'],
    ['one long line', `T1\tx 0 1\t${'y'.repeat(3_000_000)}`],
    ['a long line of JSON', `{"text": "${'y'.repeat(2_000_000)}", "label": []}`],
    ['many columns', `article,tag,${'x,'.repeat(200_000)}\na,b,${'x,'.repeat(200_000)}`],
    ['a quotation mark that never closes', `article,tag,start,end\na,x,0,1\na,"${'z'.repeat(5_000_000)}`],
    ['numbers that are none', 'T1\tx NaN Infinity\ty\nT2\tx 1e5 2\ty\nT3\tx -1 2\ty\nT4\tx 99999999999999999999 2\ty\na\tx\t-1\t5\na\tx\t1e3\t5\na\t99999999999999999999\t3\n'],
    ['lone surrogates', '{"text": "\\ud83d", "label": [[0, 1, "x"]]}\n{"text": "ab", "label": [[0, 1, "\\udc00"]]}\nT1\t\ud83d 0 1\tA'],
  ])('of %s is read', (_, content) => {
    const reading = read([text, article, { path: ending, text: content }])
    expectSound(reading)
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect('text' in {}).toBe(false)
  }, 60_000)

  test('of offsets between the halves of a character, or nowhere, marks nothing', () => {
    const { articles } = read([text, { path: ending, text: '{"text": "a🙂b", "label": [[2, 3, "x"], [0, 99, "y"], [1.5, 2, "z"]]}' }])
    expect(articles.flatMap(({ layers }) => layers.flatMap(({ passages }) => passages))).toEqual([])
  })
})
