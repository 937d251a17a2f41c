import { fold } from './fold'

/** A name to be masked wherever it stands. */
export interface MaskTerm {
  readonly text: string
  /** Only with these capitals, but in addresses: for what is an ordinary word in small letters, such as “Time” or “Guardian”. */
  readonly exact: boolean
  /** The language of the text (BCP 47), by which names have endings; null or nothing where it is unknown. */
  readonly language?: string | null
}

/** What gives an article's outlet away. */
export interface Telltales {
  /** Originator and publisher: their names, and the other names the lead wrote down. */
  readonly outlets: readonly { readonly name: string; readonly aliases: readonly string[] }[]
  readonly byline: string | null
  readonly url: string | null
  /** The language of the article, by which names have endings; null or nothing where it is unknown. */
  readonly language?: string | null
  /** What the lead wants masked in this article besides. */
  readonly extra: readonly string[]
}

/** Every spelling that is looked for, the longest first. What has neither letter nor digit is left out: it would mask punctuation. */
export function maskTerms({ outlets, byline, url, extra, language }: Telltales): readonly MaskTerm[] {
  const names = outlets.flatMap(({ name, aliases }) => [name, ...aliases])
  const terms = [...names.flatMap(spellings), ...extra.flatMap(written), ...bylineTerms(byline), ...hostTerms(url), ...names.flatMap(hostTerms)]
  const unique = new Map(terms.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map((term) => [term.exact ? term.text : fold(term.text).text.trim(), term]))
  const named = language ? [...unique.values()].map((term) => ({ ...term, language })) : [...unique.values()]
  return named.sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

const plain = (text: string): MaskTerm => ({ text, exact: false })

/**
 * One word with a capital, such as “Time” or “WHO”, is looked for as it is written and in capitals throughout, as headlines have
 * it: in small letters it is a word like any other. Several words, and what is written small, are found in any case.
 */
function written(text: string): MaskTerm[] {
  if (/[\s_\p{Pd}]/u.test(text.trim()) || !/\p{Lu}/u.test(text)) return [plain(text)]
  return [{ text, exact: true }, { text: text.toUpperCase(), exact: true }]
}

/** A name in the spellings that need no knowledge of it: without “The”, written together as in addresses, an acronym with points. */
function spellings(name: string): MaskTerm[] {
  const bracketed = /^(.+?)\s*\(([^()]+)\)$/u.exec(name)
  if (bracketed) return [plain(name), ...spellings(bracketed[1]!), ...spellings(bracketed[2]!)]
  const terms = written(name)
  const rest = /^the\s+(.+)$/iu.exec(name)?.[1]
  // “The Sun” without its article is a word like any other when it is written small; “the sun” is nothing else.
  if (rest && (/\s/u.test(rest) || /^\p{Lu}/u.test(rest))) terms.push(...written(rest))
  for (const one of rest ? [name, rest] : [name]) if (/[\s-]/u.test(one.trim())) terms.push(plain(one.replace(/[\s-]+/gu, '')))
  if (/^\p{Lu}{2,6}$/u.test(name)) terms.push(plain([...name].join('.')), plain(`${[...name].join('.')}.`))
  return terms
}

/** The byline as it stands, and each of its parts of at least two words: “Staff” alone would mask every member of staff. */
function bylineTerms(byline: string | null): MaskTerm[] {
  if (byline === null) return []
  const parts = byline.replace(/^\s*by\s+/iu, '').split(/\s*(?:[,;/|&·]|\band\b)\s*/u).filter((part) => /\S\s+\S/u.test(part))
  return [byline, ...parts].filter((part) => /\S\s+\S/u.test(part) || /\p{Lu}.*\p{Lu}/u.test(part)).flatMap(written)
}

/** The host of an address, or of a name that is one: `www.example.com` is looked for as `example.com`. */
function hostTerms(address: string | null): MaskTerm[] {
  if (address === null) return []
  const host = hostOf(address.trim()) ?? (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(address.trim()) ? address.trim() : '')
  return host.includes('.') ? [plain(host.replace(/^www\d?\./iu, ''))] : []
}

/** The host of a web address; undefined where it is none. Some addresses can be parsed and then cannot, so it is tried. */
function hostOf(address: string): string | undefined {
  try {
    return new URL(address).hostname
  } catch {
    return undefined
  }
}
