import { getDocumentProxy } from 'unpdf'
import { assemble } from '@/core/import/assemble'
import { isBlank } from '@/core/import/decode'
import type { Draft, KindedDraft } from '@/core/import/draft'
import type { ImportedArticle } from '@/core/import/import-article'
import { readMetadata } from '@/core/import/metadata'
import { recogniseRegions } from '@/core/import/regions'
import { fail, ok, type Result } from '@/core/result'
import { limits } from '../limits'
import { withoutLines } from '../numbered-blocks'
import { sizeProblem } from '../size'
import { linesOfPage, type PdfLine } from './lines'
import { pageFurniture } from './page-furniture'
import { paragraphsOf } from './paragraphs'

/** No article has more. */
const mostPages = 1000

/**
 * Reads the text layer of a PDF file: lines joined into paragraphs, what pages repeat as furniture. What the file says
 * of its title and author is left alone: most often it is the name of a program or a template. The map is empty.
 */
export async function readPdf(bytes: Uint8Array): Promise<Result<ImportedArticle>> {
  const read = await readLines(bytes)
  if (!read.ok) return read
  const lines = read.value
  const letters = lines.map(({ text }) => text).join('')
  if (isBlank(letters)) return fail('refused', 'The file has no text layer that can be read: its pages are pictures, or its fonts do not say what they show. Have the text recognised (OCR) and bring that.')
  const unknown = letters.match(/[\ufffd\p{Co}\p{Cc}\p{Surrogate}]/gu)?.length ?? 0
  if (unknown * 20 > letters.length) return fail('refused', `The fonts of the file do not say which characters they show: ${unknown} of ${letters.length} cannot be known. Have the text recognised (OCR) and bring that.`)
  const { drafts, furniture } = draftsOf(lines)
  const large = sizeProblem(drafts, limits.bytes.text)
  if (large !== undefined) return fail('tooLarge', large)
  const found = recogniseRegions(drafts.filter((draft) => !furniture.has(draft))).values()
  const kinded = drafts.map((draft): KindedDraft => (furniture.has(draft) ? { ...draft, kind: 'furniture', reason: furniture.get(draft)! } : found.next().value!))
  const canonical = assemble('', withoutLines(kinded))
  return ok({ format: 'pdf', ...readMetadata(canonical), canonical })
}

/** Paragraphs in their order; a running head does not cut the one that it stands in, and comes after it. */
function draftsOf(lines: readonly PdfLine[]): { drafts: Draft[]; furniture: ReadonlyMap<Draft, string> } {
  const numbers = new Map(lines.map((line, index) => [line, index + 1]))
  const repeated = pageFurniture(lines)
  const furniture = new Map<Draft, string>()
  const around = lines.filter((line) => repeated.has(line)).map((line): Draft => {
    const number = numbers.get(line)!
    const draft: Draft = { form: 'paragraph', level: 0, text: line.text, pieces: [{ text: line.text, raw: null }], marks: [], lines: { first: number, last: number } }
    furniture.set(draft, repeated.get(line)!)
    return draft
  })
  const drafts = [...paragraphsOf(lines.filter((line) => !repeated.has(line)), numbers), ...around]
  return { drafts: drafts.sort((a, b) => a.lines.first - b.lines.first), furniture }
}

async function readLines(bytes: Uint8Array): Promise<Result<PdfLine[]>> {
  let document
  try {
    document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, stopAtErrors: false, useSystemFonts: false, useWorkerFetch: false, isImageDecoderSupported: false, maxImageSize: 1 })
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'PasswordException') return fail('refused', 'The file is encrypted: a password opens it.')
    return fail('refused', 'The file is damaged: it is no PDF file that can be read.')
  }
  try {
    if (document.numPages > mostPages) return fail('tooLarge', `The file has ${document.numPages} pages; the limit is ${mostPages}.`)
    const lines: PdfLine[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      lines.push(...linesOfPage(items.flatMap((item) => ('str' in item ? [{ ...item, str: storable(item.str) }] : [])), number))
      page.cleanup()
    }
    return ok(lines)
  } catch {
    return fail('refused', 'The file is damaged: a page of it cannot be read.')
  } finally {
    await document.loadingTask.destroy()
  }
}

/** What a font does not know comes as a NUL: the sign for “unknown” takes its place, so that it can be seen. */
function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')
}
