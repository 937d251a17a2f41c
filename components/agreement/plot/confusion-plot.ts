import * as Plot from '@observablehq/plot'
import { writeShare } from '@/core/agreement/report/share-words'
import { many } from '@/core/counted'
import { type ConfusionDrawing, confusionTop, heightOf } from './drawing'
import type { Inks } from './inks'

/** Tags against tags as a table with grounds in grey, and its numbers. */
export function confusionPlot(drawing: ConfusionDrawing, width: number, inks: Inks): Element {
  const { tags, totals, shares } = drawing
  return Plot.plot({
    width,
    height: heightOf(drawing, width),
    marginLeft: 180, marginTop: confusionTop(drawing), marginBottom: 20, marginRight: 104,
    x: { type: 'band', domain: tags, padding: 0 },
    y: { type: 'band', domain: tags, padding: 0 },
    color: { type: 'linear', domain: [0, 1], range: [inks.paper, '#9a9a9a'] },
    marks: [
      Plot.cell(shares, { x: 'column', y: 'row', fill: 'share', inset: 0.5 }),
      Plot.text(shares, { x: 'column', y: 'row', text: ({ share }: (typeof shares)[number]) => writeShare(share), fill: inks.ink, fontSize: 11.5 }),
      Plot.axisX({ anchor: 'top', tickSize: 0, label: null, tickRotate: -60, textAnchor: 'start', fontSize: 11.5, color: inks.ink }),
      Plot.text(tags, { y: (tag: string) => tag, frameAnchor: 'right', textAnchor: 'end', dx: 102, text: (_: string, index: number) => many(totals[index]!, 'character'), fill: inks.soft, fontSize: 10.5, fontVariant: 'tabular-nums' }),
      Plot.axisY({ tickSize: 0, label: null, fontSize: 11.5, color: inks.ink }),
    ],
  })
}
