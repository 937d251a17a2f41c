import { factsNamed } from '../facts'
import { type Reading, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type JsonObject, at, isObject, listAt, nameAt, textAt } from '../json'
import { jsonLines } from '../lines'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'

/**
 * Reads doccano's JSONL: a file for each annotator, who has its name. Offsets are UTF-16 units; a project of doccano
 * that counts graphemes cannot be told from others, because the format gives no words. An article is called by its
 * `name`, else by its `id`.
 */
export function readDoccano(files: readonly TextFile[]): Reading {
  const findings: Finding[] = []
  const read: AnnotatorsText[] = []
  for (const file of files) {
    const { ending, stem } = partsOfPath(file.path)
    if (ending !== 'jsonl' && ending !== 'json') continue
    const { objects, findings: broken } = jsonLines(file)
    findings.push(...broken)
    for (const { place, object } of objects) {
      const text = textAt(object, 'text') ?? textAt(object, 'data')
      const problem = text === undefined ? 'There is no text.' : textProblem(text)
      if (text === undefined || problem !== undefined) {
        findings.push({ kind: 'text', place, message: problem ?? 'There is no text.' })
        continue
      }
      const { drafts, findings: lines } = draftsOf(object, place)
      const settled = settle(text, drafts, { units: ['utf16'], wordsOf: (quotes) => quotes.join(' ') })
      findings.push(...lines, ...settled.findings)
      const article = nameAt(object, 'name') ?? nameAt(object, 'id') ?? `${nameOfFile(stem)}-${place.line}`
      read.push({ article, text, file: file.path, layer: { annotator: nameOfFile(stem), machine: false, passages: settled.passages }, facts: factsNamed(object) })
    }
  }
  const gathered = gatherLayers(read)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

function draftsOf(object: JsonObject, place: Place): { drafts: Draft[]; findings: Finding[] } {
  const findings: Finding[] = []
  const labels = listAt(object, 'label') ?? listAt(object, 'labels') ?? []
  const entities = listAt(object, 'entities') ?? []
  const drafts = [...labels, ...entities].flatMap((entry, index): Draft[] => {
    const item = { ...place, item: `label ${index + 1}` }
    const [start, end, tag] = Array.isArray(entry) ? (entry as unknown[]) : isObject(entry) ? [at(entry, 'start_offset'), at(entry, 'end_offset'), at(entry, 'label')] : []
    if (typeof start === 'number' && typeof end === 'number' && typeof tag === 'string') return [{ place: item, tag, fragments: [{ start, end }], quote: undefined, note: '', attributes: {} }]
    if (typeof entry === 'string') findings.push({ kind: 'unsupported', place: item, message: 'A label of the whole text was left out: Crossread tags passages.' })
    else findings.push({ kind: 'malformed', place: item, message: 'A label is written as start, end and tag.' })
    return []
  })
  const relations = listAt(object, 'relations')?.length ?? 0
  const comments = listAt(object, 'Comments')?.length ?? 0
  if (relations > 0) findings.push({ kind: 'unsupported', place, message: `${relations} relations were left out: Crossread has none.` })
  if (comments > 0) findings.push({ kind: 'unsupported', place, message: `${comments} comments on the whole text were left out.` })
  return { drafts, findings }
}
