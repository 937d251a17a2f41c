import { many } from '@/core/counted'
import { findColumns } from '../formats/csv/columns'
import type { ImportWhat } from './state'

/** What of a file is looked at before any of it is sent. */
export interface FileGlance {
  readonly name: string
  /** The first characters, as UTF-8; empty for an archive. */
  readonly beginning: string
  /** Paths of the files in an archive, as many as are known; undefined for what is no archive. */
  readonly entries?: readonly string[]
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
export function recognise({ name, beginning, entries }: FileGlance): Recognised {
  if (entries) return ofArchive(entries)
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

function ofArchive(entries: readonly string[]): Recognised {
  const endings = new Map<string, number>()
  for (const entry of entries) endings.set(endingOf(entry), (endings.get(endingOf(entry)) ?? 0) + 1)
  if (endings.has('ann')) return layers('brat', `It holds ${many(endings.get('ann')!, 'annotation file')} of brat.`)
  const labels = entries.filter((entry) => /\.labels(\.tsv)?$|\.task\d?-?\w*|-labels-|\.labels-/i.test(entry))
  if (labels.length > 0) return layers(labels.some((entry) => /subtask|2023/i.test(entry)) ? 'semeval2023' : 'semeval2020', `It holds ${many(labels.length, 'label file')} of SemEval.`)
  if (endings.has('xmi')) return layers('xmi', `It holds ${many(endings.get('xmi')!, 'file')} of XMI.`)
  if (endings.has('jsonld')) return layers('webannotation', 'It holds files of Web Annotation.')
  if (entries.some((entry) => /(^|\/)(annotation|curation)\/.+\.json$/i.test(entry))) return layers('casjson', 'It is laid out as INCEpTION exports CAS JSON.')
  if (entries.some((entry) => /(^|\/)(annotation|curation)\/.+\.tsv$/i.test(entry))) return layers('webanno', 'It is laid out as INCEpTION exports WebAnno TSV.')
  return articles(`It holds ${many(entries.length, 'file')} that can be articles.`)
}

function ofJson(text: string, ending: string): Recognised {
  if (/"%(FEATURE_STRUCTURES|TYPES|VIEWS)"/.test(text)) return layers('casjson', 'It is CAS JSON, as UIMA writes it.')
  if (/"crossread\/article"/.test(text)) return layers('crossread', 'It is an export of Crossread.')
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
