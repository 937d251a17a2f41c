import { knownFacts } from '../facts'
import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, piece } from '../format-writer'
import { unitTable } from '../unit'

/** What doccano cannot hold. */
const losses = {
  machine: 'doccano does not tell the layers of people from those of machines.',
  note: 'doccano has no notes on passages: they were left out.',
  attributes: 'doccano has no attributes of passages: they were left out.',
  fragments: 'A label of doccano is one span: each fragment of a passage became one of its own.',
  unread: 'A file of doccano is an annotator’s: articles that nobody annotated were left out.',
} as const

/** Writes doccano's JSONL: a file for each annotator, offsets in UTF-16 units. The files grow in turns. */
export function openDoccano({ lost }: WriterOptions): FormatWriter {
  return {
    article(article) {
      const { name, text, layers } = article
      const { fromCodePoint } = unitTable(text, 'utf16')
      lost.add(losses.unread, layers.length === 0 ? 1 : 0)
      return layers.map(({ annotator, machine, passages }) => {
        lost.add(losses.machine, machine ? 1 : 0)
        const label = passages.flatMap(({ tag, extent, note, attributes }) => {
          lost.add(losses.note, note === '' ? 0 : 1)
          lost.add(losses.attributes, Object.keys(attributes).length)
          lost.add(losses.fragments, extent.length > 1 ? 1 : 0)
          return extent.map(({ start, end }) => [fromCodePoint(start), fromCodePoint(end), tag])
        })
        return piece(`${fileNameOf(annotator)}.jsonl`, `${JSON.stringify({ name, text, label, ...knownFacts(article) })}\n`)
      })
    },
    end: () => [],
  }
}
