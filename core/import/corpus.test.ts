import { describe, expect, it, test } from 'vitest'
import opensOffice from '@/corpus/000_83e065c57343b924.txt?raw'
import sentInstructors from '@/corpus/001_5f7a8442e916b319.txt?raw'
import defenseMinistry from '@/corpus/002_1848c7e087f0a21b.txt?raw'
import requestsInstructors from '@/corpus/003_b80a1b6cfdb722b5.txt?raw'
import instructorsInAfrica from '@/corpus/004_6c04dbc7d557ec7b.txt?raw'
import passages from '@/corpus/expert-passages.json'
import manifest from '@/corpus/manifest.json'
import { stretchToCanonical, stretchToRaw } from '@/core/article/offset-map'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { decodeText } from './decode'
import { importArticle } from './import-article'
import { checkCanonical } from './invariants'
import { locateBlocks } from './locate-blocks'

const files = new Map([opensOffice, sentInstructors, defenseMinistry, requestsInstructors, instructorsInAfrica].map((text, index) => [manifest.articles[index]!.file, text]))

const read = (file: string) => {
  const raw = decodeText(new TextEncoder().encode(files.get(file)))
  if (!raw.ok) throw new Error(raw.problem.message)
  const imported = importArticle(raw.value)
  if (!imported.ok) throw new Error(imported.problem.message)
  return { raw: raw.value, ...imported.value, blocks: locateBlocks(raw.value, imported.value.canonical) }
}

const bodyKinds = ['paragraph', 'quote', 'heading', 'listItem']
const regionOf = (kind: string) => (bodyKinds.includes(kind) ? 'body' : kind === 'authorNote' ? 'author-note' : kind)

describe.each(manifest.articles)('$file', (expected) => {
  const article = read(expected.file)
  const rawLines = article.raw.split('\n')

  it('keeps the invariants', () => expect(checkCanonical(article.raw, article.canonical)).toEqual([]))

  it('has the title, byline, date and address of the manifest, and null where it has null', () => {
    const { title, byline, publishedAt, url } = expected
    expect({ title: article.title, byline: article.byline, publishedAt: article.publishedAt, url: article.url }).toEqual({ title, byline, publishedAt, url })
  })

  it('has the regions of the manifest, line by line', () => {
    const inFile = (line: number) => rawLines[line - 1]!.trim() !== '' && rawLines[line - 1] !== '---'
    const wanted = expected.regions.flatMap(([kind, first, last]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => ({ line: Number(first) + index, kind })).filter(({ line }) => inFile(line)))
    const found = article.blocks.flatMap(({ kind, lines }) =>
      Array.from({ length: lines!.last - lines!.first + 1 }, (_, index) => ({ line: lines!.first + index, kind: regionOf(kind) })).filter(({ line }) => inFile(line)))
    expect(found).toEqual(wanted)
  })

  it('joins at the places of the manifest and nowhere else', () => {
    const joined = article.blocks.filter(({ lines }) => lines!.first !== lines!.last).map(({ lines }) => [lines!.first, lines!.last])
    expect(joined).toEqual(expected.joins)
  })

  it('loses no letter or digit but the targets of links', () => {
    const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
    const targets = /\]\((?:#|https?:[^)]*|mailto:[^)]*)\)/g
    expect(words(article.canonical.text)).toBe(words(article.raw.replace(targets, '')))
  })
})

test('the Sputnik page says why line 5 is dimmed', () => {
  const { blocks } = read('002_1848c7e087f0a21b.txt')
  expect(blocks.find(({ lines }) => lines?.first === 5)?.reason).toBe('the same words as lines 11 to 15')
})

test('captions, which could be paragraphs, come with a reason', () => {
  const captions = manifest.articles.flatMap(({ file }) => read(file).blocks.filter(({ kind }) => kind === 'caption'))
  expect(captions.map(({ reason }) => reason)).toEqual([
    'ends with what looks like a photo credit', 'ends with what looks like a photo credit', 'speaks of a picture, before the first paragraph',
  ])
})

test('escapes are unescaped, links and emphasis stand off', () => {
  const { canonical } = read('004_6c04dbc7d557ec7b.txt')
  expect(canonical.text).toContain('stands more than $10 billion since 2019')
  expect(canonical.text).not.toMatch(/\\|\]\(/)
  expect(canonical.marks.filter(({ kind }) => kind === 'emphasis')).toHaveLength(2)
})

/** Markup and line breaks out of a quote of the raw file, to compare it with the canonical text. */
const plain = (quote: string) => quote.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\\([*$])/g, '$1').replace(/\*+/g, '').replace(/\s+/g, ' ')

test('the 52 passages of the expert keep their words, and map back to where they were', () => {
  const articles = new Map(manifest.articles.map(({ file }) => [file, read(file)]))
  const strays = passages.filter((passage) => {
    const { raw, canonical } = articles.get(passage.doc)!
    const stretch = { start: codePoint(passage.raw_start), end: codePoint(passage.raw_end) }
    const found = stretchToCanonical(canonical.map, stretch)
    if (!found) return true
    const words = offsetTable(canonical.text).slice(found.start, found.end)
    const back = stretchToRaw(canonical.map, found)!
    return words !== plain(passage.quote) || words !== plain(offsetTable(raw).slice(back.start, back.end))
  })
  expect(passages).toHaveLength(52)
  expect(strays.map(({ id }) => id)).toEqual([])
})
