import type { AttributeValue } from '@/core/annotation/annotation'
import { attributesFrom } from '../attributes'
import { clip } from '../clip'
import type { Finding, Place } from '../finding'
import { type JsonObject, at, listAt, nameAt, parseJson, textAt } from '../json'
import type { Draft } from '../settle'
import { passageType } from './terms'

/** Types that say how a text is built, and nothing of what is in it. */
const structural = /^uima\.|\.segmentation\.type\.|\.metadata\.type\.|\.CASMetadata$|\.TagsetDescription$/

/** Features that hold the tag, in this order; where none is, the type is the tag. */
const tagFeatures = ['tag', 'label', 'value', 'identifier'] as const

/**
 * The passage that a feature structure is, in UTF-16 units; none for structure and for what is no annotation. Structures
 * are as CAS JSON has them: `%ID`, `%TYPE`, and `@` before features that point at others.
 */
export function draftOf(structure: JsonObject, sofa: JsonObject, { file, line }: Place, findings: Finding[]): Draft[] {
  const type = textAt(structure, '%TYPE') ?? ''
  const [start, end] = [at(structure, 'begin'), at(structure, 'end')]
  if (structural.test(type) || (start === undefined && end === undefined)) return []
  const place = { file, ...(line === undefined ? {} : { line }), item: `${clip(type)} ${nameAt(structure, '%ID') ?? ''}`.trim() }
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
    return [{ ...common, tag: textAt(structure, 'tag') ?? '', note: textAt(structure, 'note') ?? '', attributes: attributes.attributes, fragments }]
  }
  const feature = tagFeatures.find((name) => nameAt(structure, name) !== undefined)
  const others = Object.entries(structure).filter(([key, value]) => !/^[%@^]/.test(key) && !['begin', 'end', feature].includes(key) && value !== null)
  const links = Object.keys(structure).filter((key) => key.startsWith('@') && key !== '@sofa').length + others.filter(([, value]) => typeof value === 'object').length
  if (links > 0) findings.push({ kind: 'unsupported', place, message: 'What it says of other annotations was left out: Crossread has no relations.' })
  const attributes = Object.fromEntries(others.filter((entry): entry is [string, AttributeValue] => ['string', 'number', 'boolean'].includes(typeof entry[1])))
  const tag = feature === undefined ? type.slice(type.lastIndexOf('.') + 1) : nameAt(structure, feature)!
  return [{ ...common, tag, note: '', attributes, fragments: [{ start: typeof start === 'number' ? start : Number.NaN, end: typeof end === 'number' ? end : Number.NaN }] }]
}
