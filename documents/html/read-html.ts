import { assemble } from '@/core/import/assemble'
import { checkText } from '@/core/import/decode'
import type { ImportedArticle } from '@/core/import/import-article'
import { readMetadata } from '@/core/import/metadata'
import { fail, ok, type Result } from '@/core/result'
import type { ToldEncoding } from '../entry'
import { limits } from '../limits'
import { sizeProblem } from '../size'
import { decodeBytes } from '../text/decode-bytes'
import { declaredCharset } from './charset'
import { readHead } from './head'
import { mainTexts } from './main-content'
import { parsePage } from './parse-page'
import { kindsOfPage } from './regions'
import { checkDepth, walkPage } from './walk'

/**
 * Reads a page of the web as an article: all its words in their order, those outside the main content as furniture.
 * Every word that is in the file as such is mapped to its place there, where the file is UTF-8. Throws a `Refusal`.
 */
export function readHtml(bytes: Uint8Array, told?: ToldEncoding): Result<ImportedArticle> {
  const decoded = decodeBytes(bytes, { declared: declaredCharset(bytes), told })
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  const checked = checkText(text, { maxBytes: Infinity })
  if (!checked.ok) return checked
  // The parser takes a byte order mark for a letter that begins the body.
  const page = parsePage(text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text, true)
  try {
    const { document, placeOf } = page
    checkDepth(document)
    const head = readHead(document)
    const main = mainTexts(document)
    const flow = walkPage({ body: document.body ?? document.documentElement, raw: { text, placeOf }, isOwn: (node) => main?.has(node) ?? true })
    if (flow.drafts.length === 0) return fail('refused', 'There is no text in the page.')
    const large = sizeProblem(flow.drafts, limits.bytes.text)
    if (large !== undefined) return fail('tooLarge', large)
    const { titles: _, ...said } = head
    const assembled = assemble(text, kindsOfPage(flow.drafts, flow.isOwn, head))
    const canonical = encoding === 'utf-8' ? assembled : { ...assembled, map: [] }
    return ok({ format: 'html', ...readMetadata(canonical, said), canonical, told: said })
  } finally {
    page.close()
  }
}
