import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { normaliseExtent } from '@/core/annotation/fragment'
import { checkCanonical } from '@/core/import/invariants'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { placeArticle } from './place-article'
import { labelledArticles } from './test-articles'

vi.setConfig({ testTimeout: 60_000 })

const bare = (words: readonly string[]) => words.join('').replace(/[\s\u0085]/gu, '')

describe('a labelled text on its canonical one', () => {
  test('keeps every word of every passage, at offsets that the database takes', () => {
    fc.assert(fc.property(labelledArticles(), (articles) => {
      for (const article of articles) {
        const placed = placeArticle(article)
        if (!placed.ok) throw new Error(placed.problem.message)
        const { canonical } = placed.value.imported
        expect(checkCanonical(article.text, canonical)).toEqual([])
        const { slice } = offsetTable(canonical.text)
        const before = article.layers.flatMap(({ passages }) => passages)
        const after = placed.value.layers.flatMap(({ passages }) => passages)
        const outside = placed.value.findings.filter(({ kind }) => kind === 'outside').length
        expect(after).toHaveLength(before.length - outside)
        for (const { extent, quotes } of after) {
          expect(extent).toEqual(normaliseExtent(extent))
          expect(quotes).toEqual(extent.map(({ start, end }) => slice(start, end)))
          for (const quote of quotes) expect(quote).not.toMatch(/^[\s\u0085]|[\s\u0085]$/u)
        }
        if (outside > 0) continue
        // Lines with nothing to see are no blocks: what of a passage stands there is told.
        const changed = before.filter((passage, index) => bare(passage.quotes) !== bare(after[index]!.quotes)).length
        expect(placed.value.findings.filter(({ message }) => message.includes('nothing to see'))).toHaveLength(changed)
      }
    }))
  })

  test('takes offsets along over blank lines and CRLF, and tells what it trims', () => {
    const text = 'Title 🙂\r\n\r\nThe cafe\u0301 is closed.\r\n'
    const passage = (start: number, end: number) => ({ tag: 'x', extent: [{ start: codePoint(start), end: codePoint(end) }], quotes: [[...text].slice(start, end).join('')], note: '', attributes: {}, place: { file: 'a.ann', line: start } })
    const placed = placeArticle({ name: 'a', text, layers: [{ annotator: 'anna', machine: false, passages: [passage(11, 20), passage(6, 21), passage(8, 10)] }] })
    expect(placed).toMatchObject({ ok: true, value: {
      imported: { canonical: { text: 'Title 🙂\nThe cafe\u0301 is closed.' } },
      layers: [{ passages: [{ extent: [{ start: 8, end: 17 }], quotes: ['The cafe\u0301'] }, { extent: [{ start: 6, end: 17 }], quotes: ['🙂\nThe cafe\u0301'] }] }],
      findings: [{ kind: 'adjusted', place: { line: 6 } }, { kind: 'outside', place: { line: 8 } }],
    } })
  })

  test('takes what the source says of the article before what its text says, and tells what cannot be kept', () => {
    const text = 'A title of its own 🙂\n\nThe cafe\u0301 is closed.\n'
    const placed = placeArticle({ name: 'task 1', text, layers: [], facts: { title: ' Grain 🌾\nשלום ', outlet: 'The Paper', originator: 'AFP', published_at: '26.10.2020', url: 'paper, page 3' } })
    expect(placed).toMatchObject({ ok: true, value: {
      imported: { title: 'Grain 🌾 שלום', publishedAt: '2020-10-26', url: null }, outlet: 'The Paper', originator: 'AFP',
      findings: [{ kind: 'adjusted', place: { file: 'task 1' }, message: 'The address “paper, page 3” is none of a page (https:// or http://); it stays unknown.' }],
    } })
    expect(placeArticle({ name: 'a', text: '# Nothing said\n', layers: [] })).toMatchObject({ ok: true, value: { outlet: null, originator: null, findings: [] } })
  })
})
