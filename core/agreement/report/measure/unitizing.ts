import { type Continuum, withOneLabel } from '../../unitizing/continuum'
import { kuAlphas } from '../../unitizing/cu-alpha'
import { type UnitizingStatistics, unitizingStatistics } from '../../unitizing/statistic'
import { type Tally, tallyOf } from '../../bootstrap/tally'
import { Part, coincidenceSize, gapParts, labelParts } from '../../unitizing/coincidence'
import { noFigure } from '../../figure'
import { type Slice, pairsIn } from '../slice'
import { type Measured, fixedMean, fixedWords, joined } from './measured'

/** The texts that are compared: of each place all layers at once, or each pair that somebody is in. */
export interface Compared {
  readonly continua: readonly Continuum[]
  /** The article of each. */
  readonly articles: readonly string[]
}

export function comparedIn(slice: Slice): Compared {
  const pieces = slice.places.flatMap((sliced) => {
    const { article, length } = sliced.place
    const groups = slice.centre === null ? [sliced.layers] : pairsIn(slice, sliced)
    return groups.map((layers) => ({ article, continuum: { length, layers: layers.map(({ spans }) => spans) } }))
  })
  return { continua: pieces.map(({ continuum }) => continuum), articles: pieces.map(({ article }) => article) }
}

/** How many spans of the slice count, and how many are joined to another of their tag; each layer once. */
export function countSpans({ places, tag }: Slice): { readonly spans: number; readonly dropped: number } {
  let spans = 0
  let dropped = 0
  for (const { layers } of places) {
    for (const layer of layers) {
      const { spans: own, merged } = joined(layer.spans, tag)
      spans += own.length
      dropped += merged
    }
  }
  return { spans, dropped }
}

/** uα where nobody's spans of unlike tags share words; |uα of the tag where a tag is asked for. */
export function measureU(slice: Slice): Measured {
  return slice.tag === null ? ofFamily(slice, 'u', (continuum) => withinTags(continuum)) : { ...measureBinary(slice), variant: '|uα of this tag alone: marked with it or not, overlapping spans of the tag joined' }
}

/** |uα, of everything that is marked or of one tag. */
export function measureBinary(slice: Slice): Measured {
  const { tag } = slice
  return ofFamily(slice, 'binary', (continuum) => (tag === null ? anyTag(continuum) : withOneLabel(continuum, tag).continuum))
}

/** cuα of all tags, or (k)uα of one. */
export function measureCu(slice: Slice): Measured {
  const { tag } = slice
  if (tag === null) return ofFamily(slice, 'cu', (continuum) => withinTags(continuum))
  const { continua, articles } = comparedIn(slice)
  const statistics = unitizingStatistics(continua.map((continuum) => withinTags(continuum)))
  const label = statistics.labels.indexOf(tag)
  const because = statistics.because ?? (label < 0 ? 'Nobody used the tag in an article that two have done.' : undefined)
  const figureOf = (sum: Float64Array) => (because === undefined ? kuAlphas(sum)[label]!.alpha : noFigure(because))
  const statistic = { tallies: statistics.coincidences.map((one) => tallyOf(one)), length: coincidenceSize(statistics.labels.length), figureOf }
  // Where spans of two annotators meet, and one of them bears the tag.
  const paired = gapParts + label * labelParts + Part.paired
  const contributes = ({ at }: Tally) => label >= 0 && at.includes(paired)
  return { statistic, articles, contributes, ...countSpans(slice), variant: '(k)uα of this tag (Krippendorff et al. 2016, eq. 12): how far it is agreed on where spans meet' }
}

/** What stands for uα where words bear several tags: the mean over tags of |uα, each tag alone. */
export function measureMeanOfTags(slice: Slice): Measured {
  const tags = tagsIn(slice)
  const { continua, articles } = comparedIn(slice)
  const statistics = tags.map((tag) => unitizingStatistics(continua.map((continuum) => withOneLabel(continuum, tag).continuum)).of('binary'))
  const { statistic, number } = fixedMean(statistics, articles.length, 'No tag has a figure.')
  return {
    statistic, articles, ...countSpans(slice),
    variant: `Mean over ${number} tags of |uα, per tag with the union within a tag; tags for which it is undefined are left out, ${fixedWords}`,
  }
}

/** The tags that are used in a slice, sorted. */
export function tagsIn({ places }: Slice): readonly string[] {
  return [...new Set(places.flatMap(({ layers }) => layers.flatMap(({ spans }) => spans.map(({ label }) => label))))].sort()
}

function ofFamily(slice: Slice, coefficient: 'u' | 'binary' | 'cu', prepare: (continuum: Continuum) => Continuum): Measured {
  const { continua, articles } = comparedIn(slice)
  const statistics: UnitizingStatistics = unitizingStatistics(continua.map((continuum) => prepare(continuum)))
  const { observed, expected } = statistics.sum()[coefficient]
  return { statistic: statistics.of(coefficient), articles, observed, expected, ...countSpans(slice), variant: null }
}

function withinTags({ length, layers }: Continuum): Continuum {
  return { length, layers: layers.map((spans) => joined(spans, null).spans) }
}

/** Everything that is marked bears one label, so that spans that overlap become one. */
function anyTag({ length, layers }: Continuum): Continuum {
  return { length, layers: layers.map((spans) => joined(spans.map(({ start, end }) => ({ start, end, label: '' })), null).spans) }
}
