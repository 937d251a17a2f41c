import type { Codebook, Tag } from './codebook'

/** A passage of a codebook by its place: the key of its tag, and whether it is the example or the near miss. */
export type PassagePlace = `${string} ${'example' | 'nearMiss'}`

/** An article whose reader has still to make up their own mind. */
export interface UnreadArticle {
  /** The real text, whatever is masked of it. */
  readonly text: string
  /** By what a codebook may call it, beside its words: its short name, its title. */
  readonly names: readonly string[]
}

const places = ['example', 'nearMiss'] as const

/**
 * Which passages of a codebook are from an article: they quote it, or say that they do. Case, accents, punctuation and the
 * width of spaces do not count; of a quote in several pieces, with “…” or three points between them, every piece has to stand
 * in the text. Pieces of signs alone, such as a bracket or quotation mark beside the “…”, count only where there is no other.
 */
export function passagesFrom({ tags }: Pick<Codebook, 'tags'>, { text, names }: UnreadArticle): readonly PassagePlace[] {
  const words = wordsOf(text)
  const called = new Set(names.map(wordsOf).filter(Boolean))
  const isFrom = ({ quote, article }: NonNullable<Tag['example']>) =>
    (article !== undefined && called.has(wordsOf(article))) || quotes(quote, words, text)
  return tags.flatMap((tag) => places.filter((place) => tag[place] && isFrom(tag[place])).map((place): PassagePlace => `${tag.key} ${place}`))
}

function quotes(quote: string, words: string, text: string): boolean {
  const pieces = quote.split(/…|\.{3,}/u)
  const sought = pieces.map(wordsOf).filter(Boolean)
  return sought.length > 0 ? sought.every((piece) => words.includes(piece)) : pieces.every((piece) => text.includes(piece.trim()))
}

/** Letters and figures only, each run of anything else one space. */
function wordsOf(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(/[\p{M}\p{Cf}]+/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/**
 * A codebook for somebody who has articles still to read: without the passages in `leftOut`, and without saying which
 * articles the others are from. Everything else is as it was.
 */
export function withoutPassages(codebook: Codebook, leftOut: ReadonlySet<PassagePlace>): Codebook {
  return {
    ...codebook,
    tags: codebook.tags.map(({ example, nearMiss, ...tag }) => ({
      ...tag,
      ...(example && !leftOut.has(`${tag.key} example`) ? { example: withoutArticle(example) } : {}),
      ...(nearMiss && !leftOut.has(`${tag.key} nearMiss`) ? { nearMiss: withoutArticle(nearMiss) } : {}),
    })),
  }
}

function withoutArticle({ article: _article, line: _line, ...passage }: NonNullable<Tag['example']>): NonNullable<Tag['example']> {
  return passage
}

/**
 * A codebook with everything in it that is written for annotators put through `mask`. Keys and options stay, for they are what
 * is stored when one is chosen; so do its own name and version, by which files and lists call it.
 */
export function maskCodebook(codebook: Codebook, mask: (line: string) => string): Codebook {
  const passage = (one: Tag['example']) => one && { ...one, quote: mask(one.quote), ...(one.note === undefined ? {} : { note: mask(one.note) }) }
  return {
    ...codebook,
    guidelines: codebook.guidelines.map(mask),
    groups: codebook.groups.map((group) => ({ ...group, name: mask(group.name) })),
    tags: codebook.tags.map(({ example, nearMiss, ...tag }) => ({
      ...tag, name: mask(tag.name), definition: mask(tag.definition), useWhen: mask(tag.useWhen), doNotUseWhen: mask(tag.doNotUseWhen),
      ...(example ? { example: passage(example)! } : {}), ...(nearMiss ? { nearMiss: passage(nearMiss)! } : {}),
    })),
    attributes: codebook.attributes.map((attribute) => ({ ...attribute, name: mask(attribute.name), ...(attribute.help === undefined ? {} : { help: mask(attribute.help) }) })),
    questions: codebook.questions.map((question) => ({ ...question, name: mask(question.name), ...(question.axis ? { axis: [mask(question.axis[0]), mask(question.axis[1])] as [string, string] } : {}) })),
  }
}
