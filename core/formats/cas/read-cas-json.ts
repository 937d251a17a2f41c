import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type JsonObject, at, isObject, listAt, parseJson, textAt } from '../json'
import { settle } from '../settle'
import { textProblem } from '../storable'
import { draftOf } from './draft-of'

/**
 * Reads UIMA CAS JSON 0.4: a file for each annotator in a folder for each article, as INCEpTION exports them, or a file
 * for each article. Offsets are UTF-16 units, and the format gives no words. Of each annotation its `tag`, `label` or
 * `value` is the tag, or else the name of its type; its other features are attributes. Tokens, sentences and other
 * structure are passed over; features that point at other annotations are told and left out.
 */
export function readCasJson(files: readonly TextFile[], { annotator }: ReadOptions): Reading {
  const findings: Finding[] = []
  const read: AnnotatorsText[] = []
  for (const file of files) {
    const { folder, stem, ending } = partsOfPath(file.path)
    if (ending !== 'json') continue
    const place = { file: file.path }
    const parsed = parseJson(file.text)
    const structures = parsed && structuresIn(parsed.value)
    const sofa = structures?.find((one) => textAt(one, '%TYPE') === 'uima.cas.Sofa' && textAt(one, 'sofaString') !== undefined)
    const text = textAt(sofa, 'sofaString')
    if (!structures || !sofa || text === undefined) {
      findings.push({ kind: 'malformed', place, message: parsed ? 'The file has no text: there is no sofa with a string.' : 'The file is not JSON.' })
      continue
    }
    const problem = textProblem(text)
    if (problem !== undefined) {
      findings.push({ kind: 'text', place, message: problem })
      continue
    }
    const drafts = structures.flatMap((one) => draftOf(one, sofa, place, findings))
    const settled = settle(text, drafts, { units: ['utf16'], wordsOf: (quotes) => quotes.join(' ') })
    findings.push(...settled.findings)
    const article = folder === '' ? nameOfFile(stem) : nameOfFile(folder.split('/').at(-1)!)
    const layer = { annotator: folder === '' ? annotator : nameOfFile(stem), machine: false, passages: settled.passages }
    read.push({ article, text, file: file.path, layer })
  }
  const gathered = gatherLayers(read)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

/** A list, or, as in older files, an object by id. */
function structuresIn(value: unknown): readonly JsonObject[] | undefined {
  const list = listAt(value, '%FEATURE_STRUCTURES')
  if (list) return list.filter(isObject)
  const byId = at(value, '%FEATURE_STRUCTURES')
  return isObject(byId) ? Object.entries(byId).flatMap(([id, one]) => (isObject(one) ? [{ '%ID': Number(id), ...one }] : [])) : undefined
}
