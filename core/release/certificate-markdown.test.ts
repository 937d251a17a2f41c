import { describe, expect, it } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { openParquet } from '@/core/formats/parquet/write-parquet'
import { Losses } from '@/core/formats/losses'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import type { FormatCertificate } from './certificate'
import { certificateMarkdown } from './certificate-markdown'
import { addWhose, nobodysLayers } from './whose-layers'

const passage = { tag: 'x', extent: [{ start: codePoint(0), end: codePoint(1) }], quotes: ['🙂'], note: '', attributes: {} }
const article: LabelledArticle = {
  name: 'one', text: '🙂 cafe\u0301 שלום',
  layers: [
    { annotator: 'annotator-1', machine: false, passages: [passage, passage] }, { annotator: 'annotator-2', machine: false, passages: [] },
    { annotator: 'frames 1.2', machine: true, passages: [passage] }, { annotator: 'gold', machine: false, passages: [passage] },
  ],
}

describe('layers of people, of the gold and of models', () => {
  it('are told apart, where a format cannot too', () => {
    const read = { ...article, layers: article.layers.map((layer) => ({ ...layer, machine: false })) }
    expect(addWhose(addWhose(nobodysLayers, article, read), article, article)).toEqual({ people: { layers: 4, annotations: 4 }, gold: { layers: 2, annotations: 2 }, models: { layers: 2, annotations: 2 } })
  })

  it('stand apart in the certificate, fragments beside annotations', () => {
    const format: FormatCertificate = {
      format: 'brat', name: 'brat', folder: 'brat', files: 1, bytes: 1, unread: null, counts: { articles: 1, layers: 4, annotations: 4, fragments: 5, offsets: 10, quotes: 5 },
      whose: addWhose(nobodysLayers, article, article), notes: [], named: [], differences: [], unnamed: 0,
    }
    const text = certificateMarkdown({ version: 1, takenAt: '', checkedAt: '', sound: true, database: { articles: 1, layers: 2, annotations: 2, fragments: 2, misquoted: 0, misheard: 0 }, formats: [format] })
    expect(text).toContain('| brat | 1 | 4 | 4 | 5 | 10 | 10 | 5 | 0 | 0 |')
    expect(text).toContain('| brat | 2 | 2 | 1 | 1 | 1 | 1 |')
    expect(text).toContain('2 submitted layers of people’s first readings')
  })

  it('are counted apart on the card of Parquet: neither gold nor a model is an annotator', () => {
    const writer = openParquet({ lost: new Losses() })
    writer.article(article)
    const card = String(writer.end().find(({ path }) => path === 'README.md')!.content)
    expect(card).toContain('1 article, 2 annotations by 2 annotators, 1 tag. 1 annotation of the gold stands')
    expect(card).toContain('1 annotation is of models')
  })
})
