import { fold } from './fold'

/** A name to be masked wherever it stands. */
export interface MaskTerm {
  readonly text: string
  /** Only in this very spelling: for what is an ordinary word in small letters, such as “Guardian”. */
  readonly exact: boolean
}

/** What gives an article's outlet away. */
export interface Telltales {
  /** Originator and publisher: their names, and the other names the lead wrote down. */
  readonly outlets: readonly { readonly name: string; readonly aliases: readonly string[] }[]
  readonly byline: string | null
  readonly url: string | null
  /** What the lead wants masked in this article besides. */
  readonly extra: readonly string[]
}

/** Every spelling that is looked for, the longest first. What has neither letter nor digit is left out: it would mask punctuation. */
export function maskTerms({ outlets, byline, url, extra }: Telltales): readonly MaskTerm[] {
  const names = outlets.flatMap(({ name, aliases }) => [name, ...aliases])
  const terms = [...names.flatMap(spellings), ...extra.map(plain), ...bylineTerms(byline), ...hostTerms(url), ...names.flatMap(hostTerms)]
  const unique = new Map(terms.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).map((term) => [term.exact ? term.text : fold(term.text).text.trim(), term]))
  return [...unique.values()].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1))
}

const plain = (text: string): MaskTerm => ({ text, exact: false })

/** A name in the spellings that need no knowledge of it: without “The”, written together as in addresses, an acronym with points. */
function spellings(name: string): MaskTerm[] {
  const bracketed = /^(.+?)\s*\(([^()]+)\)$/u.exec(name)
  if (bracketed) return [plain(name), ...spellings(bracketed[1]!), ...spellings(bracketed[2]!)]
  const terms = [plain(name)]
  const rest = /^the\s+(.+)$/iu.exec(name)?.[1]
  // “The Sun” without its article is a word like any other when it is written small; “the sun” is nothing else.
  if (rest && (/\s/u.test(rest) || /^\p{Lu}/u.test(rest))) terms.push({ text: rest, exact: !/\s/u.test(rest) })
  for (const one of rest ? [name, rest] : [name]) if (/[\s-]/u.test(one.trim())) terms.push(plain(one.replace(/[\s-]+/gu, '')))
  if (/^\p{Lu}{2,6}$/u.test(name)) terms.push(plain([...name].join('.')), plain(`${[...name].join('.')}.`))
  return terms
}

/** The byline as it stands, and each of its parts of at least two words: “Staff” alone would mask every member of staff. */
function bylineTerms(byline: string | null): MaskTerm[] {
  if (byline === null) return []
  const parts = byline.replace(/^\s*by\s+/iu, '').split(/\s*(?:[,;/|&·]|\band\b)\s*/u).filter((part) => /\S\s+\S/u.test(part))
  return [byline, ...parts].filter((part) => /\S\s+\S/u.test(part) || /\p{Lu}.*\p{Lu}/u.test(part)).map(plain)
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
