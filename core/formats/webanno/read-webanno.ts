import { utf16 } from '@/core/text/offset'
import { clip } from '../clip'
import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'
import { type Sentence, rebuild } from './sentences'
import { unescapeValue, valuesOf } from './values'

/** A layer of spans, and its columns. */
interface Columns {
  readonly name: string
  readonly first: number
  readonly features: readonly string[]
}

/** An annotation while its tokens come, line by line. */
interface Growing {
  readonly place: Place
  readonly layer: string
  readonly values: Map<string, string>
  readonly start: number
  end: number
}

const token = /^\d+-\d+(?:\.\d+)?\t(\d{1,9})-(\d{1,9})\t([^\t]*)\t?(.*)$/s

/** Features that hold the tag, in this order; else it is the first that has a value, or the name of the layer. */
const tagFeatures = ['tag', 'label', 'value', 'identifier'] as const

/**
 * Reads WebAnno TSV 3.2 and 3.3: a folder for each article with a file for each annotator, as INCEpTION exports them,
 * or a file for each article. Offsets are UTF-16 units. What stands between sentences is not in the format: line feeds
 * take its place. Relations and chains are told and left out.
 */
export function readWebanno(files: readonly TextFile[], { annotator }: ReadOptions): Reading {
  const findings: Finding[] = []
  const read: AnnotatorsText[] = []
  for (const file of files) {
    const { folder, stem, ending } = partsOfPath(file.path)
    if (ending !== 'tsv') continue
    const place = { file: file.path }
    const { sentences, drafts, findings: lines } = parse(file)
    findings.push(...lines)
    const text = rebuild(sentences)
    const problem = text === undefined || sentences.length === 0 ? 'The sentences make no text: there is none, or their offsets overlap.' : textProblem(text)
    if (text === undefined || problem !== undefined) {
      findings.push({ kind: 'text', place, message: problem ?? '' })
      continue
    }
    const settled = settle(text, drafts, { units: ['utf16'], wordsOf: (quotes) => quotes.join(' ') })
    findings.push(...settled.findings)
    const article = folder === '' ? nameOfFile(stem) : nameOfFile(folder.split('/').at(-1)!)
    read.push({ article, text, file: file.path, layer: { annotator: folder === '' ? annotator : nameOfFile(stem), machine: false, passages: settled.passages } })
  }
  const gathered = gatherLayers(read)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

function parse({ path, text }: TextFile): { sentences: Sentence[]; drafts: Draft[]; findings: Finding[] } {
  const findings: Finding[] = []
  const layers: Columns[] = []
  const sentences: Sentence[] = []
  const growing: Growing[] = []
  const tied = new Map<string, Growing>()
  let columns = 0
  let waiting: string | undefined
  for (const [index, raw] of text.replace(/^\ufeff/, '').split('\n').entries()) {
    const line = raw.replace(/\r$/, '')
    const place = { file: path, line: index + 1 }
    const [, kind, layer] = /^#T_(SP|CH|RL)=(.*)$/s.exec(line) ?? []
    if (kind !== undefined && layer !== undefined) {
      const [name = '', ...features] = layer.split('|')
      if (kind === 'SP') layers.push({ name: name.slice(name.lastIndexOf('.') + 1), first: columns, features })
      else findings.push({ kind: 'unsupported', place, message: `The ${kind === 'CH' ? 'chains' : 'relations'} of “${clip(name)}” were left out: Crossread has none.` })
      columns += Math.max(1, features.length)
    } else if (line.startsWith('#Text=')) waiting = waiting === undefined ? unescapeValue(line.slice(6)) : `${waiting}\n${unescapeValue(line.slice(6))}`
    else if (line !== '' && !line.startsWith('#')) {
      const [, begin, end, word, cells] = token.exec(line) ?? []
      if (begin === undefined || end === undefined || word === undefined) {
        findings.push({ kind: 'malformed', place, message: 'A line is a token: its number, its offsets, its words, and a column for each feature, with tabs between.' })
        continue
      }
      if (waiting !== undefined) {
        const start = Number(begin) - Math.max(0, waiting.indexOf(word))
        if (start >= 0) sentences.push({ start: utf16(start), end: utf16(start + waiting.length), text: waiting })
        waiting = undefined
      }
      grow({ place, begin: Number(begin), end: Number(end), cells: (cells ?? '').split('\t') }, layers, growing, tied)
    }
  }
  return { sentences, drafts: growing.map(draftOf), findings }
}

function grow({ place, begin, end, cells }: { place: Place; begin: number; end: number; cells: readonly string[] }, layers: readonly Columns[], growing: Growing[], tied: Map<string, Growing>): void {
  for (const { name, first, features } of layers) {
    const stacks = Array.from({ length: Math.max(1, features.length) }, (_, index) => valuesOf(cells[first + index] ?? '_'))
    const depth = Math.max(...stacks.map((stack) => stack.length))
    for (let at = 0; at < depth; at++) {
      const id = stacks.map((stack) => stack[at]?.id).find((one) => one !== undefined)
      const known = id === undefined ? undefined : tied.get(`${first} ${id}`)
      if (known) {
        known.end = Math.max(known.end, end)
        continue
      }
      const values = new Map(features.flatMap((feature, index) => (stacks[index]![at]?.value === undefined ? [] : [[feature, stacks[index]![at]!.value!] as const])))
      const made: Growing = { place, layer: name, values, start: begin, end }
      growing.push(made)
      if (id !== undefined) tied.set(`${first} ${id}`, made)
    }
  }
}

function draftOf({ place, layer, values, start, end }: Growing): Draft {
  const feature = tagFeatures.find((name) => values.has(name)) ?? [...values.keys()][0]
  const others = [...values].filter(([key]) => key !== feature && key !== 'note')
  return { place, tag: (feature === undefined ? undefined : values.get(feature)) ?? layer, fragments: [{ start, end }], quote: undefined, note: values.get('note') ?? '', attributes: Object.fromEntries(others) }
}
