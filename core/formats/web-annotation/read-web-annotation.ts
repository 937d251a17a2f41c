import { attributesFrom } from '../attributes'
import { clip } from '../clip'
import { type Reading, type ReadOptions, type TextFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type JsonObject, at, isObject, listAt, nameAt, parseJson, textAt } from '../json'
import { jsonLines } from '../lines'
import { Proposals } from '../proposals'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'
import { layersKey, sourcesOf } from './terms'

/** The annotations of one annotator on one text. */
interface Gathered {
  readonly annotator: string
  readonly machine: boolean
  readonly drafts: Draft[]
}

const apart = ' … '

/**
 * Reads W3C Web Annotations with the texts that they are about: `.json`, `.jsonld` or `.jsonl` files, and a text file
 * for each target, found by its path or its name. Offsets are code points; those of libraries that count UTF-16 units
 * are told by their quotes. Of several targets in one text each is a fragment. A passage with a quote and no position
 * is not placed, only proposed.
 */
export function readWebAnnotation(files: readonly TextFile[], { accept }: Pick<ReadOptions, 'accept'> = {}): Reading {
  const findings: Finding[] = []
  const proposals = new Proposals()
  const texts = sourcesOf(files)
  const byText = new Map<string, Map<string, Gathered>>()
  const layerOf = (source: string, annotator: string, machine: boolean): Gathered => {
    const layers = byText.get(source) ?? new Map<string, Gathered>()
    byText.set(source, layers)
    const key = `${machine} ${annotator}`
    const layer = layers.get(key) ?? { annotator, machine, drafts: [] }
    layers.set(key, layer)
    return layer
  }
  for (const { value, place } of files.flatMap((file) => documentsOf(file, findings))) {
    // Layers without annotations, and texts without layers, which only our own files name.
    for (const layer of listAt(value, layersKey) ?? []) {
      const file = texts.find(textAt(layer, 'source') ?? '')
      const annotator = textAt(layer, 'annotator')
      if (file && annotator !== undefined) layerOf(file.path, annotator, at(layer, 'machine') === true)
    }
    for (const [index, annotation] of annotationsIn(value).entries()) {
      const here = { ...place, item: textAt(annotation, 'id') ?? `annotation ${index + 1}` }
      const source = sourceOf(annotation)
      const file = source === undefined ? undefined : texts.find(source)
      if (!file) findings.push({ kind: 'text', place: here, message: source === undefined ? 'The annotation has no single source.' : `There is no text file for ${clip(source)}.` })
      else {
        const { annotator, machine } = creatorOf(annotation)
        layerOf(file.path, annotator, machine).drafts.push(...draftsOf(annotation, here, findings))
      }
    }
  }
  const read = texts.all.flatMap(({ path, name, text }): AnnotatorsText[] => {
    const problem = textProblem(text)
    if (problem !== undefined) {
      findings.push({ kind: 'text', place: { file: path }, message: problem })
      return []
    }
    const layers = [...(byText.get(path)?.values() ?? [])].map(({ annotator, machine, drafts }) => {
      const settled = settle(text, drafts, { units: ['codePoints', 'utf16'], wordsOf: (quotes) => quotes.join(apart), split: (quote) => quote.split(apart), accept, proposals })
      findings.push(...settled.findings)
      return { article: name, text, file: path, layer: { annotator, machine, passages: settled.passages } }
    })
    return layers.length > 0 ? layers : [{ article: name, text, file: path, layer: undefined }]
  })
  const gathered = gatherLayers(read, proposals)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

function documentsOf(file: TextFile, findings: Finding[]): { value: unknown; place: Place }[] {
  const { ending } = partsOfPath(file.path)
  if (ending === 'jsonl') {
    const lines = jsonLines(file)
    findings.push(...lines.findings)
    return lines.objects.map(({ object, place }) => ({ value: object, place }))
  }
  if (ending !== 'json' && ending !== 'jsonld') return []
  const parsed = parseJson(file.text)
  if (parsed) return [{ value: parsed.value, place: { file: file.path } }]
  findings.push({ kind: 'malformed', place: { file: file.path }, message: 'The file is not JSON.' })
  return []
}

/** The annotations of a page, a collection with its first page, a list, or of one alone. */
function annotationsIn(value: unknown): readonly JsonObject[] {
  const list = Array.isArray(value) ? (value as unknown[]) : (listAt(value, 'items') ?? listAt(at(value, 'first'), 'items') ?? (listOf(at(value, 'type')).includes('Annotation') ? [value] : []))
  return list.filter(isObject)
}

const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value])

function sourceOf(annotation: JsonObject): string | undefined {
  const sources = listOf(at(annotation, 'target')).map((target) => (typeof target === 'string' ? target : (textAt(target, 'source') ?? textAt(at(target, 'source'), 'id') ?? textAt(target, 'id'))))
  return new Set(sources).size === 1 ? sources[0] : undefined
}

function creatorOf(annotation: JsonObject): { annotator: string; machine: boolean } {
  const creator = listOf(at(annotation, 'creator'))[0]
  const annotator = typeof creator === 'string' ? creator : (textAt(creator, 'name') ?? nameAt(creator, 'nickname') ?? nameAt(creator, 'id') ?? 'unknown')
  return { annotator, machine: listOf(at(creator, 'type')).includes('Software') }
}

function draftsOf(annotation: JsonObject, place: Place, findings: Finding[]): Draft[] {
  const bodies = [...listOf(at(annotation, 'body')), ...listOf(at(annotation, 'bodyValue')).map((value) => ({ value, purpose: 'commenting' }))]
  const texts = bodies.flatMap((body) => (textAt(body, 'value') === undefined ? [] : [{ value: textAt(body, 'value')!, purpose: textAt(body, 'purpose') ?? textAt(annotation, 'motivation') ?? '' }]))
  const tags = texts.filter(({ purpose }) => purpose === 'tagging' || purpose === 'classifying').map(({ value }) => value)
  const note = texts.filter(({ purpose }) => purpose !== 'tagging' && purpose !== 'classifying').map(({ value }) => value).join('\n')
  if (tags.length === 0) findings.push({ kind: 'unsupported', place, message: 'The annotation has no tag, and was left out.' })
  const { attributes, others } = attributesFrom(at(annotation, 'crossread:attributes'))
  if (others.length > 0) findings.push({ kind: 'malformed', place, message: `These attributes have no form of ours and were left out: ${clip(others.join(', '))}.` })
  const parts = listOf(at(annotation, 'target')).map((target) => partOf(listOf(at(target, 'selector'))))
  const fragments = parts.map(({ start, end }) => ({ start, end }))
  const quotes = parts.map(({ quote }) => quote)
  const quote = quotes.every((one) => one !== undefined) ? quotes.join(apart) : undefined
  return tags.map((tag) => ({ place, tag, note, attributes, fragments, quote, before: parts[0]?.before, after: parts[0]?.after }))
}

/** One stretch as its selectors have it; a start of 0 is a value, not a lack. */
function partOf(selectors: readonly unknown[]): { start: number; end: number; quote?: string; before?: string; after?: string } {
  const of = (type: string) => selectors.find((selector) => listOf(at(selector, 'type')).includes(type))
  const [position, quote] = [of('TextPositionSelector'), of('TextQuoteSelector')]
  const [start, end] = [at(position, 'start'), at(position, 'end')]
  return {
    start: typeof start === 'number' ? start : Number.NaN, end: typeof end === 'number' ? end : Number.NaN,
    quote: textAt(quote, 'exact'), before: textAt(quote, 'prefix'), after: textAt(quote, 'suffix'),
  }
}
