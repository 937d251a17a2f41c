import { expect, test } from 'vitest'
import { figure, noFigure } from '@/core/agreement/figure'
import type { MetricReport, ReportRow } from '@/core/agreement/report/report'
import { columns, tabLines, tableLines } from './table'

const row = (changes: Partial<ReportRow>): ReportRow => ({
  key: 'all', label: 'All', variant: null, figure: figure(0.51234567), interval: { kind: 'interval', lower: 0.4, upper: 0.6, level: 0.95, replicates: 2000, undefinedReplicates: 0 },
  observed: undefined, expected: undefined, counts: { articles: 12, contributing: 11, annotators: 3, spans: 245, dropped: 4 }, articlesNeeded: 3, cases: {}, ...changes,
})

const report: MetricReport = {
  metric: 'u-alpha', name: 'uα of 2016', droppedWord: 'spans joined', perArticle: [],
  breakdowns: [
    { by: 'all', because: null, rows: [row({})] },
    { by: 'outlet', because: null, rows: [row({ key: 'paper', label: 'The Paper 🗞️ שלום', variant: 'another\tvariant', figure: noFigure('Nobody marked anything.'), interval: { kind: 'none', because: 'Too few articles: there is 1.', replicates: 0, undefinedReplicates: 0 } })] },
  ],
}

test('a line for programs has a cell under each heading, and every digit', () => {
  const lines = tabLines(report, ['all', 'outlet']).map((line) => line.split('\t'))
  expect(lines).toEqual([
    ['u-alpha', 'all', 'all', '0.51234567', '0.4', '0.6', '12', '11', '3', '245', '4', '', 'uα of 2016'],
    ['u-alpha', 'outlet', 'paper', '', '', '', '12', '11', '3', '245', '4', 'Nobody marked anything.', 'another variant'],
  ])
  expect(lines.every((cells) => cells.length === columns.length)).toBe(true)
  expect(tabLines(report, ['tag'])).toEqual([])
})

test('a table for people says the variant, what was dropped, and why there is no figure', () => {
  expect(tableLines(report, ['all', 'outlet'])).toEqual([
    'u-alpha: uα of 2016', '  dropped: spans joined', '  outlet: another\tvariant',
    expect.stringMatching(/^ +figure +95 % interval +articles +annotators +spans +dropped$/),
    expect.stringMatching(/^ {2}all +0\.512 +0\.400 to 0\.600 +11 of 12 +3 +245 +4$/),
    expect.stringMatching(/^ {2}outlet: The Paper 🗞️ שלום +– +too few articles +11 of 12 +3 +245 +4$/),
    '  – The Paper 🗞️ שלום: Nobody marked anything.', '',
  ])
})
