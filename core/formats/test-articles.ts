import fc from 'fast-check'
import type { AttributeValue } from '@/core/annotation/annotation'
import { normaliseExtent } from '@/core/annotation/fragment'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import type { LabelledArticle, LabelledLayer, LabelledPassage } from './labelled-article'

/** For tests: what texts go wrong on. */
export const awkwardPieces = [
  'one', 'Two', ' ', '  ', '\n', '\r\n', '\n\n', '.', ',', ';', '🙂', '👩‍👩‍👧‍👦', 'cafe\u0301', 'caf\u00e9', 'שלום', '\u2067مرحبا\u2069', '\u00a0', '\u200b', '"', "'", '\t', '\ufeff', '=1', '𝒳', 'I',
] as const

const words = (most: number) => fc.array(fc.constantFrom(...awkwardPieces), { minLength: 1, maxLength: most }).map((pieces) => pieces.join(''))

/** A text with something to see in it. */
const text = words(60).map((pieces) => `A${pieces}`)

const tag = fc.oneof(
  fc.constantFrom('claim', 'Name_Calling,Labeling', 'a "quoted" tag', 'Two words', 'line\nbreak', 'שלום 🙂', 'tab\tin it', 'a_x002C_b', '=1+1', '__proto__', 'Doubt', '|', '\\', 'a;b'),
  words(4).filter((one) => one.trim() !== ''),
)

const value: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.constantFrom('low', '', 'two words', 'עברית', 'a,b', '1', 'true'), fc.integer({ min: -9, max: 9 }).map((number) => number || 0), fc.boolean(), fc.array(words(3), { maxLength: 3 }),
)

const attributes = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom('polarity', 'a key', '__proto__', 'constructor', 'x,y', 'ש'), value), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)) },
)

const note = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: words(6) })

/** Extents that begin and end at characters as a person sees them, and hold something to see. */
function passages(of: string, bare: boolean): fc.Arbitrary<LabelledPassage[]> {
  const table = offsetTable(of)
  const edges = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(of)].map(({ index }) => [...of.slice(0, index)].length)
  const places = [...edges, table.length]
  const fragment = fc.tuple(fc.nat(places.length - 1), fc.nat(places.length - 1)).filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: codePoint(places[Math.min(a, b)]!), end: codePoint(places[Math.max(a, b)]!) }))
    .filter(({ start, end }) => table.slice(start, end).trim() !== '')
  const extent = fc.oneof({ weight: bare ? 1 : 3, arbitrary: fc.array(fragment, { minLength: 1, maxLength: 1 }) }, { weight: bare ? 0 : 1, arbitrary: fc.array(fragment, { minLength: 2, maxLength: 3 }) }).map(normaliseExtent)
  return fc.array(fc.record({ tag, extent, note: bare ? fc.constant('') : note, attributes: bare ? fc.constant({}) : attributes }), { maxLength: 5 })
    .map((all) => all.map((one) => ({ ...one, quotes: one.extent.map(({ start, end }) => table.slice(start, end)) })))
}

const name = fc.oneof(fc.constantFrom('a1', 'article7', 'Über uns', 'a.b', '..', 'x%20y', 'שלום', 'a*b', ' ', '%', 'A:1'), words(3).filter((one) => one.length < 60))

function layers(of: string, machines: boolean, bare: boolean, least: number): fc.Arbitrary<LabelledLayer[]> {
  const machine = machines && !bare ? fc.boolean() : fc.constant(false)
  return fc.uniqueArray(fc.record({ annotator: name, machine, passages: passages(of, bare) }), { minLength: least, maxLength: 3, selector: (layer) => layer.annotator })
}

/**
 * For tests: projects with everything that formats go wrong on; half of them bare, without notes, attributes, machines
 * and passages of several fragments, so that poor formats hold some of them whole. Names of articles are unique.
 */
export function labelledArticles({ machines = false }: { machines?: boolean } = {}): fc.Arbitrary<LabelledArticle[]> {
  return fc.boolean().chain((bare) => {
    const article = fc.tuple(name, text).chain(([name, text]) => layers(text, machines, bare, bare ? 1 : 0).map((layers) => ({ name, text, layers })))
    return fc.uniqueArray(article, { minLength: 1, maxLength: 3, selector: (one) => one.name })
  })
}

/** For tests: an article without where its passages stood in a source, for comparing. */
export function withoutPlaces(articles: readonly LabelledArticle[]): LabelledArticle[] {
  return articles.map((article) => ({
    ...article,
    layers: article.layers.map((layer) => ({ ...layer, passages: layer.passages.map(({ place: _, ...passage }) => passage) })),
  }))
}
