import { type Figure, noFigure } from '../../figure'
import { type GammaOptions, type GammaResult, gammaSteps } from '../../gamma/gamma'
import { noGammaBecause } from '../../gamma/observed'
import { agreementSeed } from '../seed'
import { type Slice, type SlicedLayer, pairsIn } from '../slice'
import { type Measured, meanOfFigures, meanOverArticles } from './measured'

/** How γ is drawn. Part of its name. */
export const gammaOptions = { sampler: 'statistical', samples: 30, seed: agreementSeed } as const satisfies GammaOptions

/** Alignments that one text takes: its own and the chance ones. */
export const stepsPerText = gammaOptions.samples + 1

/** What is kept of one text's γ, whoever asks for it again. */
export type GammaCache = Map<string, Pick<GammaResult, 'gamma' | 'gammaCat' | 'unproven'>>

interface Text {
  readonly key: string
  readonly article: string
  readonly length: number
  readonly layers: readonly SlicedLayer[]
}

/** The texts of a slice whose γ is not known yet. */
export function unknownTexts(slice: Slice, cache: GammaCache): number {
  return new Set(textsOf(slice).map(({ key }) => key).filter((key) => !cache.has(key))).size
}

/** γ or γcat of each article, and its mean over them. Yields after each alignment, so that whoever drives it can stop. */
export function* measureGamma(slice: Slice, which: 'gamma' | 'gammaCat', cache: GammaCache): Generator<void, Measured, void> {
  let unproven = 0
  const figures: { article: string; figure: Figure }[] = []
  const own = new Map<string, Figure[]>()
  for (const text of textsOf(slice)) {
    const result = yield* gammaOfText(text, cache)
    unproven += result.unproven
    const known = own.get(text.article)
    if (known) known.push(result[which])
    else own.set(text.article, [result[which]])
  }
  for (const [article, all] of own) figures.push({ article, figure: meanOfFigures(all) })
  // Layer by layer, each once: in “each against the rest” one takes part in several pairs.
  const layers = slice.places.flatMap((sliced) => sliced.layers.map((layer) => ofTag(layer.spans, slice.tag)))
  const spans = layers.reduce((sum, own) => sum + new Set(own.map(({ start, end, label }) => JSON.stringify([start, end, label]))).size, 0)
  const variants = [
    ...(slice.tag === null ? [] : ['γ of this tag alone: of its positions']),
    ...(slice.centre === null ? [] : ['of each article the mean over the pairs they are in']),
    ...(unproven === 0 ? [] : [`${unproven} alignments are not proven to be the best, as the search was cut`]),
  ]
  return { ...meanOverArticles(figures, 'Undefined in every article.'), spans, dropped: layers.reduce((sum, own) => sum + own.length, 0) - spans, variant: variants.length === 0 ? null : variants.join('; ') }
}

function textsOf(slice: Slice): readonly Text[] {
  return slice.places.flatMap((sliced) => {
    const { id, article, length } = sliced.place
    const groups: readonly (readonly SlicedLayer[])[] = slice.centre === null ? [sliced.layers] : pairsIn(slice, sliced)
    return groups.map((group) => {
      const layers = group.map((layer) => ({ ...layer, spans: ofTag(layer.spans, slice.tag) }))
      const names = layers.map(({ annotator }) => annotator).sort().join('~')
      // Against the gold a layer is looked at without its plural passages.
      return { key: [id, names, slice.tag ?? '', slice.by === 'gold' ? 'gold' : ''].join('|'), article, length, layers }
    })
  })
}

function* gammaOfText({ key, length, layers }: Text, cache: GammaCache): Generator<void, Pick<GammaResult, 'gamma' | 'gammaCat' | 'unproven'>, void> {
  const known = cache.get(key)
  if (known) return known
  const continuum = { length, layers: layers.map(({ spans }) => spans) }
  const because = noGammaBecause(continuum)
  const steps = because === undefined ? gammaSteps(continuum, gammaOptions) : undefined
  let step = steps?.next()
  while (step && !step.done) {
    yield
    step = steps!.next()
  }
  const result = step?.done && !('because' in step.value) ? step.value : none(because ?? (step?.done && 'because' in step.value ? step.value.because : ''))
  const kept = { gamma: result.gamma, gammaCat: result.gammaCat, unproven: result.unproven }
  cache.set(key, kept)
  return kept
}

function none(because: string): Pick<GammaResult, 'gamma' | 'gammaCat' | 'unproven'> {
  return { gamma: noFigure(because), gammaCat: noFigure(because), unproven: 0 }
}

function ofTag(spans: SlicedLayer['spans'], tag: string | null): SlicedLayer['spans'] {
  return tag === null ? spans : spans.filter(({ label }) => label === tag)
}
