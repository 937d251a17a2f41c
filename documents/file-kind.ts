import { signatureOf } from '@/core/import/decode'

/** How a file is read. */
export type FileKind = 'text' | 'markdown' | 'html' | 'docx' | 'pdf' | 'csv' | 'tsv' | 'jsonl' | 'json' | 'zip'

const endings: ReadonlyMap<string, FileKind> = new Map([
  ['txt', 'text'], ['text', 'text'], ['md', 'markdown'], ['markdown', 'markdown'], ['html', 'html'], ['htm', 'html'], ['xhtml', 'html'],
  ['docx', 'docx'], ['pdf', 'pdf'], ['csv', 'csv'], ['tsv', 'tsv'], ['tab', 'tsv'], ['jsonl', 'jsonl'], ['ndjson', 'jsonl'], ['json', 'json'], ['zip', 'zip'],
])

/** For people, in the order of the guide. */
export const readEndings = '.txt, .md, .html, .docx, .pdf, .csv, .tsv, .jsonl, .json and .zip'

/** What a name says of a file; undefined where it is none of those that are read. */
export function kindOf(name: string): FileKind | undefined {
  const ending = /\.([^./\\]{1,10})$/.exec(name)?.[1]
  return ending === undefined ? undefined : endings.get(ending.toLowerCase())
}

/**
 * Why the bytes cannot be what the name says, as a sentence; undefined where they may be. Only what is certain counts:
 * a table may look like a text, a PDF file like neither.
 * @param begun at least the first 1024 bytes, or all
 */
export function contentProblem(kind: FileKind, begun: Uint8Array): string | undefined {
  if (begun.length === 0) return 'The file is empty.'
  const ascii = String.fromCharCode(...begun.subarray(0, 1024))
  switch (kind) {
    case 'pdf': return ascii.includes('%PDF-') ? undefined : 'The file is called .pdf and is none: it does not begin as a PDF file does.'
    case 'docx':
    case 'zip': return ascii.startsWith('PK\u0003\u0004') || (kind === 'zip' && ascii.startsWith('PK\u0005\u0006')) ? undefined : otherThan(kind, begun)
    default: {
      const signature = signatureOf(begun)
      if (signature !== undefined && !signature.includes('UTF-16')) return `The file is called .${kind === 'markdown' ? 'md' : kind === 'text' ? 'txt' : kind}, and it is ${signature}.`
      return undefined
    }
  }
}

function otherThan(kind: 'docx' | 'zip', begun: Uint8Array): string {
  const signature = signatureOf(begun)
  return `The file is called .${kind}, and it is ${signature === undefined || signature.includes('ZIP') ? 'none' : signature}.`
}
