import type { AgreementInput, AgreementLayer, AgreementPlace } from './input'
import { isoWeek } from './iso-week'
import type { BreakdownKey, CaseWords } from './report'

/** What one row is computed from: some layers of some places, and who of them is compared with whom. */
export interface Slice {
  readonly by: BreakdownKey
  readonly key: string
  readonly label: string
  readonly cases: CaseWords
  /** With two layers at least, in the order of the articles' ids: the draws of the bootstrap go by it. */
  readonly places: readonly SlicedPlace[]
  /** Those compared, sorted; the gold is one of them. */
  readonly annotators: readonly string[]
  /** If somebody is named, only pairs that they are in are compared; else everybody with everybody. */
  readonly centre: string | null
  /** If a tag is named, only that tag is looked at. */
  readonly tag: string | null
}

export interface SlicedPlace {
  readonly place: AgreementPlace
  readonly layers: readonly SlicedLayer[]
}

export type SlicedLayer = Pick<AgreementLayer, 'annotator' | 'spans' | 'answers'>

/** How the gold is called among annotators. Pseudonyms have another form. */
export const goldName = 'gold'

type Naming = Pick<Slice, 'by' | 'key' | 'label'> & Partial<Pick<Slice, 'cases' | 'centre' | 'tag'>>

/** The rows of a breakdown, sorted by what they are of; none where there is nothing to break down. */
export function slicesOf(input: AgreementInput, by: BreakdownKey): readonly Slice[] {
  const places = [...input.places].sort((a, b) => compare(a.article, b.article) || compare(a.id, b.id))
  const names = annotatorsOf(places)
  const all = (place: AgreementPlace): readonly SlicedLayer[] => place.layers
  switch (by) {
    case 'all':
      return [slice(places, { by, key: 'all', label: 'All' }, all)]
    case 'tag': {
      const used = new Set(places.flatMap(({ layers }) => layers.flatMap(({ spans }) => spans.map(({ label }) => label))))
      return input.tags.filter(({ key }) => used.has(key)).map(({ key, name }) => slice(places, { by, key, label: name, cases: { tag: key }, tag: key }, all))
    }
    case 'pair':
      return names.flatMap((first, index) => names.slice(index + 1).map((second) =>
        slice(places, { by, key: `${first}~${second}`, label: `${first} and ${second}`, cases: { people: `${first}~${second}` } }, ({ layers }) => layers.filter(({ annotator }) => annotator === first || annotator === second)),
      ))
    case 'rest':
      return names.length < 2 ? [] : names.map((name) => slice(places, { by, key: name, label: `${name} and the others`, centre: name }, ({ layers }) => (layers.some(({ annotator }) => annotator === name) ? layers : [])))
    case 'gold': {
      const settled = places.filter(({ gold }) => gold !== null)
      return annotatorsOf(settled).map((name) => slice(settled, { by, key: name, label: `${name} and the gold` }, ({ layers, gold }) => {
        const own = layers.find(({ annotator }) => annotator === name)
        return own === undefined ? [] : [{ ...own, spans: own.settled }, { annotator: goldName, spans: gold!, answers: new Map() }]
      }))
    }
    case 'outlet': {
      const outlets = new Map(places.flatMap(({ outlet }) => (outlet === null ? [] : [[outlet.key, outlet.name] as const])))
      return grouped(places, ({ outlet }) => outlet?.key ?? null, (key) => ({ by, key: key ?? unknownKey, label: key === null ? 'outlet unknown' : outlets.get(key)!, cases: key === null ? {} : { outlet: key } }))
    }
    case 'genre':
      return grouped(places, ({ genre }) => genre, (key) => ({ by, key: key ?? unknownKey, label: key?.replaceAll('_', ' ') ?? 'Genre unclear: no answer had a majority' }))
    case 'week':
      return grouped(places, weekOf, (key) => ({ by, key: key ?? unknownKey, label: key === null ? broughtIn : `Week ${Number(key.slice(6))} of ${key.slice(0, 4)}` }))
    case 'codebook':
      return grouped(places, ({ codebook }) => String(codebook).padStart(9, '0'), (key) => ({ by, key: String(Number(key)), label: `Codebook ${Number(key)}` }))
    case 'outletShown':
      return (['shown', 'hidden', 'revealed', 'unknown'] as const)
        .filter((outlet) => places.some(({ layers }) => layers.some((layer) => layer.outlet === outlet)))
        .map((outlet) => slice(places, { by, key: outlet, label: shownWords[outlet] }, ({ layers }) => layers.filter((layer) => layer.outlet === outlet)))
  }
}

/** The key of a row of what nobody knows where it belongs. */
export const unknownKey = 'unknown'

/** Of layers made elsewhere nobody here knows when they were made, nor whether the outlet was seen. */
const broughtIn = 'Not known: brought in'

const shownWords = { shown: 'Outlet shown', hidden: 'Outlet hidden', revealed: 'Outlet hidden, changed after the reveal', unknown: broughtIn } as const

/** The pairs of a slice that are compared in a place, by name. */
export function pairsIn({ centre }: Pick<Slice, 'centre'>, { layers }: SlicedPlace): readonly (readonly [SlicedLayer, SlicedLayer])[] {
  const sorted = [...layers].sort((a, b) => compare(a.annotator, b.annotator))
  return sorted.flatMap((a, index) => sorted.slice(index + 1).flatMap((b) => (centre === null || a.annotator === centre || b.annotator === centre ? [[a, b] as const] : [])))
}

/** How many articles a slice has; an article with two texts is one. */
export function articlesIn({ places }: Pick<Slice, 'places'>): number {
  return new Set(places.map(({ place }) => place.article)).size
}

/** Everybody with a layer, `annotator-2` before `annotator-10`. */
export function annotatorsOf(places: readonly { readonly layers: readonly Pick<AgreementLayer, 'annotator'>[] }[]): readonly string[] {
  return [...new Set(places.flatMap(({ layers }) => layers.map(({ annotator }) => annotator)))].sort(byNumber.compare)
}

const byNumber = new Intl.Collator('en', { numeric: true })

/**
 * A place belongs to the week in which the last of its layers was submitted: before, it could not be compared as a whole.
 * Null where one of them was brought in: it may have been made after all others.
 */
function weekOf({ layers }: AgreementPlace): string | null {
  const days = layers.flatMap(({ submitted }) => (submitted === null ? [] : [submitted]))
  return days.length < layers.length ? null : isoWeek(days.sort().at(-1)!)
}

function grouped(places: readonly AgreementPlace[], groupOf: (place: AgreementPlace) => string | null, naming: (key: string | null) => Naming): readonly Slice[] {
  const keys = [...new Set(places.map(groupOf))].sort((a, b) => (a === null ? 1 : b === null ? -1 : compare(a, b)))
  return keys.map((key) => slice(places.filter((place) => groupOf(place) === key), naming(key), ({ layers }) => layers))
}

function slice(places: readonly AgreementPlace[], naming: Naming, layersOf: (place: AgreementPlace) => readonly SlicedLayer[]): Slice {
  const kept = places.map((place) => ({ place, layers: layersOf(place) })).filter(({ layers }) => layers.length > 1)
  return { cases: {}, centre: null, tag: null, ...naming, places: kept, annotators: annotatorsOf(kept) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
