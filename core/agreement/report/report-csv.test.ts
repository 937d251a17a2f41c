import { describe, expect, it } from 'vitest'
import { reportFileName } from './file-name'
import type { Breakdown, ReportRow } from './report'
import { confusionCsv, figuresCsv, ratesCsv } from './report-csv'

const scope = { codebook: null, from: null, until: null }
const row: ReportRow = {
  key: 'loaded', label: '=cmd|🛩️ cafe\u0301 שלום', cases: {}, variant: null, figure: { kind: 'value', value: -0.125 }, interval: { kind: 'interval', lower: -0.5, upper: 0.25, level: 0.95, replicates: 2000, undefinedReplicates: 12 },
  observed: { kind: 'value', value: 0.4 }, expected: { kind: 'undefined', because: 'No.' }, counts: { articles: 24, contributing: 20, annotators: 3, spans: 90, dropped: 1 }, articlesNeeded: 31,
}
const bare: ReportRow = { ...row, key: 'x', variant: '(k)uα of one tag', label: 'X', figure: { kind: 'undefined', because: '-Nobody marked anything.' }, interval: { kind: 'none', because: 'Too few articles.', replicates: 0, undefinedReplicates: 0 }, observed: undefined, expected: undefined, articlesNeeded: undefined }

describe('figures as CSV', () => {
  const breakdown: Breakdown = { by: 'tag', rows: [row, bare], because: null }
  const source = { report: { metric: 'u-alpha', name: 'uα (2016), seed 1' }, breakdown, scope } as const
  const records = (table: readonly (readonly string[])[]) => table.slice(1).map((cells) => Object.fromEntries(cells.map((cell, index) => [table[0]![index]!, cell])))

  it('guards words against spreadsheets, and leaves numbers numbers', () => {
    const [one, other] = records(figuresCsv(source))
    expect(one).toMatchObject({ label: `'${row.label}`, value: '-0.125', lower: '-0.5', upper: '0.25', observed: '0.4', expected: '', spans: '90', articles: '24', contributing_articles: '20', more_articles_for_0_05: '31', variant: 'uα (2016), seed 1' })
    expect(other).toMatchObject({ variant: '(k)uα of one tag', value: '', undefined_because: "'-Nobody marked anything.", lower: '', no_interval_because: 'Too few articles.', observed: '', more_articles_for_0_05: '' })
  })

  it('has what it is set beside after it, told apart by its scope', () => {
    const beside = { scope: { codebook: 1, from: null, until: '2026-10-01' }, breakdown: { ...breakdown, rows: [bare] } }
    expect(records(figuresCsv({ ...source, beside })).map(({ key, codebook_version, until }) => [key, codebook_version, until])).toEqual([['loaded', '', ''], ['x', '', ''], ['x', '1', '2026-10-01']])
  })
})

it('writes the tables about tags', () => {
  expect(confusionCsv({ tags: ['a', null], cells: [8, 3, 3, 0] })).toEqual([['tag', 'against', 'code_points'], ['a', 'a', '8'], ['a', 'no other tag', '3'], ['no other tag', 'a', '3'], ['no other tag', 'no other tag', '0']])
  const [, rate] = ratesCsv([{ tag: 'a', annotator: 'annotator-1', spans: 3, articles: 2, rate: { kind: 'value', value: 1.5 }, othersRate: { kind: 'undefined', because: 'Nobody else.' } }])
  expect(rate).toEqual(['a', 'annotator-1', '3', '2', '1.5', '', '', 'Nobody else.'])
})

it('names a file after what is in it', () => {
  expect(reportFileName('car', 'u-alpha', 'outletShown', '2026-11-22')).toBe('car-agreement-u-alpha-by-outlet-shown-2026-11-22')
  expect(reportFileName('car', 'u-alpha', 'confusion', '2026-11-22')).toBe('car-agreement-confusion-2026-11-22')
})
