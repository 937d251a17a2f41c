import type { AttributeValue } from '@/core/annotation/annotation'
import { attributesFrom } from '../attributes'
import { clip } from '../clip'
import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding, Place } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type JsonObject, at, isObject, listAt, nameAt, parseJson, textAt } from '../json'
import type { LabelledPassage } from '../labelled-article'
import { type Draft, settle } from '../settle'
import { textProblem } from '../storable'
import { passageType } from './terms'

/** Types that say how a text is built, and nothing of what is in it. */
const structural = /^uima\.|\.segmentation\.type\.|\.metadata\.type\.|\.CASMetadata$|\.TagsetDescription$/

/** Features that hold the tag, in this order; where none is, the type is the tag. */
const tagFeatures = ['tag', 'label', 'value', 'identifier'] as const

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
    const settled = settle(text, drafts.map(({ draft }) => draft), { units: ['utf16'], wordsOf: (quotes) => quotes.join(' ') })
    findings.push(...settled.findings)
    const article = folder === '' ? nameOfFile(stem) : nameOfFile(folder.split('/').at(-1)!)
    const layer = { annotator: folder === '' ? annotator : nameOfFile(stem), machine: false, passages: settled.passages satisfies readonly LabelledPassage[] }
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

function draftOf(structure: JsonObject, sofa: JsonObject, { file }: Place, findings: Finding[]): { draft: Draft }[] {
  const type = textAt(structure, '%TYPE') ?? ''
  const [start, end] = [at(structure, 'begin'), at(structure, 'end')]
  if (structural.test(type) || (start === undefined && end === undefined)) return []
  const place = { file, item: `${clip(type)} ${nameAt(structure, '%ID') ?? ''}`.trim() }
  if (at(structure, '@sofa') !== at(sofa, '%ID')) {
    findings.push({ kind: 'unsupported', place, message: 'The annotation is of another view than the first text: it was left out.' })
    return []
  }
  const common = { place, quote: undefined }
  if (type === passageType) {
    const attributes = attributesFrom(parseJson(textAt(structure, 'attributes') ?? '{}')?.value)
    if (attributes.others.length > 0) findings.push({ kind: 'malformed', place, message: 'Some attributes have no form of ours and were left out.' })
    const offsets = listAt(parseJson(textAt(structure, 'fragments') ?? '')?.value, 'of') ?? [start, end]
    const numbers = offsets.map((one) => (typeof one === 'number' ? one : Number.NaN))
    const fragments = Array.from({ length: Math.ceil(numbers.length / 2) }, (_, index) => ({ start: numbers[index * 2]!, end: numbers[index * 2 + 1] ?? Number.NaN }))
    return [{ draft: { ...common, tag: textAt(structure, 'tag') ?? '', note: textAt(structure, 'note') ?? '', attributes: attributes.attributes, fragments } }]
  }
  const feature = tagFeatures.find((name) => nameAt(structure, name) !== undefined)
  const others = Object.entries(structure).filter(([key, value]) => !/^[%@^]/.test(key) && !['begin', 'end', feature].includes(key) && value !== null)
  const links = Object.keys(structure).filter((key) => key.startsWith('@') && key !== '@sofa').length + others.filter(([, value]) => typeof value === 'object').length
  if (links > 0) findings.push({ kind: 'unsupported', place, message: 'What it says of other annotations was left out: Crossread has no relations.' })
  const attributes = Object.fromEntries(others.filter((entry): entry is [string, AttributeValue] => ['string', 'number', 'boolean'].includes(typeof entry[1])))
  const tag = feature === undefined ? type.slice(type.lastIndexOf('.') + 1) : nameAt(structure, feature)!
  return [{ draft: { ...common, tag, note: '', attributes, fragments: [{ start: typeof start === 'number' ? start : Number.NaN, end: typeof end === 'number' ? end : Number.NaN }] } }]
}
