import { describe, expect, it } from 'vitest'
import { codePoint } from '@/core/text/offset'
import type { LabelledLayer } from './labelled-article'
import { storableFinding, storableReading } from './storable-reading'

const layer = (annotator: string, file = 'a.json'): LabelledLayer => ({
  annotator, machine: false, passages: [{ tag: 'Claim', extent: [{ start: codePoint(0), end: codePoint(1) }], quotes: ['🙂'], note: '', attributes: {}, place: { file, line: 3 } }],
})

describe('a reading', () => {
  it('loses names that cannot be stored, each with a line, and nothing else', () => {
    const finding = { kind: 'unit', place: { file: 'a.json' }, message: 'Read so.' } as const
    const article = { text: '🙂', facts: { title: 'cafe\u0301 שלום', url: 'x\0y' } }
    expect(storableReading({ articles: [{ ...article, name: 'a', layers: [layer('me\0'), layer('anna 🙂'), layer('half\ud83d')] }, { ...article, name: 'b\0', layers: [] }], findings: [finding] })).toEqual({
      articles: [{ text: '🙂', name: 'a', facts: { title: 'cafe\u0301 שלום' }, layers: [layer('anna 🙂')] }],
      findings: [
        finding, { kind: 'malformed', place: { file: 'a.json', line: 3 }, message: expect.stringContaining('The name of the annotator') },
        { kind: 'malformed', place: { file: 'a.json', line: 3 }, message: expect.stringContaining('half') }, { kind: 'malformed', place: { file: 'a.json', line: 3 }, message: expect.stringContaining('“url”') },
        { kind: 'malformed', place: { file: 'b\0' }, message: expect.stringContaining('The name of the article') },
      ],
    })
  })

  it('has findings that can be stored, whatever they repeat', () => {
    expect(storableFinding({ kind: 'malformed', place: { file: 'a\0.ann', line: 1, item: 'X\0Y\ud83d' }, message: 'At “\udc00🙂” \0.' })).toEqual({
      kind: 'malformed', place: { file: 'a\ufffd.ann', line: 1, item: 'X\ufffdY\ufffd' }, message: 'At “\ufffd🙂” \ufffd.',
    })
  })
})
