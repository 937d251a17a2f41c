/** Where and when somebody reads: what “today” is to them. */
export interface Reader {
  readonly now: Date
  /** IANA name, such as `Europe/Paris`. */
  readonly timeZone: string
}

/**
 * A moment for reading: “just now”, “5 minutes ago”, “today, 14:05”, “yesterday, 09:12”, else the day
 * and time. A moment in the future (a clock that is off) is given as day and time.
 * @param iso ISO 8601. @throws RangeError when it is none.
 */
export function writeMoment(iso: string, { now, timeZone }: Reader): string {
  const moment = new Date(iso)
  const minutes = Math.floor((now.getTime() - moment.getTime()) / 60_000)
  if (minutes === 0) return 'just now'
  if (minutes > 0 && minutes < 60) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`
  const time = formatOf(timeZone, 'time').format(moment)
  const days = dayNumber(now, timeZone) - dayNumber(moment, timeZone)
  if (days === 0 && minutes > 0) return `today, ${time}`
  if (days === 1) return `yesterday, ${time}`
  return `${formatOf(timeZone, 'day').format(moment)}, ${time}`
}

/** The days of the calendar since 1970, at the place of the reader. */
function dayNumber(moment: Date, timeZone: string): number {
  return Date.parse(`${formatOf(timeZone, 'number').format(moment)}T00:00:00Z`) / 86_400_000
}

const ways = {
  time: ['en-GB', { hour: '2-digit', minute: '2-digit' }],
  day: ['en-GB', { day: 'numeric', month: 'long', year: 'numeric' }],
  number: ['en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }],
} as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** Kept: to make one takes a millisecond, and a page may have hundreds of moments. */
function formatOf(timeZone: string, way: keyof typeof ways): Intl.DateTimeFormat {
  const key = `${way} ${timeZone}`
  const [locale, parts] = ways[way]
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone })
  formats.set(key, format)
  return format
}
