/**
 * A figure of agreement, or the reason why there is none. A figure without a value is not 0, not 1 and not
 * NaN: where nobody marked anything, say, 0/0 is neither perfect agreement nor none.
 */
export type Figure = Value | Undefined

export interface Value {
  readonly kind: 'value'
  /** Finite. Without a unit, unless the function that made it names one. */
  readonly value: number
}

export interface Undefined {
  readonly kind: 'undefined'
  /** Why, as one sentence for the reader of the figure. */
  readonly because: string
}

/** Wraps a number. A number that is not finite is a fault of the caller, who had to say why it is undefined. */
export function figure(value: number): Value {
  if (!Number.isFinite(value)) throw new Error(`A figure must be finite, not ${value}.`)
  return { kind: 'value', value }
}

/** No figure. `because` is shown as it stands. */
export function noFigure(because: string): Undefined {
  return { kind: 'undefined', because }
}

/** `numerator / denominator`, or the reason where the denominator is 0. */
export function ratio(numerator: number, denominator: number, becauseOfZero: string): Figure {
  return denominator === 0 ? noFigure(becauseOfZero) : figure(numerator / denominator)
}

/** The number, or null where there is none, as in files. */
export function numberOf(one: Figure): number | null {
  return one.kind === 'value' ? one.value : null
}

/** The arithmetic mean, to the last bit the same whatever the order; or the reason, if there are no numbers. */
export function meanOf(values: readonly number[], becauseOfNone: string): Figure {
  if (values.length === 0) return noFigure(becauseOfNone)
  return figure([...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) / values.length)
}
