import type { Interval } from './interval'

/** To how much an interval should come, on either side of its middle. */
export const wantedHalfWidth = 0.05

/**
 * How many more articles would bring an interval to ± 0.05, if they are like those there are: its width shrinks with
 * the square root of their number. 0 where it is that narrow already; undefined where there is no interval. A rough
 * guide, above all from few articles: round it before it is shown.
 *
 * @param articles how many the interval was drawn from.
 */
export function articlesNeeded(interval: Interval, articles: number, halfWidth: number = wantedHalfWidth): number | undefined {
  if (interval.kind === 'none') return undefined
  const now = (interval.upper - interval.lower) / 2
  return Math.max(0, Math.ceil(articles * (now / halfWidth) ** 2) - articles)
}
