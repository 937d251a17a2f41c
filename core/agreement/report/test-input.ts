import fc from 'fast-check'
import type { AnswerValue } from '@/core/question/answer'
import type { LabelledSpan } from '../span/marked-article'
import type { AgreementInput, AgreementLayer, AgreementPlace } from './input'

/** For tests: a text with an emoji, a combining mark and a right-to-left word would have these lengths; only offsets matter here. */
export const testLength = 60

export const testTags = ['frame 🙂', 'cafe\u0301', 'שלום']

/** For tests: tokens of three code points with one between. */
const tokens = Array.from({ length: testLength / 4 }, (_, index) => [index * 4, index * 4 + 3] as const)

/** For tests: one layer. */
export function testLayer(annotator: string, spans: readonly LabelledSpan[], changes: Partial<AgreementLayer> = {}): AgreementLayer {
  return { annotator, submitted: '2026-11-02', outlet: 'shown', spans, settled: spans, answers: new Map<string, AnswerValue>(), ...changes }
}

/** For tests: one place, its article called like it. */
export function testPlace(id: string, layers: readonly AgreementLayer[], changes: Partial<AgreementPlace> = {}): AgreementPlace {
  return { id, article: id, slug: `slug-${id}`, length: testLength, tokens, outlet: { key: 'paper', name: 'The Paper 🗞️' }, genre: 'reporting', codebook: 1, gold: null, layers, ...changes }
}

/** For tests: places with the tags and questions of the tests. */
export function testInput(places: readonly AgreementPlace[]): AgreementInput {
  return {
    places, tags: testTags.map((key) => ({ key, name: key })),
    questions: [{ key: 'genre', name: 'Genre', level: 'nominal' }, { key: 'slant', name: 'Slant', level: 'ordinal' }, { key: 'frames', name: 'Frames', level: 'masi' }],
  }
}

const step = fc.record({ gap: fc.nat(7), size: fc.integer({ min: 1, max: 9 }), label: fc.constantFrom(...testTags) })

/** Spans that do not overlap. */
const apart = fc.array(step, { maxLength: 6 }).map((steps) => {
  let at = 0
  return steps.flatMap(({ gap, size, label }): LabelledSpan[] => {
    const start = at + gap
    at = start + size
    return at <= testLength ? [{ start, end: at, label }] : []
  })
})

/** Spans that overlap, nest, cross and repeat. */
const stacked = fc.array(fc.record({ start: fc.nat(testLength - 10), size: fc.integer({ min: 1, max: 9 }), label: fc.constantFrom(...testTags) }), { maxLength: 6 })
  .map((spans) => spans.map(({ start, size, label }) => ({ start, end: start + size, label })))

const answers = fc.record({ genre: fc.constantFrom('reporting', 'opinion'), slant: fc.constantFrom(-1, 0, 1, 'cannot_say'), frames: fc.subarray(['economic', 'political', 'legality']) }, { requiredKeys: [] })
  .map((values) => new Map(Object.entries(values)) as ReadonlyMap<string, AnswerValue>)

const layerOf = (spans: fc.Arbitrary<LabelledSpan[]>) => fc.record({ spans, answers, outlet: fc.constantFrom('shown' as const, 'hidden' as const), submitted: fc.constantFrom('2026-01-01', '2026-11-02', '2026-11-10') })

/** For tests: inputs of up to four places by three annotators, some of whom did not do some; stacked or not. */
export const arbitraryInput: fc.Arbitrary<AgreementInput> = fc.constantFrom(apart, stacked).chain((spans) =>
  fc.array(
    fc.record({
      layers: fc.tuple(...['annotator-1', 'annotator-2', 'annotator-3'].map((name) => fc.option(layerOf(spans), { freq: 5, nil: undefined }).map((layer) => (layer ? [testLayer(name, layer.spans, layer)] : [])))).map((all) => all.flat()),
      gold: fc.option(spans), outlet: fc.constantFrom(null, { key: 'paper', name: 'The Paper 🗞️' }, { key: 'wire', name: 'The Wire' }),
      genre: fc.constantFrom(null, 'reporting'), codebook: fc.constantFrom(1, 2),
    }),
    { minLength: 1, maxLength: 4 },
  ).map((places) => testInput(places.map(({ layers, ...place }, index) => testPlace(`${index}`, layers, place)).filter(({ layers }) => layers.length > 0))),
)
