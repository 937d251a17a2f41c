/**
 * A date as far as it is known: `1992`, `2022-02`, `2024-07-10` or a full UTC time.
 * Facts about outlets and articles rarely come with more, and inventing the rest would be a lie.
 */
export type PartialDate = string

const form = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z)?)?)?$/

/** Whether a string is a year, a month, a day or a UTC time in ISO 8601. */
export function isPartialDate(value: string): boolean {
  if (!form.test(value)) return false
  if (value.length < 10) return true
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10))
}

/**
 * Whether `fact` certainly lies after `moment`: compared as far as both are known, so that
 * “2022” is not later than “2022-02-24”. Undefined where either is unknown.
 */
export function isLater(fact: PartialDate | null | undefined, moment: PartialDate | null | undefined): boolean | undefined {
  if (!fact || !moment) return undefined
  const known = Math.min(fact.length, moment.length)
  return fact.slice(0, known) > moment.slice(0, known)
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A partial date for reading: “26 October 2020”, “February 2022”, “1992”. Times are given in UTC. */
export function writeDate(date: PartialDate): string {
  const [year, month, day] = date.slice(0, 10).split('-')
  const name = month && months[Number(month) - 1]
  const time = date.length > 10 ? `, ${date.slice(11, 16)} UTC` : ''
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ') + time
}
