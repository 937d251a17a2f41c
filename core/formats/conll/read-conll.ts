import { clip } from '../clip'
import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'

/** A file of tokens, as the text that they make and the spans on it, in code points. */
interface Tokens {
  readonly text: string
  readonly drafts: readonly Draft[]
  readonly findings: readonly Finding[]
}

/**
 * Reads CoNLL 2003: a folder for each article with a file for each annotator, and files of the same name with +2, +3
 * where spans overlap; or a file for each article. The first column is the token, the last one its tag in IOB2 or IOB.
 * There is no text in the format: tokens are joined by spaces, sentences by line feeds.
 */
export function readConll(files: readonly TextFile[], { annotator }: Pick<ReadOptions, 'annotator'>): Reading {
  const findings: Finding[] = []
  const levels = new Map<string, { article: string; annotator: string; file: string; text: string; drafts: Draft[] }>()
  for (const file of files) {
    const { folder, stem, ending } = partsOfPath(file.path)
    if (ending !== 'conll') continue
    const { text, drafts, findings: broken } = tokensOf(file)
    findings.push(...broken)
    const problem = textProblem(text)
    if (problem !== undefined) {
      findings.push({ kind: 'text', place: { file: file.path }, message: problem })
      continue
    }
    const owner = stem.replace(/\+\d+$/, '')
    const key = JSON.stringify([folder, owner])
    const known = levels.get(key)
    if (!known) levels.set(key, { article: nameOfFile(folder === '' ? owner : folder.split('/').at(-1)!), annotator: folder === '' ? annotator : nameOfFile(owner), file: file.path, text, drafts: [...drafts] })
    else if (known.text === text) known.drafts.push(...drafts)
    else findings.push({ kind: 'text', place: { file: file.path }, message: `Its tokens are not those of ${clip(known.file)}: the ${drafts.length} spans in it were left out.` })
  }
  const read = [...levels.values()].map(({ article, annotator, file, text, drafts }): AnnotatorsText => {
    const settled = settle(text, drafts, { units: ['codePoints'], wordsOf: (quotes) => quotes.join(' ') })
    findings.push(...settled.findings)
    return { article, text, file, layer: { annotator, machine: false, passages: settled.passages } }
  })
  const gathered = gatherLayers(read)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

function tokensOf({ path, text }: TextFile): Tokens {
  const parts: string[] = []
  const spans: { place: Draft['place']; tag: string; start: number; end: number }[] = []
  const findings: Finding[] = []
  let at = 0
  let apart = ''
  let open: (typeof spans)[number] | undefined
  for (const [index, raw] of text.replace(/^\ufeff/, '').split('\n').entries()) {
    const line = raw.replace(/\r$/, '')
    if (line === '' || line.startsWith('-DOCSTART-')) {
      open = undefined
      if (parts.length > 0) apart = '\n'
      continue
    }
    const columns = line.split(/[ \t]/)
    const [token = '', label = ''] = [columns[0], columns.at(-1)]
    const place = { file: path, line: index + 1 }
    const [, begin, tag] = /^([BI])-(.+)$/su.exec(label) ?? []
    if (columns.length < 2 || token === '' || (label !== 'O' && tag === undefined)) {
      findings.push({ kind: 'malformed', place, message: 'A line is a token and its tag, O or B- or I- and a name, with other columns between and a space or tab between each two.' })
      continue
    }
    const start = at + apart.length
    at = start + [...token].length
    parts.push(apart, token)
    apart = ' '
    if (tag === undefined) open = undefined
    else if (open && begin === 'I' && open.tag === tag) open.end = at
    else spans.push((open = { place, tag, start, end: at }))
  }
  return { text: parts.join(''), findings, drafts: spans.map(({ place, tag, start, end }) => ({ place, tag, fragments: [{ start, end }], quote: undefined, note: '', attributes: {} })) }
}
