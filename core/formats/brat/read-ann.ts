import type { AttributeValue } from '@/core/annotation/annotation'
import { clip } from '../clip'
import type { Finding, Place } from '../finding'
import type { Draft } from '../settle'
import { nameOfBrat } from './names'

/** The span of a `T` line, while its attributes and notes are still to come. */
interface Span {
  readonly place: Place
  readonly tag: string
  readonly fragments: Draft['fragments']
  readonly quote: string
  readonly notes: string[]
  readonly attributes: Map<string, AttributeValue>
}

const span = /^(\S+) (-?\d{1,15} -?\d{1,15}(?:;-?\d{1,15} -?\d{1,15})*)$/

/** What an `.ann` file has that there is no place for, by the first character of the line's id. */
const unsupported: Readonly<Record<string, string>> = {
  R: 'A relation', E: 'An event', '*': 'An equivalence', N: 'A reference to a database',
}

/** Reads an `.ann` file: a draft for each span, with its attributes and notes, and a finding for each line that is none of them. */
export function readAnn(text: string, file: string): { drafts: Draft[]; findings: Finding[] } {
  const lines = text.replace(/^\ufeff/, '').split('\n').map((line, index) => ({ line: line.replace(/\r$/, ''), place: { file, line: index + 1 } }))
  const findings: Finding[] = []
  const spans = new Map<string, Span>()
  const wrong = (place: Place, message: string) => void findings.push({ kind: 'malformed', place, message })

  // Attributes and notes may stand before the span that they belong to.
  for (const { line, place: { line: number } } of lines) {
    if (!line.startsWith('T')) continue
    const [id = '', head = '', ...rest] = line.split('\t')
    const place = { file, line: number, item: clip(id) }
    const [, type, offsets] = span.exec(head) ?? []
    if (!/^T\S*$/.test(id) || type === undefined || offsets === undefined) wrong(place, 'A span is written as an id, a tab, a type with its offsets, a tab and the words.')
    else if (spans.has(id)) wrong(place, `The id ${clip(id)} stands in line ${spans.get(id)!.place.line} already.`)
    else {
      const fragments = offsets.split(';').map((pair) => pair.split(' ').map(Number)).map(([start, end]) => ({ start: start!, end: end! }))
      spans.set(id, { place, tag: nameOfBrat(type), fragments, quote: rest.join('\t'), notes: [], attributes: new Map() })
    }
  }
  for (const { line, place } of lines) {
    const kind = line.charAt(0)
    if (kind === 'T' || line.trim() === '') continue
    const [id = '', head = '', ...rest] = line.split('\t')
    const named = { ...place, item: clip(id) }
    if (kind === 'A' || kind === 'M') {
      const [name = '', target = '', value, ...more] = head.split(' ')
      const of = spans.get(target)
      if (name === '' || target === '' || more.length > 0) wrong(named, 'An attribute is written as an id, a tab, and a name, a target and perhaps a value with single spaces between.')
      else if (!of) wrong(named, `The attribute “${clip(name)}” is of ${clip(target)}, which is no span here.`)
      else if (of.attributes.has(nameOfBrat(name))) wrong(named, `${clip(target)} has the attribute “${clip(name)}” already.`)
      else of.attributes.set(nameOfBrat(name), value === undefined ? true : nameOfBrat(value))
    } else if (kind === '#') {
      const [, target = ''] = head.split(' ')
      const of = spans.get(target)
      if (!of || rest.length === 0) wrong(named, of ? 'A note is written as an id, a tab, its type and target, a tab and the words.' : `The note is of ${clip(target) || 'nothing'}, which is no span here.`)
      else of.notes.push(rest.join('\t'))
    } else if (Object.hasOwn(unsupported, kind)) findings.push({ kind: 'unsupported', place: named, message: `${unsupported[kind]} was left out: Crossread has none.` })
    else wrong(named, 'The line begins with none of the letters that brat knows.')
  }
  const drafts = [...spans.values()].map(({ notes, attributes, ...rest }) => ({ ...rest, note: notes.join('\n'), attributes: Object.fromEntries(attributes) }))
  return { drafts, findings }
}
