import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '@/core/text/offset'
import type { LabelledArticle, LabelledLayer } from './labelled-article'
import { type LayerMapping, applyMapping, checkMapping, findInLayers, nothingChosen, proposedChoice } from './layer-mapping'
import { labelledArticles } from './test-articles'

const passage = (tag: string) => ({ tag, extent: [{ start: codePoint(0), end: codePoint(1) }], quotes: ['🙂'], note: '', attributes: {} })
const layer = (annotator: string, tags: readonly string[], machine = false): LabelledLayer => ({ annotator, machine, passages: tags.map(passage) })
const articles: readonly LabelledArticle[] = [
  { name: 'a', text: '🙂', layers: [layer('anna', ['Claim', 'Doubt']), layer('שלום', ['Claim']), layer('anna', ['Claim'], true)] },
  { name: 'b', text: '🙂', layers: [layer('anna', []), layer('bert 2', ['Claim'], true)] },
]
const found = findInLayers(articles)
const names = (mapping: Partial<LayerMapping>) => ({ ...nothingChosen, ...mapping })

describe('what layers hold', () => {
  it('is counted by annotator and by tag, machines apart and last', () => {
    expect(found).toEqual({
      annotators: [
        { name: 'anna', machine: false, articles: 2, passages: 2 }, { name: 'שלום', machine: false, articles: 1, passages: 1 },
        { name: 'anna', machine: true, articles: 1, passages: 1 }, { name: 'bert 2', machine: true, articles: 1, passages: 1 },
      ],
      tags: [{ tag: 'Claim', passages: 4 }, { tag: 'Doubt', passages: 1 }],
    })
  })
})

describe('a mapping', () => {
  it('changes nothing where nothing is chosen', () => {
    fc.assert(fc.property(labelledArticles(), (any) => {
      expect(applyMapping(any, nothingChosen).articles).toEqual(any.map((one) => ({ ...one, layers: one.layers.map((each) => ({ ...each, annotator: each.annotator.trim() })) })))
    }))
  })

  it('leaves out the gold, which is nobody’s reading, unless somebody says otherwise', () => {
    const withGold = [{ name: 'a', text: '🙂', layers: [layer('anna', ['Claim']), layer('gold', ['Claim', 'Doubt']), layer('gold', ['Claim'], true), layer('Gold', [])] }]
    const namesOf = (mapping: LayerMapping) => applyMapping(withGold, mapping).articles[0]!.layers.map(({ annotator, machine }) => `${annotator}${machine ? ', a machine' : ''}`)
    expect(namesOf(nothingChosen)).toEqual(['anna', 'gold, a machine', 'Gold'])
    expect(applyMapping(withGold, nothingChosen).left).toEqual({ layers: 1, passages: 2 })
    expect(proposedChoice({ name: 'gold', machine: false })).toEqual({ theirs: 'gold', machine: false, ours: null, as: 'person' })
    expect(namesOf(names({ annotators: [{ theirs: 'gold', machine: false, ours: 'The panel', as: 'person' }] }))).toEqual(['anna', 'The panel', 'gold, a machine', 'Gold'])
  })

  it('renames, leaves out, and says who is a machine', () => {
    const mapping = names({
      annotators: [{ theirs: 'anna', machine: false, ours: 'Anna', as: 'person' }, { theirs: 'שלום', machine: false, ours: 'frames 1', as: 'machine' }, { theirs: 'bert 2', machine: true, ours: null, as: 'machine' }],
      tags: [{ theirs: 'Claim', ours: 'attributed_claim' }, { theirs: 'Doubt', ours: null }],
    })
    expect(checkMapping(found, mapping)).toEqual({ ok: true, value: null })
    const mapped = applyMapping(articles, mapping)
    expect(mapped.left).toEqual({ layers: 1, passages: 2 })
    expect(mapped.articles.map(({ layers }) => layers.map(({ annotator, machine, passages }) => [annotator, machine, passages.map(({ tag }) => tag)]))).toEqual([
      [['Anna', false, ['attributed_claim']], ['frames 1', true, ['attributed_claim']], ['anna', true, ['attributed_claim']]],
      [['Anna', false, []]],
    ])
  })

  it.each<[string, LayerMapping['annotators'], string]>([
    ['two renamed alike', [{ theirs: 'anna', machine: false, ours: 'x', as: 'person' }, { theirs: 'שלום', machine: false, ours: ' x', as: 'person' }], 'never become one'],
    ['one renamed as another is called', [{ theirs: 'שלום', machine: false, ours: 'anna', as: 'person' }], 'never become one'],
    ['a person made the machine that is there', [{ theirs: 'anna', machine: false, ours: 'anna', as: 'machine' }], 'never become one'],
    ['a name that is none', [{ theirs: 'anna', machine: false, ours: '  ', as: 'person' }], 'needs a name'],
  ])('is refused: %s', (_, annotators, words) => {
    expect(checkMapping(found, names({ annotators }))).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining(words) } })
  })

  it.each(['bert@2', 'bert:2', 'bert  2'])('is refused where two names are one model and version: bert 2 and %s', (other) => {
    const both = findInLayers([{ name: 'a', text: '🙂', layers: [layer('bert 2', ['Claim'], true), layer(other, [], true)] }])
    expect(checkMapping(both, nothingChosen)).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('never become one') } })
    expect(checkMapping(both, names({ annotators: [{ theirs: other, machine: true, ours: 'bert 3', as: 'machine' }] }))).toMatchObject({ ok: true })
  })

  it('lets a person be called as one who is left out, and as a machine', () => {
    expect(checkMapping(found, names({ annotators: [{ theirs: 'anna', machine: false, ours: null, as: 'person' }, { theirs: 'שלום', machine: false, ours: 'anna', as: 'person' }] }))).toMatchObject({ ok: true })
    expect(checkMapping(found, nothingChosen)).toMatchObject({ ok: true })
  })
})
