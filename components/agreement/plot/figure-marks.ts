import type * as Plot from '@observablehq/plot'
import type { PlotRow } from './drawing'
import type { Inks } from './inks'

/** The ends of an axis of figures: 0 and 1 always, and further down where a figure or its interval goes below 0. */
export function figureDomain(rows: readonly PlotRow[]): readonly [number, number] {
  const values = rows.flatMap(({ point, beside }) => [point, beside].flatMap((one) => (one ? [one.value, one.lower ?? one.value, one.upper ?? one.value] : [])))
  const lowest = Math.min(0, ...values)
  const highest = Math.max(1, ...values)
  return [lowest < 0 ? Math.floor(lowest * 10 - 0.3) / 10 : 0, highest]
}

/** One of the two points a row can have. */
export interface Placed {
  readonly row: PlotRow
  readonly value: number
  readonly lower: number
  readonly upper: number
  readonly sure: boolean
}

/** The points of some rows; those without an interval have ends at themselves. */
export function placed(rows: readonly PlotRow[], which: 'point' | 'beside'): readonly Placed[] {
  return rows.flatMap((row) => {
    const one = row[which]
    return one ? [{ row, value: one.value, lower: one.lower ?? one.value, upper: one.upper ?? one.value, sure: one.lower !== null }] : []
  })
}

/** The look of a point: filled with its interval, hollow without; what stands beside it is a diamond in grey. */
export function dotLook({ accent, soft, paper }: Inks, which: 'point' | 'beside') {
  const stroke = which === 'point' ? accent : soft
  return {
    r: which === 'point' ? 4 : 4.2,
    symbol: which === 'point' ? ('circle' as const) : ('diamond' as const),
    stroke,
    strokeWidth: 1.5,
    fill: (one: Placed) => (one.sure && which === 'point' ? stroke : paper),
  }
}

/** The colours that marks name are colours as they are, not values of a scale. */
export const plainColours: Plot.ScaleOptions = { type: 'identity' }
