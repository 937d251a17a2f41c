import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, piece, wholeFile } from '../format-writer'
import type { LabelledPassage } from '../labelled-article'
import type { Losses } from '../losses'
import { type UnitTable, unitTable } from '../unit'
import { type SemevalTask, labelFileOf, paragraphsOf, propaganda } from './tasks'

/** What the formats of SemEval cannot hold. */
const losses = {
  machine: 'The format does not tell the layers of people from those of machines.',
  note: 'The format has no place for notes: they were left out.',
  attributes: 'The format has no place for attributes: they were left out.',
  fragments: 'A label is one span: each fragment of a passage became one of its own.',
  tag: 'Spans of 2020’s first task have no technique: the tags were left out.',
  column: 'A technique stands in a column: tabs and line breaks in tags became spaces.',
  comma: 'Techniques of a paragraph are separated by commas: commas in tags became hyphens, and white space around them was taken away.',
  whole: 'Labels are of whole paragraphs: each passage became its tag for every paragraph that it touches.',
  inside: 'Offsets count a line end of two characters as one: a passage that begins or ends inside one was moved.',
} as const

/**
 * Writes the label files of one of SemEval's tasks beside the texts, in a folder for each annotator; a text that
 * nobody annotated stands above them. Offsets count code points, and a line end of two characters as one.
 */
export function openSemeval({ lost }: WriterOptions, task: SemevalTask): FormatWriter {
  return {
    article({ name, text, layers }) {
      const id = fileNameOf(name)
      if (layers.length === 0) return [wholeFile(`article${id}.txt`, text)]
      const table = unitTable(text, 'newlines')
      return layers.flatMap(({ annotator, machine, passages }) => {
        const folder = fileNameOf(annotator)
        lost.add(losses.machine, machine ? 1 : 0)
        for (const { note, attributes } of passages) {
          lost.add(losses.note, note === '' ? 0 : 1)
          lost.add(losses.attributes, Object.keys(attributes).length)
        }
        const path = `${folder}/${labelFileOf(task, id)}`
        // One file of paragraphs is of all articles; spans have a file for each.
        const labels = task === '2023-paragraphs' ? piece(path, paragraphLines(id, text, passages, lost).join('')) : wholeFile(path, passages.flatMap((passage) => spanLines(id, passage, task, table, lost)).join(''))
        return [wholeFile(`${folder}/article${id}.txt`, text), labels]
      })
    },
    end: () => [],
  }
}

function spanLines(id: string, { tag, extent }: LabelledPassage, task: SemevalTask, table: UnitTable, lost: Losses): string[] {
  const technique = tag.replace(/[\t\r\n]+/g, ' ')
  lost.add(losses.fragments, extent.length > 1 ? 1 : 0)
  if (task === '2020-spans') lost.add(losses.tag, tag === propaganda ? 0 : 1)
  else lost.add(losses.column, technique === tag ? 0 : 1)
  return extent.map(({ start, end }) => {
    const [from, to] = [table.fromCodePoint(start), table.fromCodePoint(end)]
    lost.add(losses.inside, table.toCodePoint(from) === start && table.toCodePoint(to) === end ? 0 : 1)
    return [id, ...(task === '2020-spans' ? [] : [technique]), from, to].join('\t').concat('\n')
  })
}

function paragraphLines(id: string, text: string, passages: readonly LabelledPassage[], lost: Losses): string[] {
  const paragraphs = paragraphsOf(text)
  const written = passages.map(({ tag }) => tag.replace(/,/g, '-').replace(/\s+/g, ' ').trim())
  passages.forEach(({ tag, extent }, index) => {
    lost.add(losses.comma, tag === written[index] ? 0 : 1)
    const exact = extent.length === 1 && paragraphs.some(({ start, end }) => start === extent[0]!.start && end === extent[0]!.end)
    const twice = passages.findIndex((other, before) => before < index && written[before] === written[index] && other.extent[0]!.start === extent[0]!.start) >= 0
    lost.add(losses.whole, exact && !twice ? 0 : 1)
  })
  return paragraphs.map(({ number, start, end }) => {
    const tags = written.filter((_, index) => passages[index]!.extent.some((fragment) => fragment.start < end && start < fragment.end))
    return `${id}\t${number}\t${[...new Set(tags)].join(',')}\n`
  })
}
