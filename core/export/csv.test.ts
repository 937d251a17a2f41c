import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvHeader } from './csv-columns'
import { type CsvVariant, csvRows, csvVariants } from './csv-rows'
import { checkCsvRows } from './read-csv'
import { protect, unprotect } from './spreadsheet-cell'
import { testArticle } from './test-article'

const article = testArticle()
const texts = new Map([[article.textSha256, article.text]])

/** The table as it comes back from a file. */
const table = (variant: CsvVariant): string[][] => parse(stringify([[...csvHeader], ...csvRows(article, variant)]))

const column = (rows: readonly (readonly string[])[], name: string) => rows.slice(1).map((row) => row[csvHeader.indexOf(name)])

describe('the table of annotations', () => {
  test('has one row for each, whatever the state of its layer', () => {
    const rows = table('raw')
    expect(column(rows, 'annotation_id')).toEqual(['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1'])
    expect(column(rows, 'verdict')).toEqual([
      'unanimous', 'bothDefensible', 'accepted', 'unanimous', 'unanimous', 'bothDefensible', 'notAccepted', 'unanimous', '',
    ])
    expect(new Set(column(rows, 'outlet'))).toEqual(new Set(['The Paper 🗞️']))
    expect(new Set(column(rows, 'originator'))).toEqual(new Set(['']))
  })

  test('writes fragments only where there are several, and attributes as JSON with sorted keys', () => {
    const rows = table('raw')
    expect(column(rows, 'fragments')).toEqual(['', expect.stringMatching(/^\d+-\d+;\d+-\d+$/), '', '', '', '', '', '', ''])
    expect(column(rows, 'quote')[1]).toBe('cafe\u0301 … שלום 🙂')
    expect(column(rows, 'searched_for').slice(0, 3)).toEqual(['', 'cafe\u0301', ''])
    expect(column(rows, 'attributes')[1]).toBe('{"chain":["one","two"],"confidence":2,"flag":true,"polarity":"negative"}')
  })

  test('leaves empty what nobody knows of a layer that was brought in', () => {
    const [own, ...others] = article.layers
    const rows = [[...csvHeader], ...csvRows({ ...article, layers: [{ ...own!, outletHidden: null }, ...others] }, 'raw')]
    expect(column(rows, 'outlet_hidden').slice(3, 5)).toEqual(['', 'false'])
    expect(column(rows, 'outlet_visible').slice(3, 5)).toEqual(['', 'true'])
  })

  test('is raw or safe', () => {
    expect(column(table('raw'), 'quote')[0]).toBe('=SUM 🛩️ one')
    expect(column(table('safe'), 'quote')[0]).toBe("'=SUM 🛩️ one")
    expect(column(table('safe'), 'note')[1]).toBe('\'-1, "so"\nשלום')
    expect(table('safe').map((row) => row.map(unprotect))).toEqual(table('raw'))
  })

  test.each(csvVariants)('reads back with every quote at its offsets, %s', (variant) => {
    expect(checkCsvRows(table(variant), texts)).toEqual([])
  })

  test.each([
    ['quote', 'other words', 'the text reads'],
    ['start', '1', 'the text reads'],
    ['start', 'one', 'cannot be read'],
    ['end', '999', 'not in the text'],
    ['end_utf16', '3', 'in UTF-16 units'],
    ['offset_unit', 'bytes', 'counts in'],
    ['text_sha256', '', 'no text'],
    ['fragments', '3-4;5-6', 'does not go from'],
  ])('a wrong %s is found: %s', (name, value, problem) => {
    const rows = table('raw')
    rows[1]![csvHeader.indexOf(name)] = value
    expect(checkCsvRows(rows, texts)).toEqual([expect.stringContaining(problem)])
  })

  test('a row that is cut off is found', () => {
    const rows = table('raw')
    rows[2]!.pop()
    expect(checkCsvRows(rows, texts)).toEqual(['row 3 has 23 cells under 24 headings'])
    expect(checkCsvRows([], texts)).toHaveLength(1)
  })
})

describe('a cell for a spreadsheet', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'300 Military Instructors'", "'300 Military Instructors'"],
    ['שלום=🙂 e\u0301', 'שלום=🙂 e\u0301'],
    ['', ''],
  ])('%j is written %j', (cell, written) => expect(protect(cell)).toBe(written))

  test('protection is taken away exactly, and leaves nothing that runs', () => {
    const cell = fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', '🙂', 'e\u0301', 'ש')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(cell, (value) => {
        expect(unprotect(protect(value))).toBe(value)
        expect(protect(value)).not.toMatch(/^[=+\-@\t\r\n]/)
      }),
    )
  })
})
