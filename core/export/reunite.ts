import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { type Result, fail, ok } from '@/core/result'
import { type ArticleLine, articleLineSchema } from './article-line'
import { standOffSchema } from './stand-off'

/** What of a line without text says which text it wants. */
export interface StandOffHead {
  readonly slug: string
  readonly url: string | null
  readonly textSha256: string
  readonly rawSha256: string
}

/**
 * How a text is brought into the form that hashes and offsets count in: without a byte order mark; lines end with LF, CRLF
 * or CR; those with nothing to see are left out, and the rest is joined by LF. Nothing else is changed.
 */
export function plainCanonical(text: string): string {
  return text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).filter((line) => /[^\s\p{Cf}\p{Cc}]/u.test(line)).join('\n')
}

/** The head of a line without text. Fails with `invalid` where it is none. */
export function standOffHead(line: unknown): Result<StandOffHead> {
  if (isObject(line) && isObject(line['schema']) && isObject(line['article']) && line['schema']['name'] === standOffSchema.name) {
    const { article: { slug, url }, textSha256, rawSha256 } = line as { article: Record<string, unknown>; textSha256?: unknown; rawSha256?: unknown }
    if (typeof slug === 'string' && typeof textSha256 === 'string' && typeof rawSha256 === 'string') return ok({ slug, url: typeof url === 'string' ? url : null, textSha256, rawSha256 })
  }
  return fail('invalid', 'This is not a line of an export without texts.')
}

/**
 * Puts a line without text and its text together: every quote is taken from the text at its offsets and held against its
 * hash. Fails with `invalid` where one differs, or where the line is none. What was left out besides, titles and notes
 * above all, stays empty.
 * @param text the canonical text, whose hash was compared
 */
export function reuniteLine(line: unknown, text: string, sha256: (text: string) => string): Result<ArticleLine> {
  const head = standOffHead(line)
  if (!head.ok) return head
  const { length, slice } = offsetTable(text)
  const wrong: string[] = []
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole)
    if (!isObject(value)) return value
    const { quoteSha256, ...rest } = value
    if (typeof quoteSha256 !== 'string') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, whole(one)]))
    const { start, end } = rest
    const inside = typeof start === 'number' && typeof end === 'number' && start >= 0 && start < end && end <= length
    const quote = inside ? slice(codePoint(start), codePoint(end)) : ''
    if (!inside || sha256(quote) !== quoteSha256) wrong.push(`${String(start)}-${String(end)}`)
    return { ...rest, quote }
  }
  const { schema: _, article, ...rest } = line as Record<string, unknown> & { article: Record<string, unknown> }
  const filled = { schema: { name: 'crossread/article', version: 1 }, article: { title: null, byline: null, provenance: null, ...article }, text, ...(whole(rest) as object) }
  if (wrong.length > 0) return fail('invalid', `${head.value.slug}: the words at ${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ` and ${wrong.length - 5} more places` : ''} are not those that were quoted.`)
  const parsed = articleLineSchema.safeParse(filled)
  return parsed.success ? ok(parsed.data) : fail('invalid', `${head.value.slug}: ${parsed.error.issues[0]!.path.join('.')}: ${parsed.error.issues[0]!.message}.`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
