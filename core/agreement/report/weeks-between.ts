import { isoWeek } from './iso-week'

const day = 24 * 60 * 60 * 1000

/** Every week from the first to the last, both included, as `2020-W43`: also those of which there is nothing, so that time is drawn as it went. */
export function weeksBetween(first: string, last: string): readonly string[] {
  const [year = 0, week = 0] = first.split('-W').map(Number)
  // The fourth of January lies in the first week of its year.
  let time = Date.UTC(year, 0, 4) + (week - 1) * 7 * day
  const weeks: string[] = []
  for (let key = first; key <= last; time += 7 * day, key = isoWeek(new Date(time).toISOString().slice(0, 10))) weeks.push(key)
  return weeks
}
