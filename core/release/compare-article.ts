import { counted } from '@/core/counted'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { clip } from '@/core/formats/clip'
import type { LabelledArticle, LabelledPassage } from '@/core/formats/labelled-article'
import type { CheckedCounts, Difference, DifferenceKind } from './certificate'
import { type Points, pointsOf } from './ink'
import { type Manner, type Match, matchPassages } from './match-passages'

/** What came of comparing an article that was read back with the one in the database. */
export interface ArticleComparison {
  readonly counts: CheckedCounts
  readonly differences: readonly Difference[]
}

export const nothingChecked: CheckedCounts = { articles: 0, layers: 0, annotations: 0, fragments: 0, offsets: 0, quotes: 0 }

export function addCounts(one: CheckedCounts, other: CheckedCounts): CheckedCounts {
  return {
    articles: one.articles + other.articles, layers: one.layers + other.layers, annotations: one.annotations + other.annotations,
    fragments: one.fragments + other.fragments, offsets: one.offsets + other.offsets, quotes: one.quotes + other.quotes,
  }
}

/**
 * Compares an article as the database has it with the same article as it was read back: the text, every annotator's layer,
 * and of every passage its offsets, its words, its tag, note and attributes.
 * @param manner what the format does to every passage
 */
export function compareArticle(expected: LabelledArticle, read: LabelledArticle, manner: Manner = {}): ArticleComparison {
  const differences: Difference[] = []
  const tell = (kind: DifferenceKind, place: string, message: string) => differences.push({ kind, place, message })
  if (read.text !== expected.text) tell('text', expected.name, `The text is another: ${firstDifference(expected.text, read.text)}.`)
  const points = pointsOf(expected.text)
  const layersRead = new Map(read.layers.map((layer) => [layer.annotator, layer]))
  for (const layer of expected.layers) {
    const place = `${expected.name}, ${layer.annotator}`
    const found = layersRead.get(layer.annotator)
    layersRead.delete(layer.annotator)
    if (!found) {
      tell('layer', place, `The layer of ${layer.annotator}, with ${counted(layer.passages.length, 'annotation')}, is not there.`)
      continue
    }
    if (found.machine !== layer.machine) tell('machine', place, layer.machine ? 'A machine’s layer came back as a person’s.' : 'A person’s layer came back as a machine’s.')
    const { matches, extra } = matchPassages(layer.passages, found.passages, points, manner)
    for (const match of matches) for (const kind of match.kinds) tell(kind, `${place}, ${nameOf(match.expected)}`, sentence(kind, match))
    for (const passage of extra) tell('annotation', `${place}, ${nameOf(passage)}`, 'An annotation was read that the database does not have.')
  }
  for (const [annotator, { passages }] of layersRead) tell('layer', `${expected.name}, ${annotator}`, `A layer of ${annotator} was read, with ${counted(passages.length, 'annotation')}, that the database does not have.`)
  const quotes = checkQuotes(read, tell)
  const annotations = read.layers.flatMap((layer) => layer.passages)
  const fragments = annotations.reduce((sum, { extent }) => sum + extent.length, 0)
  return { counts: { articles: 1, layers: read.layers.length, annotations: annotations.length, fragments, offsets: 2 * fragments, quotes }, differences }
}

/** Slices every quote out of the text that was read, by code points and by UTF-16 units, each without the other's help. */
function checkQuotes(read: LabelledArticle, tell: (kind: DifferenceKind, place: string, message: string) => void): number {
  const points: Points = pointsOf(read.text)
  const table = offsetTable(read.text)
  let checked = 0
  for (const { annotator, passages } of read.layers) {
    for (const passage of passages) {
      passage.extent.forEach(({ start, end }, index) => {
        const quote = passage.quotes[index]
        const place = `${read.name}, ${annotator}, ${nameOf(passage)}`
        checked++
        if (end > points.length) return tell('quote', place, `The text has ${points.length} code points.`)
        const byPoint = points.slice(start, end).join('')
        const byUnit = read.text.slice(table.toUtf16(codePoint(start)), table.toUtf16(codePoint(end)))
        if (byPoint !== quote || byUnit !== quote) tell('quote', place, `At ${start}–${end} the text reads “${clip(byPoint)}” by code points and “${clip(byUnit)}” by UTF-16 units, and the quote “${clip(quote ?? '')}”.`)
      })
    }
  }
  return checked
}

function nameOf({ tag, extent }: LabelledPassage): string {
  return `${tag} ${extentWords(extent)}`
}

function extentWords(extent: LabelledPassage['extent']): string {
  return extent.map(({ start, end }) => `${start}–${end}`).join(', ')
}

function sentence(kind: DifferenceKind, { expected, found }: Match): string {
  const places = found.map(({ extent }) => extentWords(extent)).join(' and ')
  switch (kind) {
    case 'annotation': return 'It is not there.'
    case 'edges': return `It has other edges: ${places}.`
    case 'fragments': return `It came back in other parts: ${places}.`
    case 'tag': return `It has another tag: “${clip(found.find(({ tag }) => tag !== expected.tag)?.tag ?? '')}”.`
    case 'note': return `Its note “${clip(expected.note)}” came back as “${clip(found.find(({ note }) => note !== expected.note)?.note ?? '')}”.`
    default: return `Its attributes ${clip(JSON.stringify(expected.attributes))} came back as ${clip(JSON.stringify(found[0]?.attributes ?? {}))}.`
  }
}

function firstDifference(one: string, other: string): string {
  const [a, b] = [pointsOf(one), pointsOf(other)]
  const at = a.findIndex((point, index) => point !== b[index])
  if (at < 0) return `${b.length} code points, not ${a.length}`
  return `at ${at} it reads “${clip(b.slice(at, at + 20).join(''))}”, not “${clip(a.slice(at, at + 20).join(''))}”`
}
