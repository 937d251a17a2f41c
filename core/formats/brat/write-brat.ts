import { extentsEqual, normaliseExtent } from '@/core/annotation/fragment'
import { offsetTable } from '@/core/text/offset-table'
import { sortedAttributes } from '../attributes'
import { fileNameOf } from '../files'
import { type FormatWriter, type Piece, type WriterOptions, wholeFile } from '../format-writer'
import type { LabelledPassage } from '../labelled-article'
import type { Losses } from '../losses'
import { cutAtLines, joinOverLines } from './lines'
import { bratName } from './names'

/** What brat cannot hold. */
const losses = {
  machine: 'brat does not tell the layers of people from those of machines.',
  apart: 'brat has a fragment for each line, so fragments between which only line breaks stand are one span when read back.',
  blank: 'brat cannot mark line breaks alone: such passages were left out.',
  value: 'brat writes values of attributes as single words: numbers, lists and “no” come back as text.',
  note: 'A note of brat is one line: line breaks became spaces.',
} as const

/**
 * Writes brat stand-off: a folder for each annotator, with every text they annotated and an `.ann` beside it, which is
 * empty where they marked nothing; and what brat's own interface needs to know of the tags. Offsets are code points.
 */
export function openBrat({ lost }: WriterOptions): FormatWriter {
  const kept = new Map<string, { tags: Set<string>; attributes: Map<string, Set<string>> }>()
  return {
    article({ name, text, layers }): Piece[] {
      const path = name.split('/').map(fileNameOf).join('/')
      if (layers.length === 0) return [wholeFile(`${path}.txt`, text)]
      return layers.flatMap(({ annotator, machine, passages }) => {
        lost.add(losses.machine, machine ? 1 : 0)
        const folder = fileNameOf(annotator)
        const seen = kept.get(folder) ?? { tags: new Set(), attributes: new Map() }
        kept.set(folder, seen)
        return [wholeFile(`${folder}/${path}.txt`, text), wholeFile(`${folder}/${path}.ann`, annOf(passages, text, lost, seen))]
      })
    },
    end: () => [...kept].map(([folder, { tags, attributes }]) => wholeFile(`${folder}/annotation.conf`, configuration(tags, attributes))),
  }
}

function annOf(passages: readonly LabelledPassage[], text: string, lost: Losses, seen: { tags: Set<string>; attributes: Map<string, Set<string>> }): string {
  const { slice } = offsetTable(text)
  const lines: string[] = []
  let [spans, attributes, notes] = [0, 0, 0]
  for (const passage of passages) {
    const extent = cutAtLines(passage.extent, slice)
    if (extent.length === 0) {
      lost.add(losses.blank)
      continue
    }
    lost.add(losses.apart, extentsEqual(joinOverLines(extent, text), normaliseExtent(passage.extent)) ? 0 : 1)
    const id = `T${++spans}`
    const type = bratName(passage.tag)
    seen.tags.add(type)
    lines.push(`${id}\t${type} ${extent.map(({ start, end }) => `${start} ${end}`).join(';')}\t${extent.map(({ start, end }) => slice(start, end)).join(' ')}`)
    for (const [key, value] of sortedAttributes(passage.attributes)) {
      lost.add(losses.value, typeof value === 'string' || value === true ? 0 : 1)
      const written = Array.isArray(value) ? JSON.stringify(value) : String(value)
      const values = seen.attributes.get(bratName(key)) ?? new Set()
      seen.attributes.set(bratName(key), value === true ? values : values.add(bratName(written)))
      lines.push(`A${++attributes}\t${bratName(key)} ${id}${value === true ? '' : ` ${bratName(written)}`}`)
    }
    if (passage.note !== '') {
      const note = passage.note.replace(/[\r\n]+/g, ' ')
      lost.add(losses.note, note === passage.note ? 0 : 1)
      lines.push(`#${++notes}\tAnnotatorNotes ${id}\t${note}`)
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}

/** What brat needs to show a collection: the types of spans and attributes. */
function configuration(tags: ReadonlySet<string>, attributes: ReadonlyMap<string, ReadonlySet<string>>): string {
  const written = [...attributes].sort().map(([name, values]) => `${name}\tArg:<ENTITY>${values.size === 0 ? '' : `, Value:${[...values].sort().join('|')}`}`)
  return ['[entities]', ...[...tags].sort(), '', '[relations]', '', '[events]', '', '[attributes]', ...written, ''].join('\n')
}
