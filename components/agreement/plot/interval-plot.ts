import * as Plot from '@observablehq/plot'
import { many } from '@/core/counted'
import { type IntervalDrawing, type PlotRow, frame, heightOf, narrow } from './drawing'
import { type Placed, dotLook, figureDomain, placed, plainColours } from './figure-marks'
import type { Inks } from './inks'

/** Points with intervals, one row each: names and n at the left, the figure in words at the right, a line where 0 is. */
export function intervalPlot(drawing: IntervalDrawing, width: number, inks: Inks): Element {
  const { rows, axis } = drawing
  const small = width < narrow
  const two = axis.series !== null
  const longest = Math.max(0, ...rows.map(({ label }) => [...label].length))
  const margin = { left: small ? 8 : Math.max(160, Math.min(width * 0.45, 96 + 6.6 * longest)), right: small ? 8 : rows.some(({ words }) => words.length > 9) ? 128 : 76, top: two ? frame.topOfTwo : frame.top, bottom: frame.bottom }
  const domain = figureDomain(rows)
  const y = (one: Placed | PlotRow) => ('row' in one ? one.row.key : one.key)
  // In a narrow window the names stand above, so that the point hangs lower in its row.
  const drop = small ? 9 : 0
  const apart = two ? 6 : 0
  const series = (which: 'point' | 'beside', dy: number) => {
    const points = placed(rows, which)
    return [
      Plot.link(points.filter(({ sure }) => sure), { x1: 'lower', x2: 'upper', y1: y, y2: y, dy, stroke: which === 'point' ? inks.ink : inks.soft, strokeWidth: which === 'point' ? 1.5 : 1, ariaHidden: 'true' }),
      Plot.dot(points, { x: 'value', y, dy, ...dotLook(inks, which), ariaHidden: 'true' }),
    ]
  }
  const label = { y, frameAnchor: 'left', textAnchor: 'start', ariaHidden: 'true', fontSize: 12.5 } as const
  // Names above their points lie over the lines of the scale.
  const halo = { stroke: inks.paper, strokeWidth: 5, paintOrder: 'stroke' } as const
  // “undefined” is set like a word, so that nobody takes it for a number.
  const inWords = (place: Partial<typeof halo> & { readonly dx?: number; readonly dy?: number }) =>
    [true, false].map((defined) => Plot.text(rows.filter(({ point }) => (point !== null) === defined), {
      ...place, y, frameAnchor: 'right', textAnchor: 'end', text: 'words', fill: defined ? inks.ink : inks.soft, fontSize: 12.5, fontVariant: 'tabular-nums', fontStyle: defined ? 'normal' : 'italic', ariaHidden: 'true',
    }))
  const names = small
    ? [
        Plot.text(rows, { ...label, text: (row: PlotRow) => `${shortened(30)(row)}, n ${row.articles}`, dx: 7, dy: -12, fill: inks.ink, ...halo }),
        ...inWords({ dy: -12, ...halo }),
      ]
    : [
        Plot.text(rows, { ...label, text: shortened(Math.floor((margin.left - 94) / 6.6)), dx: -margin.left, fill: inks.ink }),
        Plot.text(rows, { y, frameAnchor: 'left', textAnchor: 'end', text: ({ articles }: PlotRow) => many(articles, 'article'), dx: -14, fill: inks.soft, fontSize: 11.5, fontVariant: 'tabular-nums', ariaHidden: 'true' }),
        ...inWords({ dx: margin.right - 4 }),
      ]
  const key = axis.series
    ? [
        Plot.dot([{}], { frameAnchor: 'top-left', dx: 5, dy: -34, r: 4, fill: inks.accent, ariaHidden: 'true' }),
        Plot.text([axis.series[0]], { frameAnchor: 'top-left', textAnchor: 'start', dx: 14, dy: -39, fill: inks.ink, fontSize: 11.5, ariaHidden: 'true' }),
        Plot.dot([{}], { frameAnchor: 'top-left', dx: small ? 155 : 165, dy: -34, r: 4.2, symbol: 'diamond', stroke: inks.soft, fill: inks.paper, strokeWidth: 1.5, ariaHidden: 'true' }),
        Plot.text([axis.series[1]], { frameAnchor: 'top-left', textAnchor: 'start', dx: small ? 164 : 174, dy: -39, fill: inks.soft, fontSize: 11.5, ariaHidden: 'true' }),
      ]
    : []
  return Plot.plot({
    width,
    height: heightOf(drawing, width),
    marginLeft: margin.left, marginRight: margin.right, marginTop: margin.top, marginBottom: margin.bottom,
    x: { domain, nice: false },
    y: { type: 'band', domain: rows.map(({ key: one }) => one), padding: 0, axis: null },
    color: plainColours,
    marks: [
      Plot.gridX({ stroke: inks.rule, strokeOpacity: 1, ticks: small ? 5 : 10, ariaHidden: 'true' }),
      Plot.ruleX([0], { stroke: inks.ink, strokeWidth: 1, ariaHidden: 'true' }),
      Plot.text([0], { x: 0, frameAnchor: 'top', text: () => axis.zero, dy: -14, textAnchor: domain[0] < -0.2 ? 'middle' : 'start', dx: domain[0] < -0.2 ? 0 : 1, fill: inks.soft, fontSize: 11.5, fontStyle: 'italic', ariaHidden: 'true' }),
      Plot.axisX({ ticks: small ? 5 : 10, tickSize: 0, tickPadding: 8, label: null, color: inks.soft, fontSize: 11.5, tickFormat: tick, ariaHidden: 'true' }),
      Plot.text([axis.name], { frameAnchor: 'bottom', dy: 36, fill: inks.ink, fontSize: 12, ariaHidden: 'true' }),
      ...key,
      ...names,
      ...series('beside', drop + apart),
      ...series('point', drop - apart),
      // The whole row is the way to its cases; names, words and all.
      Plot.barX(rows.filter(({ href }) => href !== null), { x1: () => domain[0], x2: () => domain[1], y, insetLeft: -margin.left - 6, insetRight: -margin.right - 6, insetTop: 1, insetBottom: 1, fill: 'transparent', href: 'href', ariaLabel: 'spoken' }),
    ],
  })
}

/** 0 and 1 without digits after the point, and a true minus. */
export function tick(value: number): string {
  return String(Number(value.toFixed(2))).replace('-', '−')
}

function shortened(length: number): (row: PlotRow) => string {
  return ({ label }) => ([...label].length > length ? `${[...label].slice(0, length - 1).join('').trimEnd()}…` : label)
}
