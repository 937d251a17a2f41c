/** How a raw text is written. */
export type ArticleFormat = 'markdown' | 'text'

/** What an article was read from: a raw text, or a document that has a text in it. */
export type SourceFormat = ArticleFormat | 'html' | 'docx' | 'pdf'

/**
 * What only Markdown has. A plain text read as Markdown loses characters, so the signs are strong
 * ones: a dash or a `>` at the start of a line is not enough. Counts are bounded to stay linear.
 */
const signs: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'heading marks', pattern: /^ {0,3}#{1,6} \S/m },
  { name: 'links', pattern: /\[[^\]\n]{1,500}\]\([^)\s]{0,500}\)/ },
  { name: 'addresses in angle brackets', pattern: /<https?:\/\/[^\s<>]{1,2000}>/ },
  { name: 'escaped characters', pattern: /\\[*_$#[\]]/ },
  { name: 'bold text', pattern: /\*\*[^\s*][^*\n]{0,500}\*\*/ },
  { name: 'paragraphs in italics', pattern: /^(?:\*[^\s*][^*\n]{0,5000}\*|_[^\s_][^_\n]{0,5000}_)$/m },
]

/** Whether a text is Markdown, and by what it was told. */
export function detectFormat(raw: string): { readonly format: ArticleFormat; readonly reason: string } {
  const sign = signs.find(({ pattern }) => pattern.test(raw))
  return sign ? { format: 'markdown', reason: `it has ${sign.name}` } : { format: 'text', reason: 'it has no Markdown marks' }
}
