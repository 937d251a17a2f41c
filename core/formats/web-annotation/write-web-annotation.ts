import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { sortedAttributes } from '../attributes'
import { fileNameOf } from '../files'
import { type FormatWriter, type Piece, wholeFile } from '../format-writer'
import type { LabelledArticle, LabelledPassage } from '../labelled-article'
import { collectionPath, contexts, layersKey, pageFolder, pageOfName, sourceOfName, textOfName } from './terms'

/** How many code points before and after a quote are given with it. */
const context = 32

/**
 * Writes W3C Web Annotations as JSON-LD: a collection, a page for each article, and the texts. Offsets are code points.
 * Every target has both a quote and a position; an annotation of several fragments has as many targets. Attributes, and
 * layers in which nothing is marked, stand under names of our own, which other readers pass over. A page is written
 * when the next one is known, which it names.
 */
export function openWebAnnotation(): FormatWriter {
  let held: { readonly name: string; readonly startIndex: number; readonly items: readonly object[]; readonly layers: readonly object[]; readonly previous: string | undefined } | undefined
  let [total, first] = [0, undefined as string | undefined]
  const release = (next: string | undefined): Piece[] => {
    if (!held) return []
    const { name, startIndex, items, layers, previous } = held
    const page = {
      '@context': contexts, id: pageOfName(name), type: 'AnnotationPage', partOf: `../${collectionPath}`,
      ...(previous === undefined ? {} : { prev: pageOfName(previous) }), ...(next === undefined ? {} : { next: pageOfName(next) }),
      startIndex, items, [layersKey]: layers,
    }
    return [wholeFile(`${pageFolder}/${fileNameOf(name)}.jsonld`, `${JSON.stringify(page, undefined, 1)}\n`)]
  }
  return {
    article(article) {
      const { name, text, layers } = article
      const pieces = [...release(name), wholeFile(textOfName(name), text)]
      const items = itemsOf(article)
      held = {
        name, startIndex: total, items, previous: held?.name,
        layers: layers.map(({ annotator, machine }) => ({ source: sourceOfName(name), annotator, ...(machine ? { machine } : {}) })),
      }
      first ??= name
      total += items.length
      return pieces
    },
    end() {
      const pages = first === undefined || !held ? {} : { first: `${pageFolder}/${pageOfName(first)}`, last: `${pageFolder}/${pageOfName(held.name)}` }
      const collection = { '@context': contexts, id: collectionPath, type: 'AnnotationCollection', label: 'Annotations of Crossread', total, ...pages }
      return [...release(undefined), wholeFile(collectionPath, `${JSON.stringify(collection, undefined, 1)}\n`)]
    },
  }
}

function itemsOf({ name, text, layers }: LabelledArticle): object[] {
  const { slice, length } = offsetTable(text)
  const source = sourceOfName(name)
  return layers.flatMap(({ annotator, machine, passages }) =>
    passages.map((passage, index) => ({
      id: `urn:crossread:${inAddress(name)}:${inAddress(annotator)}${machine ? ':machine' : ''}:${index + 1}`,
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
}

/** A name as a part of an address. */
function inAddress(name: string): string {
  return encodeURIComponent(name)
}

function bodiesOf({ tag, note }: LabelledPassage): object[] {
  const body = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value })
  return [body('tagging', tag), ...(note === '' ? [] : [body('commenting', note)])]
}

function attributesOf({ attributes }: LabelledPassage): object {
  const entries = sortedAttributes(attributes)
  return entries.length === 0 ? {} : { 'crossread:attributes': Object.fromEntries(entries) }
}
