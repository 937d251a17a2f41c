// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { draw } from './draw'
import { type Drawing, type IntervalDrawing, type PlotRow, heightOf } from './drawing'
import { pageInks } from './inks'
import { svgFile } from './plot-file'

const row = (key: string, part: Partial<PlotRow> = {}): PlotRow => ({
  key, label: `${key} 🛩️ cafe\u0301 שלום`, articles: 24, point: { value: 0.5, lower: 0.25, upper: 0.75 }, beside: null, words: '0.50 [0.25, 0.75]', href: `/review?tag=${key}`, spoken: `${key}: 0.50. Show its cases.`, ...part,
})
const intervals = (rows: readonly PlotRow[], axis: Partial<IntervalDrawing['axis']> = {}): IntervalDrawing => ({ kind: 'intervals', rows, axis: { name: 'uα', zero: 'chance', series: null, ...axis } })
const drawn = (drawing: Drawing, width = 800) => {
  const svg = draw(drawing, width, pageInks)
  return {
    svg,
    texts: [...svg.querySelectorAll('text')].map((text) => text.textContent),
    links: [...svg.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.getAttribute('aria-label')]),
    dots: svg.querySelectorAll('g[aria-label="dot"] circle, g[aria-label="dot"] path').length,
    lines: svg.querySelectorAll('g[aria-label="link"] path').length,
  }
}

describe('a plot', () => {
  const rows = [row('a'), row('b', { point: { value: 0.1, lower: null, upper: null }, words: '0.10' }), row('c', { point: null, words: 'undefined', href: null })]

  it('has a point where there is a figure, a line where there is an interval, and a word where there is neither', () => {
    const { dots, lines, texts } = drawn(intervals(rows))
    expect([dots, lines]).toEqual([2, 1])
    expect(texts).toEqual(expect.arrayContaining([...rows.map(({ label }) => label), '24 articles', '0.50 [0.25, 0.75]', 'undefined', 'chance', 'uα']))
  })

  it('has a link for each row that leads somewhere, with the row in words', () => {
    expect(drawn(intervals(rows)).links).toEqual([['/review?tag=a', 'a: 0.50. Show its cases.'], ['/review?tag=b', 'b: 0.50. Show its cases.']])
  })

  it('brings no style sheet into the page, and hides from a screen reader what the links say', () => {
    const { svg } = drawn(intervals(rows))
    expect(svg.querySelector('style')).toBeNull()
    expect(svg.outerHTML).not.toContain('xlink')
    for (const text of svg.querySelectorAll('text')) expect(text.closest('[aria-hidden=true]')).not.toBeNull()
    for (const link of svg.querySelectorAll('a')) expect(link.closest('[aria-hidden=true]')).toBeNull()
  })

  it('draws the line of chance, and goes below it where a figure does', () => {
    const ticks = (rows: readonly PlotRow[]) => drawn(intervals(rows)).texts.filter((text) => /^[−\d.]+$/.test(text))
    expect(ticks(rows).slice(0, 2)).toEqual(['0', '0.1'])
    expect(ticks([row('a', { point: { value: -0.2, lower: -0.31, upper: 0 }, words: '−0.20 [−0.31, 0.00]' })])[0]).toMatch(/^−0\.[34]$/)
  })

  it('has the figures it is set beside as points of their own, and says which are which', () => {
    const { dots, texts } = drawn(intervals(rows.map((one) => ({ ...one, beside: { value: 0.3, lower: 0.2, upper: 0.4 } })), { series: ['Version 2', 'Version 1'] }))
    expect(dots).toBe(2 + 3 + 2)
    expect(texts).toEqual(expect.arrayContaining(['Version 2', 'Version 1']))
  })

  it('is as high as was said before it was drawn', () => {
    const weeks: Drawing = { kind: 'weeks', rows: ['2026-W44', '2026-W46'].map((key) => row(key)), axis: intervals([]).axis }
    const rates: Drawing = { kind: 'rates', tags: ['x', 'y'], panels: ['annotator-1', 'annotator-2', 'annotator-3'].map((annotator) => ({ annotator, n: '3 articles', rates: [{ tag: 'x', own: 1, others: 2, href: '/review', spoken: 'x' }, { tag: 'y', own: null, others: 0, href: null, spoken: 'y' }] })) }
    const confusion: Drawing = { kind: 'confusion', tags: ['x', 'y'], totals: [1200, 8], shares: [{ row: 'x', column: 'y', share: 0.25 }, { row: 'x', column: 'x', share: 0.75 }] }
    for (const drawing of [intervals(rows), weeks, rates, confusion]) for (const width of [358, 960]) expect(Number(draw(drawing, width, pageInks).getAttribute('height'))).toBe(heightOf(drawing, width))
    expect(drawn(rates).texts).toContain('annotator-2 · 3 articles')
    expect(drawn(rates).dots).toBe(3 + 6)
    expect(drawn(confusion).texts).toEqual(expect.arrayContaining(['25', '75', '1,200 characters']))
  })
})

describe('a plot as a file', () => {
  const file = svgFile(intervals([row('a')]), { title: 'A <title> & more', notes: ['uα (2016), seed 17.', 'word '.repeat(60).trim()] })

  it('stands for itself: its words, its colours, no links, no variables', () => {
    expect(file).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(file).toContain('<title>A &lt;title&gt; &amp; more</title>')
    expect(file).toContain('uα (2016), seed 17.</text>')
    expect(file).not.toMatch(/var\(|<a[ >]|<style|aria-hidden/)
    expect(file).toContain('sans-serif')
  })

  it('breaks long notes into lines that stay within it', () => {
    const lines = [...file.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words!).filter((words) => words.startsWith('word'))
    expect(lines.length).toBeGreaterThan(2)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(118)
    expect(lines.join(' ')).toBe('word '.repeat(60).trim())
  })
})
