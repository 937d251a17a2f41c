import type { AttributeValue } from '@/core/annotation/annotation'
import { attributesFrom } from '../attributes'
import { clip } from '../clip'
import { factsNamed } from '../facts'
import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { at, isObject, listAt, nameAt, parseJson, textAt } from '../json'
import { Proposals } from '../proposals'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'

/** The part of a file that holds a task: for findings, which have no lines in JSON. */
interface Task {
  readonly value: unknown
  readonly place: Place
  readonly item: string
}

/**
 * Reads tasks of Label Studio, exported as JSON. Offsets are code points; older exports count UTF-16 units, which
 * the words in `value.text` tell, and are read so. An annotator is called by the name in our own exports' `meta`, by
 * the address, or by the number that `completed_by` gives; a prediction by its `model_version`, as a machine's.
 */
export function readLabelStudio(files: readonly TextFile[], { accept }: Pick<ReadOptions, 'accept'> = {}): Reading {
  const findings: Finding[] = []
  const proposals = new Proposals()
  const read: AnnotatorsText[] = []
  for (const file of files) {
    if (partsOfPath(file.path).ending !== 'json') continue
    const parsed = parseJson(file.text)
    if (!parsed) {
      findings.push({ kind: 'malformed', place: { file: file.path }, message: 'The file is not JSON.' })
      continue
    }
    const values = Array.isArray(parsed.value) ? (parsed.value as unknown[]) : [parsed.value]
    for (const [index, value] of values.entries()) {
      const item = `task ${nameAt(value, 'id') ?? index + 1}`
      const found = readTask({ value, item, place: { file: file.path, item } }, `${nameOfFile(partsOfPath(file.path).stem)}-${index + 1}`, accept, proposals)
      findings.push(...found.findings)
      read.push(...found.read)
    }
  }
  const gathered = gatherLayers(read, proposals)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

function readTask({ value, place, item }: Task, nameless: string, accept: ReadOptions['accept'], proposals: Proposals): { read: AnnotatorsText[]; findings: Finding[] } {
  const data = at(value, 'data')
  const text = textAt(data, 'text')
  const problem = text === undefined ? 'The task has no text: its data has no “text”.' : textProblem(text)
  if (text === undefined || problem !== undefined) return { read: [], findings: [{ kind: 'text', place, message: problem ?? '' }] }
  const article = nameAt(data, 'name') ?? nameAt(value, 'id') ?? nameless
  const names = at(at(value, 'meta'), 'annotators')
  const findings: Finding[] = []
  const layers = [
    ...(listAt(value, 'annotations') ?? []).map((one, index) => ({ one, machine: false, annotator: annotatorOf(one, names), item: `${item}, annotation ${nameAt(one, 'id') ?? index + 1}` })),
    ...(listAt(value, 'predictions') ?? []).map((one, index) => ({ one, machine: true, annotator: nameAt(one, 'model_version') ?? 'model', item: `${item}, prediction ${index + 1}` })),
  ].flatMap(({ one, machine, annotator, item }) => {
    // A skipped task says nothing; that somebody found nothing in it would be another thing.
    if (at(one, 'was_cancelled') === true) {
      findings.push({ kind: 'unsupported', place: { file: place.file, item }, message: `${clip(annotator)} skipped this task: there is no layer.` })
      return []
    }
    const { drafts, findings: broken } = draftsOf(listAt(one, 'result') ?? [], { file: place.file, item })
    const settled = settle(text, drafts, { units: ['codePoints', 'utf16'], wordsOf: (quotes) => quotes.join(' '), plain: (words) => words.replace(/\\n|\s+/g, ' '), accept, proposals })
    findings.push(...broken, ...settled.findings)
    return [{ annotator, machine, passages: settled.passages }]
  })
  const read = layers.length === 0 ? [undefined] : layers
  return { read: read.map((layer) => ({ article, text, file: place.file, layer, facts: factsNamed(data) })), findings }
}

function annotatorOf(annotation: unknown, names: unknown): string {
  const by = at(annotation, 'completed_by')
  const id = nameAt(annotation, 'completed_by') ?? nameAt(by, 'id')
  const named = id === undefined ? undefined : textAt(names, id)
  return named ?? nameAt(by, 'email') ?? (id === undefined ? 'unknown' : `annotator-${id}`)
}

/** Results of one region share its id: labels make passages of it, everything else its attributes. */
function draftsOf(results: readonly unknown[], place: Place): { drafts: Draft[]; findings: Finding[] } {
  const findings: Finding[] = []
  const drafts: Draft[] = []
  const extras = new Map<string, [string, AttributeValue][]>()
  const labelled: { id: string; value: unknown; meta: unknown; tags: readonly unknown[]; place: Place }[] = []
  for (const [index, result] of results.entries()) {
    const [id, type, value] = [nameAt(result, 'id') ?? `result ${index + 1}`, textAt(result, 'type') ?? '', at(result, 'value')]
    const here = { file: place.file, item: `${place.item}, ${nameAt(result, 'id') === undefined ? id : `result ${id}`}` }
    if (type === 'relation') findings.push({ kind: 'unsupported', place: here, message: 'A relation was left out: Crossread has none.' })
    else if (type === 'labels' && isObject(value)) labelled.push({ id, value, meta: at(result, 'meta'), tags: listAt(value, 'labels') ?? [], place: here })
    else if (type === 'hypertextlabels') findings.push({ kind: 'unsupported', place: here, message: 'A passage of HTML was left out: its offsets are not those of a text.' })
    else if (isObject(value) && typeof at(value, 'start') === 'number') {
      const extra = attributeOf(type, value)
      const key = textAt(result, 'from_name')
      if (extra === undefined || key === undefined) findings.push({ kind: 'unsupported', place: here, message: `What the region says under “${clip(type)}” was left out.` })
      else extras.set(id, [...(extras.get(id) ?? []), [key, extra]])
    } else findings.push({ kind: 'unsupported', place: here, message: `An answer about the whole text (“${clip(type)}”) was left out.` })
  }
  for (const { id, value, meta, tags, place: here } of labelled) {
    const [start, end] = [at(value, 'start'), at(value, 'end')]
    const { attributes, others } = attributesFrom(at(meta, 'attributes'))
    if (others.length > 0) findings.push({ kind: 'malformed', place: here, message: `These attributes have no form of ours and were left out: ${clip(others.join(', '))}.` })
    if (tags.length === 0) findings.push({ kind: 'malformed', place: here, message: 'The region has no label.' })
    for (const tag of tags) {
      if (typeof tag !== 'string' || typeof start !== 'number' || typeof end !== 'number') findings.push({ kind: 'malformed', place: here, message: 'A region has a start, an end and labels.' })
      else {
        drafts.push({
          place: here, tag, fragments: [{ start, end }], quote: textAt(value, 'text'), note: notesOf(meta),
          attributes: Object.fromEntries([...Object.entries(attributes), ...(extras.get(id) ?? [])]),
        })
      }
    }
  }
  return { drafts, findings }
}

function notesOf(meta: unknown): string {
  const text = listAt(meta, 'text') ?? [at(meta, 'text')]
  return text.filter((one) => typeof one === 'string').join('\n')
}

function attributeOf(type: string, value: unknown): AttributeValue | undefined {
  const found = at(value, type)
  if (typeof found === 'number' || typeof found === 'string') return found
  if (!Array.isArray(found) || !found.every((one) => typeof one === 'string')) return undefined
  return found.length === 1 ? found[0]! : found
}
