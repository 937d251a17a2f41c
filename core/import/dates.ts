import { isPartialDate, type PartialDate } from '@/core/partial-date'

/** A line that is a date and nothing else. `date` is null where the line does not tell it all the way to a year. */
export interface DateLine {
  readonly date: PartialDate | null
  readonly reason?: string
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const day = '(\\d{1,2})(?:st|nd|rd|th)?'
const year = '(\\d{4})'

interface DateForm {
  readonly name: string
  readonly pattern: string
  /** From the captured groups; null where there is no year, undefined where it is no date. */
  readonly read: (groups: readonly string[]) => DateLine | undefined
}

/** The forms of dates in English pages, as wholes. The first that fits counts. */
const forms: readonly DateForm[] = [
  { name: '2020-10-26', pattern: '(\\d{4})-(\\d{2})-(\\d{2})', read: ([y, m, d]) => dated(y!, Number(m), d) },
  { name: 'October 26, 2020', pattern: `${month} ${day},? ${year}`, read: ([m, d, y]) => dated(y!, monthOf(m!), d) },
  { name: '26 October 2020', pattern: `${day} (?:of )?${month},? ${year}`, read: ([d, m, y]) => dated(y!, monthOf(m!), d) },
  { name: '26.10.2020', pattern: '(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})', read: ([d, m, y]) => dated(y!, Number(m), d) },
  { name: '2020/10/26', pattern: '(\\d{4})/(\\d{1,2})/(\\d{1,2})', read: ([y, m, d]) => dated(y!, Number(m), d) },
  { name: '26/10/2020', pattern: '(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})', read: ([a, b, y]) => slashed(Number(a), Number(b), y!) },
  { name: 'October 2020', pattern: `${month},? ${year}`, read: ([m, y]) => dated(y!, monthOf(m!)) },
  { name: '26 October', pattern: `${day} ${month}`, read: () => withoutYear },
  { name: 'October 26', pattern: `${month} ${day}`, read: () => withoutYear },
]

const withoutYear: DateLine = { date: null, reason: 'the date has no year' }

/** Those with a day and a year, which may end a line that says more. */
const endings = forms.slice(0, 4).map((form) => ({ ...form, expression: new RegExp(`^(.+?)\\s*[,|·•–—-]\\s*${form.pattern}$`, 'i') }))
const wholes = forms.map((form) => ({ ...form, expression: new RegExp(`^${form.pattern}$`, 'i') }))

const label = /^(?:first published|published|posted|released|date|on|last updated|last modified|updated|modified)(?: (?:on|at))?\s*:?\s*/i
const later = /^(?:last )?(?:updated|modified)\b/i
const weekday = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?/i
const time = /(?<![\d.:])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(z|gmt|utc|[a-z]{2,4}t|[+-]\d{2}:?\d{2})?(?![\w:])/i
const isoMoment = /^(\d{4}-\d{2}-\d{2})T(?=\d)/

/**
 * Reads a line that is a date and nothing else, perhaps with a weekday, a time and a word such as
 * “Published”. A time is kept, in UTC, where its zone is GMT, UTC or a number of hours; other zones
 * leave the day alone. A date of updating is a date line whose `date` is null.
 */
export function readDateLine(line: string): DateLine | undefined {
  const text = line.trim()
  if (text.length > 100) return undefined
  const parts = text.split(/(?<=\d.*)[\s|·•(,;–—-]+(?=(?:last )?(?:updated|modified)\b)/i)
  const read = parts.map((part) => readDate(part.replace(/^\(|\)$/g, '')))
  if (read.some((part) => part === undefined)) return undefined
  return later.test(parts[0]!) ? { date: null, reason: 'the day of an update, not of publication' } : read[0]
}

/** A date with a day and a year at the end of a line, after a comma or a dash: “Global Research, July 26, 2023”. */
export function readTrailingDate(line: string): { readonly before: string; readonly date: PartialDate } | undefined {
  const text = line.trim()
  if (text.length > 200) return undefined
  for (const { expression, read } of endings) {
    const [, before, ...groups] = expression.exec(text) ?? []
    const date = before && read(groups)?.date
    if (before && date) return { before, date }
  }
  return undefined
}

function readDate(text: string): DateLine | undefined {
  const bare = text.replace(label, '').replace(isoMoment, '$1 ')
  const clock = time.exec(bare)
  const rest = bare
    .replace(time, ' ')
    .replace(weekday, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,|·•–—-]+|[\s,|·•–—-]+$|[\s,|·•–—-]+at\s*$/gi, '')
  for (const { expression, read } of wholes) {
    const [match, ...groups] = expression.exec(rest) ?? []
    if (match === undefined) continue
    const line = read(groups)
    if (!line) return undefined
    return line.date?.length === 10 && clock ? { ...line, date: atTime(line.date, clock) } : line
  }
  return undefined
}

/** A day and a time of the clock as a moment in UTC, or the day alone where the zone is not known for certain. */
function atTime(date: PartialDate, [, hours, minutes, half, zone]: readonly string[]): PartialDate {
  const shift = /^(?:z|gmt|utc)$/i.test(zone ?? '') ? 0 : minutesOf(zone)
  const morning = half && Number(hours) === 12 ? 0 : Number(hours)
  const hour = morning + (/^p/i.test(half ?? '') ? 12 : 0)
  if (shift === undefined || hour > 23 || Number(minutes) > 59) return date
  const moment = Date.parse(`${date}T00:00:00Z`) + ((hour * 60 + Number(minutes)) - shift) * 60_000
  return new Date(moment).toISOString().replace('.000Z', 'Z')
}

/** Minutes east of Greenwich from “+03:00”; undefined for anything else. */
function minutesOf(zone: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? []
  return sign === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function dated(year: string, month: number, day?: string): DateLine | undefined {
  const date = [year, String(month).padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-')
  return isPartialDate(date) && Number(year) >= 1500 ? { date } : undefined
}

/** Day and month in either order: known where one of them cannot be a month or both are the same. */
function slashed(a: number, b: number, year: string): DateLine | undefined {
  if (a > 12 || a === b) return dated(year, b, String(a))
  if (b > 12) return dated(year, a, String(b))
  return a > 0 && b > 0 ? { date: year, reason: 'either number may be the day, so only the year is certain' } : undefined
}

function monthOf(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
}
