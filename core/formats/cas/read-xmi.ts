import { type Reading, type ReadOptions, type TextFile, nameOfFile, partsOfPath } from '../files'
import type { Finding } from '../finding'
import { type AnnotatorsText, gatherLayers } from '../gather-layers'
import { type JsonObject, textAt } from '../json'
import { settle } from '../settle'
import { textProblem } from '../storable'
import { type XmlElement, parseXml } from '../xml'
import { draftOf } from './draft-of'
import { type TypeSystem, typeSystemOf } from './type-system'

/**
 * Reads UIMA XMI: a file for each annotator in a folder for each article, or a file for each article. Offsets are UTF-16
 * units, and the format gives no words. Types and features are taken as in CAS JSON; which features are numbers, and
 * which point at other annotations, says the `TypeSystem.xml` in the same folder or above all of them. Without one,
 * features are texts.
 */
export function readXmi(files: readonly TextFile[], { annotator }: Pick<ReadOptions, 'annotator'>): Reading {
  const findings: Finding[] = []
  const systems = new Map<string, TypeSystem>()
  for (const { path, text } of files) {
    if (!/(?:^|\/)typesystem\.xml$/i.test(path)) continue
    const parsed = parseXml(text)
    if ('root' in parsed) systems.set(partsOfPath(path).folder, typeSystemOf(parsed.root))
    else findings.push({ kind: 'malformed', place: { file: path, line: parsed.line }, message: parsed.problem })
  }
  const read: AnnotatorsText[] = []
  for (const file of files) {
    const { folder, stem, ending } = partsOfPath(file.path)
    if (ending !== 'xmi') continue
    const parsed = parseXml(file.text)
    const structures = 'root' in parsed && parsed.root.name === 'XMI' ? parsed.root.children.map((element) => ({ line: element.line, structure: structureOf(element, systems.get(folder) ?? systems.get('')) })) : []
    const sofa = structures.map(({ structure }) => structure).find((one) => one['%TYPE'] === 'uima.cas.Sofa' && textAt(one, 'sofaString') !== undefined)
    const text = textAt(sofa, 'sofaString')
    const problem = 'root' in parsed ? (text === undefined ? 'The file has no text: there is no sofa with a string.' : textProblem(text)) : parsed.problem
    if (!sofa || text === undefined || problem !== undefined) {
      findings.push({ kind: 'root' in parsed && text !== undefined ? 'text' : 'malformed', place: { file: file.path, ...('root' in parsed ? {} : { line: parsed.line }) }, message: problem ?? '' })
      continue
    }
    const drafts = structures.flatMap(({ structure, line }) => draftOf(structure, sofa, { file: file.path, line }, findings))
    const settled = settle(text, drafts, { units: ['utf16'], wordsOf: (quotes) => quotes.join(' ') })
    findings.push(...settled.findings)
    const article = folder === '' ? nameOfFile(stem) : nameOfFile(folder.split('/').at(-1)!)
    read.push({ article, text, file: file.path, layer: { annotator: folder === '' ? annotator : nameOfFile(stem), machine: false, passages: settled.passages } })
  }
  const gathered = gatherLayers(read)
  return { articles: gathered.articles, findings: [...findings, ...gathered.findings] }
}

/** An element as CAS JSON has it. */
function structureOf({ name, uri, attributes, children }: XmlElement, system: TypeSystem | undefined): JsonObject {
  const folder = /^http:\/\/\/(.*)\.ecore$/.exec(uri)?.[1] ?? ''
  const type = folder === '' || folder === 'uima/noNamespace' ? name : `${folder.replaceAll('/', '.')}.${name}`
  const features = [...attributes].flatMap(([key, value]): (readonly [string, unknown])[] => {
    if (key === 'sofa') return [['@sofa', value]]
    if (key === 'begin' || key === 'end') return [[key, /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN]]
    if (/^xmlns\b|:/.test(key)) return []
    switch (system?.kindOf(type, key)) {
      case 'link': return [[`@${key}`, value]]
      case 'truth': return [[key, value === 'true' || value === '1']]
      case 'number': return [[key, Number.isFinite(Number(value)) ? Number(value) : value]]
      default: return [[key, value]]
    }
  })
  // Lists stand as elements, each value one.
  const lists = [...new Set(children.map((child) => child.name))].map((key) => [`@${key}`, key] as const)
  const sofaString = children.find((child) => child.name === 'sofaString')
  // fromEntries makes own properties of any name.
  return Object.fromEntries([['%ID', attributes.get('xmi:id') ?? ''], ['%TYPE', type], ...features, ...lists, ...(sofaString ? [['sofaString', sofaString.text]] : [])]) as JsonObject
}
