import type { ReportRow } from './report'
import { writeValue } from './figure-words'

/** What may be said of two figures beside each other. */
export interface Difference {
  /** The first less the second; undefined where one of them is. */
  readonly value: number | undefined
  /** One sentence that claims no more than the intervals bear. */
  readonly words: string
}

/**
 * Names the difference between a figure and the one it is set beside. It is not a test: intervals that do not overlap
 * speak for a difference, those that do say neither that there is one nor that there is none, and without intervals
 * nothing is said beyond these articles. Nor does it say where a difference comes from: other articles were read, at
 * another time, perhaps by other people.
 */
export function differenceOf(row: ReportRow, beside: ReportRow | undefined): Difference {
  if (!beside) return { value: undefined, words: 'Nothing to set beside it.' }
  if (row.figure.kind === 'undefined' || beside.figure.kind === 'undefined') return { value: undefined, words: 'One of the two is undefined.' }
  const value = row.figure.value - beside.figure.value
  const [one, other] = [row.interval, beside.interval]
  if (one.kind === 'none' || other.kind === 'none') return { value, words: 'Without an interval on both sides nothing follows for other articles.' }
  const apart = one.lower > other.upper || other.lower > one.upper
  return { value, words: apart ? 'The intervals lie apart.' : 'The intervals overlap: neither a difference nor its absence is shown.' }
}

/** `0.08 higher`, `0.03 lower`, `the same`. */
export function writeDifference(value: number): string {
  if (value === 0) return 'the same'
  return `${writeValue(Math.abs(value))} ${value > 0 ? 'higher' : 'lower'}`
}
