/** Codes as words, in English: “FR” is France, “en” is English. */

/** A code with its name, as a form offers it. */
export interface NamedCode {
  readonly code: string
  readonly name: string
}

/** The name of a country by its ISO 3166-1 alpha-2 code. A code that nobody has named stands as it is. */
export function countryName(code: string): string {
  return nameOf('region', code) ?? code
}

/** The name of a language by its BCP 47 code. A code that nobody has named stands as it is. */
export function languageName(code: string): string {
  return nameOf('language', code) ?? code
}

/** Every country of ISO 3166-1 that the runtime can name, by name. */
export function countries(): readonly NamedCode[] {
  return pairs((code) => code.toUpperCase())
    .filter((code) => !notCountries.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => named('region', code))
    .sort(byName)
}

/** Every language with a code of two letters that the runtime can name, by name. */
export function languages(): readonly NamedCode[] {
  return pairs((code) => code)
    .filter((code) => new Intl.Locale(code).language === code)
    .flatMap((code) => named('language', code))
    .sort(byName)
}

/** Codes that the runtime names, and that are no countries: unions, the unknown, pseudo-locales for tests. */
const notCountries: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

const letters = [...'abcdefghijklmnopqrstuvwxyz']

function pairs(write: (code: string) => string): string[] {
  return letters.flatMap((first) => letters.map((second) => write(first + second)))
}

function named(type: 'region' | 'language', code: string): NamedCode[] {
  const name = nameOf(type, code)
  return name ? [{ code, name }] : []
}

function nameOf(type: 'region' | 'language', code: string): string | undefined {
  try {
    return new Intl.DisplayNames('en', { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}

function byName(a: NamedCode, b: NamedCode): number {
  return a.name.localeCompare(b.name, 'en')
}
