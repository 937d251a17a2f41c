import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, wholeFile } from '../format-writer'
import type { LabelledLayer } from '../labelled-article'
import { type UnitTable, unitTable } from '../unit'
import { structuresOf } from './structures-of'
import { annotationType, passageFeatures, passageType, stringType } from './terms'

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

/** The declaration of our type. */
const declaration = {
  '%NAME': passageType,
  '%SUPER_TYPE': annotationType,
  ...Object.fromEntries(passageFeatures.map((feature) => [feature, { '%NAME': feature, '%RANGE': stringType }])),
}

function casOf(text: string, layer: LabelledLayer, table: UnitTable): object {
  const { sofa, annotations } = structuresOf(text, layer, table)
  return {
    '%TYPES': { [passageType]: declaration }, '%FEATURE_STRUCTURES': [sofa, ...annotations],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': annotations.map((one) => one['%ID']) } },
  }
}
