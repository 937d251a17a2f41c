import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { sortedAttributes } from '../attributes'
import { type TextFile, type Writing, fileNameOf } from '../files'
import type { LabelledArticle, LabelledPassage } from '../labelled-article'
import { contexts, layersKey, sourceOfName } from './terms'

/** How many code points before and after a quote are given with it. */
const context = 32

/**
 * Writes W3C Web Annotations as one page of JSON-LD, with the texts beside it. Offsets are code points. Every target
 * has both a quote and a position; an annotation of several fragments has as many targets. Attributes, and layers in
 * which nothing is marked, stand under names of our own, which other readers pass over.
 */
export function writeWebAnnotation(articles: readonly LabelledArticle[]): Writing {
  const texts = articles.map(({ name, text }): TextFile => ({ path: sourceOfName(name), text }))
  const items = articles.flatMap(({ name, text, layers }) => {
    const { slice, length } = offsetTable(text)
    const source = sourceOfName(name)
    return layers.flatMap(({ annotator, machine, passages }) =>
      passages.map((passage, index) => ({
        id: `urn:crossread:${fileNameOf(name)}:${fileNameOf(annotator)}:${index + 1}`.replaceAll(' ', '%20'),
        type: 'Annotation',
        motivation: 'tagging',
        creator: { type: machine ? 'Software' : 'Person', name: annotator },
        body: bodiesOf(passage),
        ...attributesOf(passage),
        target: passage.extent.map(({ start, end }) => ({
          source,
          selector: [
            { type: 'TextQuoteSelector', exact: slice(start, end), prefix: slice(codePoint(Math.max(0, start - context)), start), suffix: slice(end, codePoint(Math.min(length, end + context))) },
            { type: 'TextPositionSelector', start, end },
          ],
        })),
      })),
    )
  })
  const layers = articles.flatMap(({ name, layers }) => layers.map(({ annotator, machine }) => ({ source: sourceOfName(name), annotator, ...(machine ? { machine } : {}) })))
  const page = { '@context': contexts, id: 'urn:crossread:annotations', type: 'AnnotationPage', startIndex: 0, items, [layersKey]: layers }
  return { files: [{ path: 'annotations.jsonld', text: `${JSON.stringify(page, undefined, 1)}\n` }, ...texts], notes: [] }
}

function bodiesOf({ tag, note }: LabelledPassage): object[] {
  const body = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value })
  return [body('tagging', tag), ...(note === '' ? [] : [body('commenting', note)])]
}

function attributesOf({ attributes }: LabelledPassage): object {
  const entries = sortedAttributes(attributes)
  return entries.length === 0 ? {} : { 'crossread:attributes': Object.fromEntries(entries) }
}
