import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { Proposals } from '../proposals'
import { settle } from '../settle'
import { textProblem } from '../storable'
import { joinOverLines } from './lines'
import { readAnn } from './read-ann'

/**
 * Reads a folder of brat stand-off: `.txt` and `.ann` side by side, one folder for each annotator, or none where
 * there is one. Folders that all of these lie in are nobody’s; folders below them belong to the name of the article. A text that stands in one annotator's folder
 * only, or above all of them, serves the others too.
 *
 * brat counts code points, a line end of two characters as two. Files made by programs that count it as one, or in
 * UTF-16, are read so where the quotes say so, and that is told. Lines of `.ann` with nothing in Crossread to hold
 * them are listed.
 */
export function readBrat(files: readonly TextFile[], { annotator, accept }: ReadOptions): Reading {
  const findings: Finding[] = []
  const proposals = new Proposals()
  const anns = files.filter(({ path }) => partsOfPath(path).ending === 'ann')
  const texts = new Map(files.filter(({ path }) => partsOfPath(path).ending === 'txt').map((file) => [stemOf(file.path), file]))
  const grouped = anns.some(({ path }) => path.includes('/'))
  const above = foldersAbove(anns)
  const byArticle = new Map<string, TextFile>()
  for (const [stem, file] of texts) {
    const { article } = ownerOf(stem, grouped, above)
    if (!byArticle.has(article) || !stem.includes('/')) byArticle.set(article, file)
  }

  const read: AnnotatorsText[] = []
  for (const ann of anns) {
    const stem = stemOf(ann.path)
    const { owner, article } = ownerOf(stem, grouped, above)
    const file = texts.get(stem) ?? byArticle.get(article)
    if (!file) {
      findings.push({ kind: 'text', place: { file: ann.path }, message: `There is no ${partsOfPath(ann.path).stem}.txt beside it.` })
      continue
    }
    const problem = textProblem(file.text)
    if (problem !== undefined) {
      findings.push({ kind: 'text', place: { file: file.path }, message: problem })
      continue
    }
    const { drafts, findings: lines } = readAnn(ann.text, ann.path)
    const settled = settle(file.text, drafts, {
      units: ['codePoints', 'newlines', 'utf16'], wordsOf: (quotes) => oneLine(quotes.join(' ')), plain: (words) => words.replace(/\s+/g, ' '), split, mend: joinOverLines, accept, proposals,
    })
    findings.push(...lines, ...settled.findings)
    read.push({ article, text: file.text, file: file.path, layer: { annotator: owner ?? annotator, machine: false, passages: settled.passages } })
  }
  // Articles that nobody has annotated are articles too.
  for (const [article, file] of byArticle) {
    if (read.some((one) => one.article === article) || textProblem(file.text) !== undefined) continue
    read.push({ article, text: file.text, file: file.path, layer: undefined })
  }
  const gathered = gatherLayers(read, proposals)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

const stemOf = (path: string) => path.replace(/\.[^./]+$/, '')

/** Whose a file is, by the first folder of its path, and which article it is of. */
function ownerOf(whole: string, grouped: boolean, above: string): { owner: string | undefined; article: string } {
  const stem = whole.startsWith(above) ? whole.slice(above.length) : whole
  const slash = stem.indexOf('/')
  const parts = (path: string) => path.split('/').map(nameOfFile).join('/')
  return grouped && slash > 0 ? { owner: nameOfFile(stem.slice(0, slash)), article: parts(stem.slice(slash + 1)) } : { owner: undefined, article: parts(stem) }
}

/** The folders that all annotators’ folders lie in, with `/` at the end: nobody’s name. */
function foldersAbove(anns: readonly TextFile[]): string {
  const folders = anns.map(({ path }) => path.split('/').slice(0, -1))
  let depth = 0
  while (folders.length > 0 && folders.every((one) => one.length > depth + 1 && one[depth] === folders[0]![depth])) depth++
  return folders[0]?.slice(0, depth).map((one) => `${one}/`).join('') ?? ''
}

/** As brat writes words: a line break is a space. */
function oneLine(words: string): string {
  return words.replace(/[\r\n]/g, ' ')
}

/** The words of fragments that are joined by one space, by their lengths in code points. */
function split(quote: string, lengths: readonly number[]): string[] | undefined {
  const points = [...quote]
  if (points.length !== lengths.reduce((sum, length) => sum + length + 1, -1)) return undefined
  let at = 0
  return lengths.map((length) => {
    const part = points.slice(at, at + length).join('')
    at += length + 1
    return part
  })
}
