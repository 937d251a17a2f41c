import { extentBounds } from '@/core/annotation/fragment'
import { sortedAttributes } from '../attributes'
import type { LabelledLayer } from '../labelled-article'
import type { UnitTable } from '../unit'
import { passageType } from './terms'

/** A feature structure as CAS JSON has it. */
export type Structure = { readonly '%ID': number; readonly '%TYPE': string } & Readonly<Record<string, string | number>>

/**
 * A layer as the feature structures of a CAS: the text, the whole document, and its passages. Offsets are UTF-16 units.
 * A passage of several fragments stands there from its first character to its last, with the fragments in a feature of
 * its own, which other programs pass over; so do notes and attributes.
 */
export function structuresOf(text: string, { passages }: LabelledLayer, { fromCodePoint }: UnitTable): { sofa: Structure; annotations: Structure[] } {
  const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text }
  const whole = { '%ID': 2, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': 1, begin: 0, end: text.length, language: 'x-unspecified' }
  const annotations = passages.map(({ tag, extent, note, attributes }, index): Structure => {
    const { start, end } = extentBounds(extent)
    const entries = sortedAttributes(attributes)
    return {
      '%ID': index + 3, '%TYPE': passageType, '@sofa': 1, begin: fromCodePoint(start), end: fromCodePoint(end), tag,
      ...(note === '' ? {} : { note }),
      ...(entries.length === 0 ? {} : { attributes: JSON.stringify(Object.fromEntries(entries)) }),
      ...(extent.length === 1 ? {} : { fragments: JSON.stringify({ of: extent.flatMap((fragment) => [fromCodePoint(fragment.start), fromCodePoint(fragment.end)]) }) }),
    }
  })
  return { sofa, annotations: [whole, ...annotations] }
}
