import { expect, test } from 'vitest'
import { testArticle } from '@/core/export/test-article'
import { articleLine } from '@/core/export/write-article-line'
import { readCrossread } from './read-crossread'

const line = articleLine(testArticle())
const read = (object: unknown) => readCrossread([{ path: 'labels.jsonl', text: `${JSON.stringify(object)}\n` }])

test('our own JSONL is read back with its submitted layers, every offset where it was', () => {
  const { articles, findings } = read(line)
  expect(findings).toEqual([{ kind: 'unsupported', place: { file: 'labels.jsonl', line: 1, item: 'C' }, message: expect.stringContaining('not submitted') }])
  expect(articles).toHaveLength(1)
  expect(articles[0]).toMatchObject({ name: 'an-article', text: line.text })
  const kept = line.layers.slice(0, 2).map(({ annotator, annotations }) => ({
    annotator, passages: annotations.map(({ tag, fragments, note, attributes }) => ({ tag, note, attributes, quotes: fragments.map(({ quote }) => quote), extent: fragments.map(({ start, end }) => ({ start, end })) })),
  }))
  expect(articles[0]!.layers).toMatchObject(kept)
})

test('a quote that was moved is found, with a proposal to put it back', () => {
  const moved = structuredClone(line)
  const [fragment] = moved.layers[0]!.annotations[2]!.fragments
  const at = { ...fragment! }
  fragment!.start += 2
  fragment!.end += 2
  const [finding] = read(moved).findings
  expect(finding).toMatchObject({ kind: 'quote', place: { line: 1 }, proposal: { extent: [{ start: at.start, end: at.end }], quotes: [at.quote] } })
})

test('lines that are none are told by number', () => {
  const { articles, findings } = readCrossread([{ path: 'x.jsonl', text: `\n{"a": 1}\nno\n${'['.repeat(100_000)}\n` }])
  expect(articles).toEqual([])
  expect(findings.map(({ kind, place }) => [kind, place.line])).toEqual([['malformed', 2], ['malformed', 3], ['malformed', 4]])
})

test('files of other formats beside our own are passed over', () => {
  const own = { path: 'jsonl/articles.jsonl', text: `${JSON.stringify(line)}\n` }
  const others = [{ path: 'doccano/ana.jsonl', text: '{"text": "a", "label": []}\n' }, { path: 'jsonl/NOTES.md', text: '# Notes' }]
  expect(readCrossread([...others, own])).toEqual(readCrossread([own]))
})
