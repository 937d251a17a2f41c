import { importArticle, type ImportedArticle } from '@/core/import/import-article'
import { checkCanonical } from '@/core/import/invariants'
import { fail, type Result } from '@/core/result'
import { readDocx } from '../docx/read-docx'
import { readHtml } from '../html/read-html'
import { readPdf } from '../pdf/read-pdf'
import { Refusal } from '../refusal'
import { readText } from '../text/read-text'
import type { DocumentRequest } from './document-request'

/**
 * Reads a document. What comes out is held against what a canonical text promises, whatever the parser made of the file;
 * a parser that fails on a stranger's file is the file's fault, and is told as such.
 */
export async function readDocument({ kind, bytes, told }: DocumentRequest): Promise<Result<ImportedArticle>> {
  // A PDF reader takes the bytes it is given away.
  const raw = kind === 'cell' || kind === 'html' || kind === 'text' || kind === 'markdown' ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : ''
  try {
    const read = await readAs(kind, bytes, told)
    if (!read.ok) return read
    const [fault] = checkCanonical(read.value.canonical.map.length === 0 ? '' : raw, read.value.canonical)
    return fault === undefined ? read : fail('refused', `The file cannot be read without a fault (${fault}).`)
  } catch (error) {
    if (error instanceof Refusal) return fail('refused', error.message, error.line === undefined ? {} : { details: { line: error.line } })
    if (error instanceof RangeError) return fail('refused', 'The parts of the file stand too deep within each other.')
    return fail('refused', 'The file is damaged, or not of the kind that its name says.')
  }
}

function readAs(kind: DocumentRequest['kind'], bytes: Uint8Array, told: DocumentRequest['told']): Result<ImportedArticle> | Promise<Result<ImportedArticle>> {
  switch (kind) {
    case 'cell': return importArticle(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    case 'text':
    case 'markdown': return readText(bytes, kind, told)
    case 'html': return readHtml(bytes, told)
    case 'docx': return readDocx(bytes)
    case 'pdf': return readPdf(bytes)
  }
}
