/** What a plot is of, as plain data: what draws it is loaded apart from the page. */
export type Drawing = IntervalDrawing | WeekDrawing | RateDrawing | ConfusionDrawing

/** A point with its interval, in the unit of the axis. Without an interval both ends are null. */
export interface Point {
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
}

/** One row of a plot of figures. */
export interface PlotRow {
  readonly key: string
  readonly label: string
  /** The n: how many articles. */
  readonly articles: number
  /** Null where the figure is undefined. */
  readonly point: Point | null
  /** The same figure of another part of the project. */
  readonly beside: Point | null
  /** The figure in words, at the end of the row. */
  readonly words: string
  /** Where the row leads, null where nowhere; and the row in one sentence. */
  readonly href: string | null
  readonly spoken: string
}

/** What the axis of figures says. */
export interface FigureAxis {
  /** The sign of the metric. */
  readonly name: string
  /** What 0 means. */
  readonly zero: string
  /** What the filled and the hollow points are of, where there are two. */
  readonly series: readonly [string, string] | null
}

/** Points with intervals, one row each. */
export interface IntervalDrawing {
  readonly kind: 'intervals'
  readonly rows: readonly PlotRow[]
  readonly axis: FigureAxis
}

/** The same along time, from left to right. */
export interface WeekDrawing {
  readonly kind: 'weeks'
  readonly rows: readonly PlotRow[]
  readonly axis: FigureAxis
}

/** Spans per article: each annotator's own beside the others', a panel for each annotator. */
export interface RateDrawing {
  readonly kind: 'rates'
  /** In the order of the rows. */
  readonly tags: readonly string[]
  readonly panels: readonly { readonly annotator: string; readonly n: string; readonly rates: readonly { readonly tag: string; readonly own: number | null; readonly others: number | null; readonly href: string | null; readonly spoken: string }[] }[]
}

/** Tags against tags, in shares of the row, 0 to 1. */
export interface ConfusionDrawing {
  readonly kind: 'confusion'
  readonly tags: readonly string[]
  /** Of each row, in code points: its n. */
  readonly totals: readonly number[]
  readonly shares: readonly { readonly row: string; readonly column: string; readonly share: number }[]
}

/** Under this width the labels stand over their rows, in pixels. */
export const narrow = 520

/** What a plot takes besides its rows, in pixels. */
export const frame = { top: 26, bottom: 42, topOfTwo: 44, weeks: 300, panelHead: 30, rate: 26 } as const

/** The height of a plot at a width, in pixels: known before it is drawn, so that nothing moves when it comes. */
export function heightOf(drawing: Drawing, width: number): number {
  switch (drawing.kind) {
    case 'intervals': return (drawing.axis.series ? frame.topOfTwo : frame.top) + frame.bottom + drawing.rows.length * rowHeight(drawing, width)
    case 'weeks': return frame.weeks
    case 'rates': return frame.panelHead + frame.bottom + panelsDown(drawing, width) * drawing.tags.length * frame.rate + (panelsDown(drawing, width) - 1) * frame.panelHead
    case 'confusion': return confusionTop(drawing) + 20 + drawing.tags.length * 28
  }
}

/** The room for the slanting names of columns: pixels. */
export function confusionTop({ tags }: Pick<ConfusionDrawing, 'tags'>): number {
  return 30 + 5.8 * Math.max(0, ...tags.map((tag) => [...tag].length))
}

/** How high one row is: pixels. */
export function rowHeight({ axis }: Pick<IntervalDrawing, 'axis'>, width: number): number {
  return (axis.series ? 34 : 28) + (width < narrow ? 18 : 0)
}

/** How many panels stand one over the other. */
export function panelsDown(drawing: Pick<RateDrawing, 'panels'>, width: number): number {
  return Math.ceil(drawing.panels.length / panelsAcross(drawing, width))
}

/** How many panels stand side by side. */
export function panelsAcross({ panels }: Pick<RateDrawing, 'panels'>, width: number): number {
  return width < narrow ? 1 : Math.max(1, Math.min(panels.length, Math.floor((width - 150) / 170)))
}
