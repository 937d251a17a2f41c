import { extentBounds } from '@/core/annotation/fragment'
import { sortedAttributes } from '../attributes'
import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, wholeFile } from '../format-writer'
import type { LabelledLayer } from '../labelled-article'
import { type UnitTable, unitTable } from '../unit'
import { passageDeclaration, passageType } from './terms'

/** What a CAS cannot hold. */
const losses = {
  machine: 'A file of CAS JSON does not tell the layers of people from those of machines.',
  unread: 'A file of CAS JSON is an annotator’s: articles that nobody annotated were left out.',
} as const

/**
 * Writes UIMA CAS JSON 0.4: a folder for each article, with a file for each annotator. Offsets are UTF-16 units. A passage
 * of several fragments stands there from its first character to its last, with the fragments in a feature of its own,
 * which other programs pass over; so do notes and attributes.
 */
export function openCasJson({ lost }: WriterOptions): FormatWriter {
  return {
    article({ name, text, layers }) {
      lost.add(losses.unread, layers.length === 0 ? 1 : 0)
      const table = unitTable(text, 'utf16')
      return layers.map((layer) => {
        lost.add(losses.machine, layer.machine ? 1 : 0)
        return wholeFile(`${fileNameOf(name)}/${fileNameOf(layer.annotator)}.json`, `${JSON.stringify(casOf(text, layer, table), undefined, 1)}\n`)
      })
    },
    end: () => [],
  }
}

function casOf(text: string, { passages }: LabelledLayer, { fromCodePoint }: UnitTable): object {
  const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text }
  const whole = { '%ID': 2, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': 1, begin: 0, end: text.length, language: 'x-unspecified' }
  const annotations = passages.map(({ tag, extent, note, attributes }, index) => {
    const { start, end } = extentBounds(extent)
    const entries = sortedAttributes(attributes)
    return {
      '%ID': index + 3, '%TYPE': passageType, '@sofa': 1, begin: fromCodePoint(start), end: fromCodePoint(end), tag,
      ...(note === '' ? {} : { note }),
      ...(entries.length === 0 ? {} : { attributes: JSON.stringify(Object.fromEntries(entries)) }),
      ...(extent.length === 1 ? {} : { fragments: JSON.stringify({ of: extent.flatMap((fragment) => [fromCodePoint(fragment.start), fromCodePoint(fragment.end)]) }) }),
    }
  })
  const members = [whole, ...annotations].map((one) => one['%ID'])
  return { '%TYPES': { [passageType]: passageDeclaration }, '%FEATURE_STRUCTURES': [sofa, whole, ...annotations], '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': members } } }
}
