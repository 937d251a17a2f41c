import { z } from 'zod'
import { isPartialDate } from '../partial-date'
import { pointsIn } from '../text/excess'

/**
 * The fields that requests are made of. Their messages are whole sentences: they stand under the
 * field in the browser, and come back from the server as they are. Lengths count code points.
 */

/** The id of something stored: a UUID. */
export const idField = z.uuid('This is not the id of anything here.')

/** One line of text, trimmed: a name, a title. `what` begins the sentence, as in “A name”. */
export function lineField(what: string, most: number) {
  return z
    .string(`${what} is needed.`)
    .trim()
    .min(1, `${what} is needed.`)
    .refine((value) => pointsIn(value) <= most, `${what} has at most ${most} characters.`)
    .refine((value) => !/\p{Cc}/u.test(value), `${what} is one line, without tabs or other control characters.`)
    .refine(isStorable, unstorable)
}

/** Several lines of text, trimmed, with line feeds between them. It may be empty. */
export function proseField(what: string, most: number) {
  return z
    .string(`${what} is text.`)
    .overwrite((value) => value.replace(/\r\n?/g, '\n').trim())
    .refine((value) => pointsIn(value) <= most, `${what} has at most ${most.toLocaleString('en')} characters.`)
    .refine(isStorable, unstorable)
}

/** A date as far as it is known. */
export const partialDateField = z
  .string('A date is a year, a month or a day.')
  .trim()
  .max(40, 'A date is a year, a month or a day: 2020, 2020-10 or 2020-10-26.')
  .refine(isPartialDate, 'Write the date as far as it is known: 2020, 2020-10, 2020-10-26, or with a time, 2020-10-26T08:02Z.')

/** The address of a page: http or https, and nothing that a browser would run. */
export const webAddressField = z
  .string('An address begins with https:// or http://.')
  .trim()
  // As it is stored: a scheme may be written in capitals.
  .overwrite((address) => address.replace(/^https?:/i, (scheme) => scheme.toLowerCase()))
  .max(2000, 'An address has at most 2,000 characters.')
  .refine(isWebAddress, 'An address begins with https:// or http:// and names a host.')

/** A language, as in BCP 47. */
export const languageField = z.string().max(35).refine(isLanguage, 'A language is a code such as en, pt-BR or zh-Hant (BCP 47).')

function isLanguage(value: string): boolean {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value)) return false
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

function isWebAddress(value: string): boolean {
  if (!/^https?:\/\/[^\s/?#]/i.test(value) || /[\s\p{Cc}]/u.test(value) || !isStorable(value)) return false
  return URL.canParse(value) && new URL(value).username === '' && new URL(value).password === ''
}

/** Why such a text is refused. */
export const unstorable = 'This holds a character that cannot be stored: NUL, or half of a surrogate pair.'

/** PostgreSQL stores neither NUL nor a surrogate without its other half. */
export function isStorable(value: string): boolean {
  return !/[\0\p{Cs}]/u.test(value)
}
