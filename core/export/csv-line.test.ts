import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvFormat } from './csv-format'
import { csvLines } from './csv-line'

const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\r\n', ' ', '\t', "'", '=', ';', '🙂', 'cafe\u0301', 'שלום', '\u2028', '') }))

it('writes rows exactly as csv-stringify does', () => {
  // A row of one empty cell is an empty line to one and nothing to nobody: an export has twenty columns.
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { maxLength: 5 }), (rows) => {
    expect(csvLines(rows)).toBe(stringify(rows, csvFormat))
  }), { numRuns: 500 })
})
