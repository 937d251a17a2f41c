import * as Plot from '@observablehq/plot'
import { weeksBetween } from '@/core/agreement/report/weeks-between'
import { many } from '@/core/counted'
import { type PlotRow, type WeekDrawing, frame, narrow } from './drawing'
import { type Placed, dotLook, figureDomain, placed, plainColours } from './figure-marks'
import type { Inks } from './inks'
import { tick } from './interval-plot'

/** Points with intervals along time. Weeks in which nothing was done keep their place. */
export function weekPlot({ rows, axis }: WeekDrawing, width: number, inks: Inks): Element {
  const domain = figureDomain(rows)
  const x = ({ row }: Placed) => row.key
  const room = width - 60
  // As many labels as there is room for.
  const weeks = weeksBetween(rows[0]?.key ?? '', rows.at(-1)?.key ?? '')
  const every = Math.max(1, Math.ceil((weeks.length * (width < narrow ? 40 : 72)) / room))
  const labelled = rows.filter(({ key }) => weeks.indexOf(key) % every === 0)
  const series = (which: 'point' | 'beside', dx: number) => {
    const points = placed(rows, which)
    return [
      Plot.link(points.filter(({ sure }) => sure), { x1: x, x2: x, y1: 'lower', y2: 'upper', dx, stroke: which === 'point' ? inks.ink : inks.soft, strokeWidth: which === 'point' ? 1.5 : 1, ariaHidden: 'true' }),
      Plot.dot(points, { x, y: 'value', dx, ...dotLook(inks, which), ariaHidden: 'true' }),
    ]
  }
  return Plot.plot({
    width,
    height: frame.weeks,
    marginLeft: 44, marginRight: 12, marginTop: axis.series ? frame.topOfTwo : frame.top, marginBottom: 48,
    x: { type: 'band', domain: weeks, padding: 0, axis: null },
    y: { domain },
    color: plainColours,
    marks: [
      Plot.gridY({ stroke: inks.rule, strokeOpacity: 1, ticks: 5, ariaHidden: 'true' }),
      Plot.ruleY([0], { stroke: inks.ink, ariaHidden: 'true' }),
      Plot.text([0], { y: 0, frameAnchor: 'right', text: () => axis.zero, dy: -8, textAnchor: 'end', fill: inks.soft, fontSize: 11.5, fontStyle: 'italic', ariaHidden: 'true' }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null, color: inks.soft, fontSize: 11.5, tickFormat: tick, ariaHidden: 'true' }),
      Plot.text([axis.name], { frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'bottom', dx: -36, dy: -9, fill: inks.ink, fontSize: 12, ariaHidden: 'true' }),
      Plot.text(labelled, { x: 'key', frameAnchor: 'bottom', dy: 16, text: ({ key }: PlotRow) => (width < narrow ? key.replace(/^\d+-/, '') : key), fill: inks.ink, fontSize: 11.5, ariaHidden: 'true' }),
      Plot.text(labelled, { x: 'key', frameAnchor: 'bottom', dy: 32, text: ({ articles }: PlotRow) => (width < narrow ? `n ${articles}` : many(articles, 'article')), fill: inks.soft, fontSize: 10.5, fontVariant: 'tabular-nums', ariaHidden: 'true' }),
      Plot.text(rows.filter(({ point }) => point === null), { x: 'key', y: () => domain[0], dy: -8, text: () => '∅', fill: inks.soft, fontSize: 11, ariaHidden: 'true' }),
      ...series('beside', 6),
      ...series('point', axis.series ? -6 : 0),
      Plot.barY(rows.filter(({ href }) => href !== null), { y1: () => domain[0], y2: () => domain[1], x: 'key', insetBottom: -46, insetLeft: 1, insetRight: 1, fill: 'transparent', href: 'href', ariaLabel: 'spoken' }),
    ],
  })
}
