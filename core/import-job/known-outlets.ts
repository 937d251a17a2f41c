import { fold } from '../outlet/fold'
import type { ImportMatch } from './state'

/** An outlet as far as it can be recognised. */
export interface NamedOutlet {
  readonly id: string
  readonly key: string
  readonly name: string
  /** Domains among them. */
  readonly aliases: readonly string[]
}

/** Which outlet was recognised, and how. */
export interface Recognised {
  readonly id: string | null
  readonly by: ImportMatch['by']
}

const unknown: Recognised = { id: null, by: null }

/**
 * The outlets of a project by their names, other names and domains, without case and accents. A name that two of them have
 * tells nothing. What a lead has said of words in this file goes first.
 */
export class KnownOutlets {
  readonly #names = new Map<string, Recognised>()
  readonly #domains = new Map<string, string | null>()
  readonly #said: ReadonlyMap<string, string | null>

  constructor(outlets: readonly NamedOutlet[], said: readonly { readonly words: string; readonly id: string | null }[]) {
    const ids = new Set(outlets.map(({ id }) => id))
    this.#said = new Map(said.filter(({ id }) => id === null || ids.has(id)).map(({ words, id }) => [plain(words), id]))
    for (const { id, name } of outlets) this.#name(name, { id, by: 'name' })
    for (const { id, key, aliases } of outlets) {
      for (const alias of [key, ...aliases]) {
        this.#name(alias, { id, by: 'alias' })
        const domain = domainOf(alias)
        if (domain !== undefined) this.#domains.set(domain, this.#domains.has(domain) && this.#domains.get(domain) !== id ? null : id)
      }
    }
  }

  /** By what a file calls it: a name, or an address or domain. */
  byWords(words: string): Recognised {
    const said = this.#said.get(plain(words))
    if (said !== undefined) return { id: said, by: 'choice' }
    const named = this.#names.get(plain(words))
    if (named?.id) return named
    const domain = domainOf(words)
    return domain === undefined ? unknown : this.#byDomain(domain)
  }

  /** By the address of an article: the outlet that has its domain, or the one it is a part of, among its names. */
  byAddress(url: string): Recognised {
    return URL.canParse(url) ? this.#byDomain(new URL(url).hostname) : unknown
  }

  #name(words: string, outlet: Recognised): void {
    const before = this.#names.get(plain(words))
    if (before && before.id !== outlet.id) this.#names.set(plain(words), unknown)
    else if (!before) this.#names.set(plain(words), outlet)
  }

  #byDomain(host: string): Recognised {
    for (let rest = host.replace(/^www\./, ''); rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
      const id = this.#domains.get(rest)
      if (id) return { id, by: 'domain' }
    }
    return unknown
  }
}

/** A name as it is compared, without an article before it. */
function plain(words: string): string {
  return fold(words).text.trim().replace(/^the /, '')
}

/** The domain that words are, with or without what stands around it in an address; undefined where they are none. */
function domainOf(words: string): string | undefined {
  const found = /^(?:https?:\/\/)?(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)\/?(?:[/?#].*)?$/iu.exec(words.trim())?.[1]
  return found?.toLowerCase()
}
