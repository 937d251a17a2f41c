import { fileNameOf } from '../files'
import { type FormatWriter, type WriterOptions, wholeFile } from '../format-writer'
import type { LabelledLayer } from '../labelled-article'
import type { Losses } from '../losses'
import { type UnitTable, unitTable } from '../unit'
import { allowedInXml, xmlAttribute } from '../xml'
import { type Structure, structuresOf } from './structures-of'
import { annotationType, passageFeatures, passageType, stringType } from './terms'

/** What XMI cannot hold. */
const losses = {
  machine: 'A file of XMI does not tell the layers of people from those of machines.',
  unread: 'A file of XMI is an annotator’s: articles that nobody annotated were left out.',
  forbidden: 'XML forbids control characters: texts, tags, notes and attributes with one come back otherwise, with U+FFFD in its place, so that no offset moved.',
} as const

/**
 * Writes UIMA XMI: a folder for each article, with a file for each annotator and the `TypeSystem.xml` that it needs, as
 * in the archives of INCEpTION. Offsets are UTF-16 units.
 */
export function openXmi({ lost }: WriterOptions): FormatWriter {
  return {
    article({ name, text, layers }) {
      if (layers.length === 0) {
        lost.add(losses.unread)
        return []
      }
      const folder = fileNameOf(name)
      const table = unitTable(text, 'utf16')
      const files = layers.map((layer) => {
        lost.add(losses.machine, layer.machine ? 1 : 0)
        return wholeFile(`${folder}/${fileNameOf(layer.annotator)}.xmi`, xmiOf(text, layer, table, lost))
      })
      return [...files, wholeFile(`${folder}/${typeSystemPath}`, typeSystem)]
    },
    end: () => [],
  }
}

/** The file beside those of the annotators. */
export const typeSystemPath = 'TypeSystem.xml'

const declared = passageFeatures.map((feature) => `        <featureDescription>\n          <name>${feature}</name>\n          <description/>\n          <rangeTypeName>${stringType}</rangeTypeName>\n        </featureDescription>\n`)

const typeSystem = `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
  <types>
    <typeDescription>
      <name>${passageType}</name>
      <description/>
      <supertypeName>${annotationType}</supertypeName>
      <features>
${declared.join('')}      </features>
    </typeDescription>
  </types>
</typeSystemDescription>
`

/** The types of a namespace, by the prefix of their elements. */
const prefixes: Readonly<Record<string, string>> = { 'uima.cas': 'cas', 'uima.tcas': 'tcas', crossread: 'crossread' }

const namespaces = Object.entries(prefixes).map(([packageName, prefix]) => ` xmlns:${prefix}="http:///${packageName.replaceAll('.', '/')}.ecore"`).join('')

function xmiOf(text: string, layer: LabelledLayer, table: UnitTable, lost: Losses): string {
  const { sofa, annotations } = structuresOf(text, layer, table)
  const elements = [...annotations, sofa].map((structure) => `  ${elementOf(structure, lost)}\n`).join('')
  const members = annotations.map((one) => one['%ID']).join(' ')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"${namespaces} xmi:version="2.0">\n  <cas:NULL xmi:id="0"/>\n${elements}  <cas:View sofa="1" members="${members}"/>\n</xmi:XMI>\n`
}

function elementOf({ '%ID': id, '%TYPE': type, ...features }: Structure, lost: Losses): string {
  const dot = type.lastIndexOf('.')
  const attributes = Object.entries(features).map(([name, value]) => {
    const words = allowedInXml(String(value))
    lost.add(losses.forbidden, words === String(value) ? 0 : 1)
    return ` ${name.replace('@', '')}="${xmlAttribute(words)}"`
  })
  return `<${prefixes[type.slice(0, dot)]}:${type.slice(dot + 1)} xmi:id="${id}"${attributes.join('')}/>`
}
