import * as Plot from '@observablehq/plot'
import { type RateDrawing, frame, heightOf, narrow, panelsAcross } from './drawing'
import { plainColours } from './figure-marks'
import type { Inks } from './inks'
import { tick } from './interval-plot'

/** A panel for each annotator: how often they give each tag, filled, and the others on the same articles, hollow. */
export function ratePlot(drawing: RateDrawing, width: number, inks: Inks): Element {
  const { panels, tags } = drawing
  const across = panelsAcross(drawing, width)
  const small = width < narrow
  const longest = Math.max(0, ...tags.map((tag) => [...tag].length))
  const left = Math.min(small ? 152 : width * 0.34, 20 + longest * (small ? 5.6 : 6.5))
  const fit = Math.floor((left - 18) / (small ? 5.5 : 6.4))
  const marks = panels.flatMap(({ annotator, n, rates }, index) => rates.map((rate) => ({ ...rate, annotator, n, fx: index % across, fy: Math.floor(index / across) })))
  const most = Math.max(0.5, ...marks.flatMap(({ own, others }) => [own ?? 0, others ?? 0]))
  const heads = panels.map(({ annotator, n }, index) => ({ annotator, n, fx: index % across, fy: Math.floor(index / across) }))
  const place = { fx: 'fx', fy: 'fy' } as const
  return Plot.plot({
    width,
    height: heightOf(drawing, width),
    marginLeft: left, marginRight: 12, marginTop: frame.panelHead, marginBottom: frame.bottom,
    fx: { axis: null, padding: 0.12 },
    // Between panels one over the other there is room for the next one's head.
    fy: { axis: null, paddingOuter: 0, paddingInner: frame.panelHead / (tags.length * frame.rate + frame.panelHead) },
    x: { domain: [0, most], nice: true },
    y: { type: 'band', domain: tags, padding: 0 },
    color: plainColours,
    marks: [
      Plot.gridX({ stroke: inks.rule, strokeOpacity: 1, ticks: 4, ariaHidden: 'true' }),
      Plot.ruleX([0], { stroke: inks.ink, ariaHidden: 'true' }),
      Plot.axisX({ ticks: 4, tickSize: 0, label: null, color: inks.soft, fontSize: 11.5, tickFormat: tick, ariaHidden: 'true' }),
      Plot.axisY({ tickSize: 0, tickPadding: 10, label: null, color: inks.ink, fontSize: small ? 10.5 : 12, ariaHidden: 'true', tickFormat: (tag: string) => ([...tag].length > fit ? `${[...tag].slice(0, fit - 1).join('')}…` : tag) }),
      Plot.text(heads, { ...place, frameAnchor: 'top-left', textAnchor: 'start', dy: -18, text: ({ annotator, n }: (typeof heads)[number]) => `${annotator} · ${n}`, fill: inks.ink, fontSize: 12, ariaHidden: 'true' }),
      Plot.link(marks.filter(({ own, others }) => own !== null && others !== null), { ...place, x1: 'own', x2: 'others', y1: 'tag', y2: 'tag', stroke: inks.soft, strokeWidth: 1, ariaHidden: 'true' }),
      Plot.dot(marks.filter(({ others }) => others !== null), { ...place, x: 'others', y: 'tag', r: 3.6, symbol: 'diamond', stroke: inks.soft, fill: inks.paper, strokeWidth: 1.4, ariaHidden: 'true' }),
      Plot.dot(marks.filter(({ own }) => own !== null), { ...place, x: 'own', y: 'tag', r: 3.6, fill: inks.accent, ariaHidden: 'true' }),
      Plot.barX(marks.filter(({ href }) => href !== null), { ...place, x1: () => 0, x2: () => most, y: 'tag', fill: 'transparent', href: 'href', ariaLabel: 'spoken' }),
      Plot.text(['spans per article'], { frameAnchor: 'bottom', dy: 36, fill: inks.ink, fontSize: 12, ariaHidden: 'true', facet: 'super' }),
    ],
  })
}
