import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { extentLength, extentsOverlap, normaliseExtent } from '@/core/annotation/fragment'
import type { Layer } from '@/core/annotation/layer'
import { byHand } from '@/core/annotation/origin'
import { codePoint } from '@/core/text/offset'
import { annotationsOf } from './case'
import { findCases } from './find-cases'
import { taggingKey } from './tagging'
import { testLayers, testText } from './test-layers'

const keys = (layers: readonly Layer[]) => findCases(layers).map((one) => annotationsOf(one).map(({ id }) => id))

describe('cases', () => {
  test('there are none where nobody marked anything', () => {
    expect(findCases([])).toEqual([])
    expect(findCases(testLayers({ A: [], B: [] }))).toEqual([])
  })

  test('spans that touch or lie apart are cases of their own, in the order of the text', () => {
    expect(keys(testLayers({ A: [['x', 'five'], ['x', 'one']], B: [['x', ' two']] }))).toEqual([['A2'], ['B1'], ['A1']])
  })

  test('a chain of crossing spans is one case, whoever made them', () => {
    const layers = testLayers({ A: [['x', 'one two'], ['x', 'cafe\u0301 three']], B: [['y', 'two cafe\u0301'], ['x', 'five']] })
    expect(keys(layers)).toEqual([['A1', 'A2', 'B1'], ['B2']])
  })

  test('fragments belong together, over what lies between them', () => {
    const layers = testLayers({ A: [['x', 'one', '🙂']], B: [['x', 'seven 🙂 eight'], ['x', 'שלום']] })
    expect(keys(layers)).toEqual([['A1', 'B1'], ['B2']])
    const [first, second] = findCases(layers)
    expect(first!.extent).toHaveLength(2)
    expect(second!.bounds.start).toBeGreaterThan(first!.bounds.start)
    expect(second!.bounds.end).toBeLessThan(first!.bounds.end)
  })

  test('a case names its place in code points, and every annotator', () => {
    const [one] = findCases(testLayers({ B: [], C: [['x', 'שלום five']], A: [['x', 'four שלום']] }))
    expect(one!.key).toBe('A1')
    expect([...testText].slice(one!.bounds.start, one!.bounds.end).join('')).toBe('four שלום five')
    expect(one!.lanes.map(({ annotator, annotations }) => [annotator, annotations.length])).toEqual([['A', 1], ['B', 0], ['C', 1]])
  })

  test('lanes are in the order of names, numbers at their end counted', () => {
    const layers = testLayers({ 'annotator-10': [['x', 'one']], 'annotator-2': [], Zoë: [], 'e\u0301va 🙂': [], שלום: [] })
    expect(findCases(layers)[0]!.lanes.map(({ annotator }) => annotator)).toEqual(['Zoë', 'annotator-2', 'annotator-10', 'e\u0301va 🙂', 'שלום'])
  })

  test('annotators of one name are kept apart by their assignments', () => {
    const [layer] = testLayers({ A: [['x', 'one']] })
    const other: Layer = { ...layer!, assignmentId: 'another', annotations: [] }
    expect(findCases([layer!, other])[0]!.lanes.map(({ assignmentId }) => assignmentId)).toEqual(['another', 'assignment-A'])
  })

  test('an annotation without an extent is a bug', () => {
    const [layer] = testLayers({ A: [['x', 'one']] })
    expect(() => findCases([{ ...layer!, annotations: [{ ...layer!.annotations[0]!, extent: [] }] }])).toThrow('at least one fragment')
  })
})

const extents = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 3 })
  .map((pairs) => normaliseExtent(pairs.map(([start, length]) => ({ start: codePoint(start), end: codePoint(start + length) }))))

const someLayers = fc
  .array(fc.array(fc.record({ tag: fc.constantFrom('x', 'y', 'z'), extent: extents }), { maxLength: 8 }), { minLength: 1, maxLength: 5 })
  .map((people) =>
    people.map((own, person): Layer => {
      const annotator = String.fromCharCode(65 + person)
      const annotations = own.map(({ tag, extent }, index): Annotation => ({
        id: `${annotator}${index}`, assignmentId: annotator, version: 1, deleted: false, changedAt: '', tag, extent, quotes: [], note: '', attributes: {}, origin: byHand,
      }))
      return { assignmentId: annotator, annotator, annotations }
    }),
  )

describe('whatever was marked', () => {
  test('every annotation is in exactly one case, and no two cases share a code point', () => {
    fc.assert(
      fc.property(someLayers, (layers) => {
        const cases = findCases(layers)
        const found = cases.flatMap((one) => annotationsOf(one).map(({ id }) => id))
        expect(found.sort()).toEqual(layers.flatMap(({ annotations }) => annotations.map(({ id }) => id)).sort())
        const union = normaliseExtent(cases.flatMap(({ extent }) => extent))
        expect(extentLength(union)).toBe(cases.reduce((sum, { extent }) => sum + extentLength(extent), 0))
        for (const one of cases) expect(one.lanes).toHaveLength(layers.length)
      }),
    )
  })

  test('a case hangs together: no part of it can be taken off', () => {
    fc.assert(
      fc.property(someLayers, (layers) => {
        for (const one of findCases(layers)) {
          const [first, ...rest] = annotationsOf(one)
          let reached = [first!]
          let left = rest
          for (let before = -1; before !== left.length; ) {
            before = left.length
            const near = left.filter((annotation) => reached.some(({ extent }) => extentsOverlap(extent, annotation.extent)))
            reached = [...reached, ...near]
            left = left.filter((annotation) => !near.includes(annotation))
          }
          expect(left).toEqual([])
        }
      }),
    )
  })

  test('the order of people and of spans does not matter', () => {
    const shuffled = someLayers.chain((layers) =>
      fc.tuple(
        fc.constant(layers),
        fc
          .tuple(...layers.map((layer) => fc.shuffledSubarray([...layer.annotations], { minLength: layer.annotations.length })))
          .map((orders) => layers.map((layer, index) => ({ ...layer, annotations: orders[index]! })))
          .chain((mixed) => fc.shuffledSubarray(mixed, { minLength: mixed.length })),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([layers, mixed]) => {
        expect(findCases(mixed)).toEqual(findCases(layers))
      }),
    )
  })

  test('swapping the names of two people changes no kind', () => {
    const swap: Readonly<Record<string, string>> = { A: 'B', B: 'A' }
    const swapped = (name: string) => swap[name] ?? name
    fc.assert(
      fc.property(someLayers, (layers) => {
        const other = layers.map((layer) => ({ ...layer, annotator: swapped(layer.annotator), assignmentId: swapped(layer.assignmentId) }))
        const kindsIn = (all: readonly Layer[]) => findCases(all).map(({ kinds, unanimous }) => ({ kinds, unanimous }))
        expect(kindsIn(other)).toEqual(kindsIn(layers))
      }),
    )
  })

  test('a case is unanimous exactly when everybody has the same taggings, and then it has no kind', () => {
    fc.assert(
      fc.property(someLayers, (layers) => {
        for (const one of findCases(layers)) {
          const sets = one.lanes.map(({ annotations }) => [...new Set(annotations.map(({ tag, extent }) => taggingKey(tag, extent)))].sort().join(' | '))
          const same = new Set(sets).size === 1
          expect(one.unanimous).toBe(same)
          expect(one.kinds.length === 0).toBe(same)
        }
      }),
    )
  })
})
