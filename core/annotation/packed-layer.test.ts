import { expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import { offsetTable } from '../text/offset-table'
import type { Annotation } from './annotation'
import { byHand } from './origin'
import { packLayer, unpackLayer } from './packed-layer'

const table = offsetTable('Žene 👩‍👧 cafe\u0301 שלום one two')

const annotation = (id: string, edges: readonly [number, number][], more: Partial<Annotation> = {}): Annotation => {
  const extent = edges.map(([start, end]) => ({ start: codePoint(start), end: codePoint(end) }))
  return {
    id, assignmentId: 'mine', tag: 'threat', extent, quotes: extent.map(({ start, end }) => table.slice(start, end)),
    note: '', attributes: {}, origin: byHand, version: 1, deleted: false, changedAt: '2026-11-22T00:00:00.000Z', ...more,
  }
}

it('gives back the annotations that were packed, words and all', () => {
  const layer = [
    annotation('a', [[0, 4]]),
    annotation('b', [[5, 8], [9, 14]], { note: 'שלום 👀', version: 3 }),
    annotation('c', [[15, 19]], { attributes: { source: 'author', certain: false, actors: ['A', 'B'] } }),
    annotation('d', [[20, 23]], { deleted: true, origin: { by: 'search', phrase: 'one' } }),
  ]
  expect(unpackLayer(packLayer(layer), 'mine', table)).toEqual(layer)
})

it('carries no words of the article', () => {
  expect(packLayer([annotation('a', [[5, 14]])])).not.toContain('cafe')
})
