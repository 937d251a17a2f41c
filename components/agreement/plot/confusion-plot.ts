import * as Plot from '@observablehq/plot'
import { writeShare } from '@/core/agreement/report/share-words'
import type { ConfusionDrawing } from './drawing'
import { heightOf } from './drawing'
import type { Inks } from './inks'

/** Tags against tags as a table with grounds in grey, and its numbers. */
export function confusionPlot(drawing: ConfusionDrawing, width: number, inks: Inks): Element {
  const { tags, shares } = drawing
  return Plot.plot({
    width,
    height: heightOf(drawing, width),
    marginLeft: 180, marginTop: 130, marginBottom: 20, marginRight: 8,
    x: { type: 'band', domain: tags, padding: 0 },
    y: { type: 'band', domain: tags, padding: 0 },
    color: { type: 'linear', domain: [0, 1], range: [inks.paper, '#9a9a9a'] },
    marks: [
      Plot.cell(shares, { x: 'column', y: 'row', fill: 'share', inset: 0.5 }),
      Plot.text(shares, { x: 'column', y: 'row', text: ({ share }: (typeof shares)[number]) => writeShare(share), fill: inks.ink, fontSize: 11.5 }),
      Plot.axisX({ anchor: 'top', tickSize: 0, label: null, tickRotate: -60, textAnchor: 'start', fontSize: 11.5, color: inks.ink }),
      Plot.axisY({ tickSize: 0, label: null, fontSize: 11.5, color: inks.ink }),
    ],
  })
}
