import { clip } from '../clip'
import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import type { LabelledPassage } from '../labelled-article'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'
import { paragraphsOf, propaganda } from './tasks'

/** What one line of labels says of an article. */
type Label = { readonly place: Place } & (
  | { readonly kind: 'span'; readonly tag: string; readonly start: number; readonly end: number }
  | { readonly kind: 'paragraph'; readonly number: number; readonly tags: readonly string[] }
)

/** The labels of one annotator on one article. */
interface Labelled {
  readonly annotator: string
  readonly article: string
  readonly file: string
  readonly labels: Label[]
}

const article = /^article(.*)\.txt$/
const labelsOfArticle = /^article(.+?)(?:\.task[\w-]*\.labels|[-.]labels[\w-]*\.txt|\.labels)$/
const labels = /labels[^/]*\.(?:txt|tsv)$|\.labels$/
const number = /^\d{1,15}$/

/**
 * Reads a folder of SemEval 2020 task 11 or 2023 task 3: texts named `article123.txt`, and label files, whose lines
 * tell by their columns which task they are of (`id start end`, `id technique start end`, `id paragraph techniques`).
 * Offsets count code points, and a line end of two characters as one, as the task's own programs read the texts.
 * The formats give no words, so that only what is outside the text can be found wrong. Spans of 2020's first task,
 * which have no technique, get the tag `propaganda`; a paragraph's techniques are passages over the whole paragraph.
 * Where label files lie beside the texts in a folder, or several folders hold the same one, the folders are annotators’.
 */
export function readSemeval(files: readonly TextFile[], { annotator }: ReadOptions): Reading {
  const findings: Finding[] = []
  const named = files.map((file) => ({ ...file, folder: partsOfPath(file.path).folder, base: file.path.slice(file.path.lastIndexOf('/') + 1) }))
  const isLabels = (base: string) => labels.test(base) || labelsOfArticle.test(base)
  const texts = named.flatMap((file) => {
    const id = isLabels(file.base) ? undefined : article.exec(file.base)?.[1]
    return id === undefined ? [] : [{ ...file, id: nameOfFile(id) }]
  })
  const withTexts = new Set(texts.map(({ folder }) => folder))
  const folders = new Map<string, Set<string>>()
  for (const { base, folder } of named) if (isLabels(base)) folders.set(base, (folders.get(base) ?? new Set()).add(folder))
  /** The same file of labels in several folders is the work of several annotators. */
  const annotators = new Set([...folders.values()].flatMap((several) => (several.size > 1 ? [...several] : [])))
  const read: AnnotatorsText[] = []
  const byLayer = new Map<string, Labelled>()
  const layerOf = (owner: string, id: string, file: string): Labelled => {
    const key = JSON.stringify([owner, id])
    const known = byLayer.get(key)
    if (known) return known
    const made = { annotator: owner, article: id, file, labels: [] }
    byLayer.set(key, made)
    return made
  }
  for (const file of named) {
    if (!isLabels(file.base)) continue
    const owner = file.folder !== '' && (withTexts.has(file.folder) || annotators.has(file.folder)) ? nameOfFile(file.folder.split('/').at(-1)!) : annotator
    const own = labelsOfArticle.exec(file.base)?.[1]
    if (own !== undefined) layerOf(owner, nameOfFile(own), file.path)
    for (const { id, label, problem } of labelsIn(file.text, file.path)) {
      if (problem) findings.push(problem)
      else if (label) layerOf(owner, nameOfFile(id), file.path).labels.push(label)
    }
  }
  for (const { annotator: owner, article: id, file, labels } of byLayer.values()) {
    const beside = texts.filter((one) => one.id === id)
    const text = beside.find(({ folder }) => folder === partsOfPath(file).folder) ?? beside[0]
    const problem = text && textProblem(text.text)
    if (!text || problem !== undefined) {
      findings.push({ kind: 'text', place: text ? { file: text.path } : { ...(labels[0]?.place ?? { file }) }, message: problem ?? `There is no article${clip(id)}.txt for it: ${labels.length} labels were left out.` })
      continue
    }
    const { passages, findings: lines } = settleLabels(text.text, labels)
    findings.push(...lines)
    read.push({ article: id, text: text.text, file: text.path, layer: { annotator: owner, machine: false, passages } })
  }
  for (const { id, text, path } of texts) {
    if (read.some((one) => one.article === id) || textProblem(text) !== undefined) continue
    read.push({ article: id, text, file: path, layer: undefined })
  }
  const gathered = gatherLayers(read)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

function labelsIn(text: string, file: string): { id: string; label?: Label; problem?: Finding }[] {
  return text.replace(/^\ufeff/, '').split('\n').flatMap((raw, index): { id: string; label?: Label; problem?: Finding }[] => {
    const line = raw.replace(/\r$/, '')
    if (line.trim() === '') return []
    const place = { file, line: index + 1 }
    const [id = '', ...columns] = line.split('\t')
    const label = labelOf(columns, place)
    return label ? [{ id, label }] : [{ id, problem: { kind: 'malformed', place, message: 'These are not the columns of a label: id, perhaps a technique, start and end, or id, paragraph and techniques, with tabs between.' } }]
  })
}

function labelOf(columns: readonly string[], place: Place): Label | undefined {
  const [first = '', second = '', third = ''] = columns
  if (columns.length === 3 && number.test(second) && number.test(third)) return { place, kind: 'span', tag: first, start: Number(second), end: Number(third) }
  if (columns.length === 2 && number.test(first) && number.test(second)) return { place, kind: 'span', tag: propaganda, start: Number(first), end: Number(second) }
  if (columns.length <= 2 && number.test(first)) return { place, kind: 'paragraph', number: Number(first), tags: second.split(',').filter((tag) => tag.trim() !== '') }
  return undefined
}

function settleLabels(text: string, labels: readonly Label[]): { passages: LabelledPassage[]; findings: Finding[] } {
  const paragraphs = new Map(paragraphsOf(text).map((one) => [one.number, one]))
  const findings: Finding[] = []
  const drafts = (unit: 'spans' | 'paragraphs') => labels.flatMap((label): Draft[] => {
    const common = { place: label.place, quote: undefined, note: '', attributes: {} }
    if (label.kind === 'span') return unit === 'spans' ? [{ ...common, tag: label.tag, fragments: [label] }] : []
    if (unit === 'spans') return []
    const paragraph = paragraphs.get(label.number)
    if (!paragraph) {
      findings.push({ kind: 'outside', place: label.place, message: `Line ${label.number} of the text is no paragraph: it is empty, or there are fewer lines.` })
      return []
    }
    return label.tags.map((tag) => ({ ...common, tag, fragments: [paragraph] }))
  })
  const wordsOf = (quotes: readonly string[]) => quotes.join(' ')
  const spans = settle(text, drafts('spans'), { units: ['newlines'], wordsOf })
  const whole = settle(text, drafts('paragraphs'), { units: ['codePoints'], wordsOf })
  return { passages: [...spans.passages, ...whole.passages], findings: [...findings, ...spans.findings, ...whole.findings] }
}
