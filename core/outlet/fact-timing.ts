import { isLater, type PartialDate, writeDate } from '../partial-date'
import type { OutletFact } from './outlet'

/**
 * How a fact about an outlet stands to an article: what became true only afterwards could not have
 * been known when it was written, and must not be read into it.
 * - `held`: it held when the article appeared
 * - `later`: it became true after that
 * - `over`: it had ended before that
 * - `close`: the two dates are not known exactly enough to say
 * - `factUndated`, `articleUndated`: one of the dates is unknown
 */
export type FactTiming = 'held' | 'later' | 'over' | 'close' | 'factUndated' | 'articleUndated'

/** Compares the dates of a fact with that of an article, as far as both are known. */
export function factTiming(fact: Pick<OutletFact, 'from' | 'to'>, publishedAt: PartialDate | null | undefined): FactTiming {
  if (!fact.from && !fact.to) return 'factUndated'
  if (!publishedAt) return 'articleUndated'
  if (isLater(fact.from, publishedAt)) return 'later'
  if (isLater(publishedAt, fact.to)) return 'over'
  return [fact.from, fact.to].some((date) => date && cannotBeOrdered(date, publishedAt)) ? 'close' : 'held'
}

/** Whether one of two dates only says the year or month that the other lies in. */
function cannotBeOrdered(one: PartialDate, other: PartialDate): boolean {
  return Math.min(one.length, other.length) < 10 && (one.startsWith(other) || other.startsWith(one))
}

/** What is said beside a fact; nothing for one that simply held. */
export const timingWords: Readonly<Record<FactTiming, string | undefined>> = {
  held: undefined,
  later: 'later: after this article appeared',
  over: 'earlier: had ended when this article appeared',
  close: 'about the time of this article: the dates are not known exactly enough to say which came first',
  factUndated: undefined,
  articleUndated: 'it cannot be told whether this was before or after the article: its date is unknown',
}

/** The dates of a fact for reading: “since February 2022”, “1992 to 2005”, “until 2017”. Undefined where it has none. */
export function writeFactDates({ from, to }: Pick<OutletFact, 'from' | 'to'>): string | undefined {
  if (from && to) return from === to ? writeDate(from) : `${writeDate(from)} to ${writeDate(to)}`
  if (from) return `since ${writeDate(from)}`
  return to ? `until ${writeDate(to)}` : undefined
}
