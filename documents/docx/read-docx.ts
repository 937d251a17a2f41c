import mammoth from 'mammoth'
import { assemble } from '@/core/import/assemble'
import type { ImportedArticle } from '@/core/import/import-article'
import { readMetadata } from '@/core/import/metadata'
import { recogniseRegions } from '@/core/import/regions'
import { fail, ok, type Result } from '@/core/result'
import { parsePage } from '../html/parse-page'
import { checkDepth, walkPage } from '../html/walk'
import { limits } from '../limits'
import { withoutLines } from '../numbered-blocks'
import { sizeProblem } from '../size'
import { plainDocx } from './docx-parts'

/** Styles of Word that mammoth has no element for, by their English names, which files in other languages have too. */
const styles = [
  "p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh", "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh", "p[style-name='Caption'] => figcaption:fresh", "p[style-name='caption'] => figcaption:fresh",
]

/**
 * Reads the text of a .docx file by its styles: headings, paragraphs, quotations, lists. What was deleted while changes
 * were tracked, comments, headers and pictures are not in it. The file is no text, so that the map is empty.
 * Throws a `Refusal`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Result<ImportedArticle>> {
  const html = await toHtml(await plainDocx(bytes))
  if (!html.ok) return html
  const { document, close } = parsePage(html.value, false)
  try {
    checkDepth(document)
    // The arrows by which mammoth leads back from a note to its number are its own.
    for (const back of document.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]')) back.remove()
    const { drafts } = walkPage({ body: document.body, isOwn: () => true })
    if (drafts.length === 0) return fail('refused', 'There is no text in the file.')
    const large = sizeProblem(drafts, limits.bytes.text)
    if (large !== undefined) return fail('tooLarge', large)
    const canonical = assemble('', withoutLines(recogniseRegions(drafts)))
    return ok({ format: 'docx', ...readMetadata(canonical), canonical })
  } finally {
    close()
  }
}

async function toHtml(docx: Buffer): Promise<Result<string>> {
  try {
    const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
    return ok((await mammoth.convertToHtml({ buffer: docx }, { styleMap: styles, includeEmbeddedStyleMap: false, externalFileAccess: false, convertImage })).value)
  } catch (error) {
    if (error instanceof RangeError) return fail('refused', 'The parts of the file stand too deep within each other.')
    return fail('refused', 'The file is damaged: it is not as Word writes it.')
  }
}
