import { many } from '@/core/counted'
import { clip } from '../formats/clip'
import { findColumns } from '../formats/csv/columns'
import { describesPackage, standsBeside } from './package-files'
import type { ImportWhat } from './state'

/** What of a file is looked at before any of it is sent. */
export interface FileGlance {
  readonly name: string
  /** The first characters, as UTF-8; empty for an archive. */
  readonly beginning: string
  /** Paths of the files in an archive, as many as are known; undefined for what is no archive. */
  readonly entries?: readonly string[]
  /** How files of an archive begin, by their paths: of those that `worthOpening` names as many as could be opened. */
  readonly beginnings?: ReadonlyMap<string, string>
}

/** What a file seems to bring, and by what it was told. It is a proposal: a person can say otherwise. */
export interface Recognised {
  readonly what: ImportWhat
  /** `auto` for articles; of layers a key of `layerFormats`. */
  readonly format: string
  /** A sentence. */
  readonly because: string
}

/** Tells articles from layers of another tool by the name of a file, how it begins, and what is in it if it is an archive. */
export function recognise({ name, beginning, entries, beginnings = new Map() }: FileGlance): Recognised {
  if (entries?.length === 0) return articles('What is in it is seen only when it has been sent.')
  if (entries) return ofArchive(entries.filter((path) => !describesPackage(path)), opened(beginnings))
  const ending = endingOf(name)
  const text = beginning.replace(/^\ufeff/, '').trimStart()
  if (text.startsWith('#FORMAT=WebAnno TSV')) return layers('webanno', 'It begins as files of WebAnno TSV do.')
  if (ending === 'xmi' || /^<\?xml[^>]*>\s*<xmi:XMI|^<xmi:XMI/.test(text)) return layers('xmi', 'It is XMI, as UIMA writes it.')
  if (ending === 'ann') return layers('brat', 'It is an annotation file of brat. Its text belongs with it: bring both in a .zip.')
  if (['json', 'jsonl', 'ndjson', 'jsonld'].includes(ending)) return ofJson(text, ending)
  if (ending === 'csv' || ending === 'tsv') {
    const [heading = ''] = text.split(/\r?\n/, 1)
    const columns = findColumns(heading.split(/[,;\t]/).map((cell) => cell.replace(/^"|"$/g, '')))
    if (columns.tag !== undefined && columns.start !== undefined && columns.end !== undefined) return layers('csv', 'Its columns name tags with where they begin and end.')
  }
  return articles('No marked passages were seen in it.')
}

/** A file of an archive that was looked into, and what it is by itself. */
interface Opened extends Recognised {
  readonly path: string
  /** Whether it is an export of ours that has no texts: the whole of one, or what stands beside another format. */
  readonly textless: boolean
}

function opened(beginnings: ReadonlyMap<string, string>): readonly Opened[] {
  return [...beginnings].map(([path, beginning]) => ({ path, textless: standsOff(beginning) || standsBeside(beginning), ...recognise({ name: path, beginning }) }))
}

/** Formats that a name does not tell, as people call what is in such files; where an archive has several, the first of them holds the most. */
const toldByBeginning: Readonly<Record<string, string>> = {
  casjson: 'files of CAS JSON', webannotation: 'files of Web Annotation', webanno: 'files of WebAnno TSV', labelstudio: 'tasks of Label Studio', doccano: 'lines with labels, as doccano writes them', csv: 'a table of passages',
}

/** An export of ours holds the most, whatever lies beside it. */
function ofArchive(entries: readonly string[], files: readonly Opened[]): Recognised {
  const own = files.find(({ format }) => format === 'crossread')
  if (own) return layers('crossread', `It holds an export of Crossread, “${clip(own.path)}”.`)
  const endings = new Map<string, number>()
  for (const entry of entries) endings.set(endingOf(entry), (endings.get(endingOf(entry)) ?? 0) + 1)
  if (endings.has('ann')) return layers('brat', `It holds ${many(endings.get('ann')!, 'annotation file')} of brat.`)
  const labels = entries.filter((entry) => /\.labels(\.tsv)?$|\.task\d?-?\w*|(^|\/)labels-subtask-|-labels-|\.labels-/i.test(entry))
  if (labels.length > 0) return layers(labels.some((entry) => /subtask|2023/i.test(entry)) ? 'semeval2023' : 'semeval2020', `It holds ${many(labels.length, 'label file')} of SemEval.`)
  if (endings.has('xmi')) return layers('xmi', `It holds ${many(endings.get('xmi')!, 'file')} of XMI.`)
  if (endings.has('jsonld')) return layers('webannotation', 'It holds files of Web Annotation.')
  if (entries.some((entry) => /(^|\/)(annotation|curation)\/.+\.json$/i.test(entry))) return layers('casjson', 'It is laid out as INCEpTION exports CAS JSON.')
  if (entries.some((entry) => /(^|\/)(annotation|curation)\/.+\.tsv$/i.test(entry))) return layers('webanno', 'It is laid out as INCEpTION exports WebAnno TSV.')
  for (const [format, words] of Object.entries(toldByBeginning)) {
    const found = files.find((file) => file.format === format)
    if (found) return layers(format, `It holds ${words}: “${clip(found.path)}”.`)
  }
  return ofTexts(entries, files, endings)
}

/** Endings of formats that are written and cannot be read. */
const onlyWritten: Readonly<Record<string, string>> = { conll: 'CoNLL', parquet: 'Parquet' }

/** An archive in which no marked passages can be read. */
function ofTexts(entries: readonly string[], files: readonly Opened[], endings: ReadonlyMap<string, number>): Recognised {
  const textless = new Set(files.filter((file) => file.textless).map(({ path }) => path))
  const readable = entries.filter((path) => mayBeArticle(path) && !textless.has(path))
  if (readable.length > 0) return articles(`It holds ${many(readable.length, 'file')} that can be articles.`)
  for (const [ending, name] of Object.entries(onlyWritten)) if (endings.has(ending)) return articles(`It holds ${many(endings.get(ending)!, 'file')} of ${name}, which cannot be brought in.`)
  return articles(textless.size > 0 ? withoutTexts : 'Nothing was seen in it that can be brought in.')
}

const withoutTexts = 'It is an export of Crossread without the texts, which cannot be brought in.'

/** As `documents/file-kind.ts` has them, without archives. */
function mayBeArticle(path: string): boolean {
  return /\.(?:txt|text|md|markdown|x?html?|docx|pdf|csv|tsv|tab|jsonl?|ndjson)$/i.test(path)
}

function standsOff(beginning: string): boolean {
  return /"crossread\/stand-off"/.test(beginning)
}

function ofJson(text: string, ending: string): Recognised {
  if (/"%(FEATURE_STRUCTURES|TYPES|VIEWS)"/.test(text)) return layers('casjson', 'It is CAS JSON, as UIMA writes it.')
  if (/"crossread\/article"/.test(text)) return layers('crossread', 'It is an export of Crossread.')
  if (standsOff(text)) return articles(withoutTexts)
  // Gold and decisions have keys that other tools have too.
  if (standsBeside(text)) return articles('It stood beside other files of an export of Crossread, and has no texts.')
  if (ending === 'jsonld' || /anno\.jsonld|"TextPositionSelector"|"AnnotationPage"/.test(text)) return layers('webannotation', 'It is Web Annotation.')
  if (/"(annotations|predictions|completions)"\s*:\s*\[/.test(text) && /"data"\s*:\s*\{/.test(text)) return layers('labelstudio', 'Its tasks are those of Label Studio.')
  if (/"(label|labels|entities)"\s*:\s*\[/.test(text) && /"(text|data)"\s*:\s*"/.test(text)) return layers('doccano', 'Its lines have labels, as doccano writes them.')
  return articles('No marked passages were seen in it.')
}

function layers(format: string, because: string): Recognised {
  return { what: 'layers', format, because }
}

function articles(because: string): Recognised {
  return { what: 'articles', format: 'auto', because }
}

function endingOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}
