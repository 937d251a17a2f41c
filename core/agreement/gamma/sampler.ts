import type { Random } from '../bootstrap/random'
import type { Unit } from '../unitizing/continuum'

/**
 * How chance continua are made. Two samplers give two different gammas, so its name belongs to the figure.
 * `statistical`: the one of pygamma-agreement and of INCEpTION; `shuffle`: that of the paper.
 */
export type SamplerName = 'statistical' | 'shuffle'

/** A unit shorter than this is drawn again. */
const shortest = 1e-6

/** A chance continuum: as many layers as there are annotators. Positions are real numbers and may lie outside the text. */
export type Sampler = (random: Random) => readonly (readonly Unit[])[]

/** The sampler of a name for these layers, which hold at least one unit and are in their canonical order. */
export function samplerOf(name: SamplerName, layers: readonly (readonly Unit[])[], length: number): Sampler {
  return name === 'statistical' ? statisticalSampler(layers) : shuffleSampler(layers, length)
}

/**
 * Draws, for each annotator, a number of units, and for each of them a gap to the one before, a length and a label: from
 * normal distributions with the mean and deviation of the layers given, the label by its frequency (Titeux and
 * Riad 2021, “pygamma-agreement: Gamma γ measure for inter/intra-annotator agreement in Python”, JOSS 6(62)).
 * Its peculiarities are kept, as the figures are compared: a gap of 0 is added to those counted, the gap before
 * the first unit counts where there is one, gaps may be negative, lengths are absolute values.
 */
function statisticalSampler(layers: readonly (readonly Unit[])[]): Sampler {
  const counts = momentsOf(layers.map(({ length }) => length))
  const lengths = momentsOf(layers.flatMap((layer) => layer.map(({ start, end }) => end - start)))
  const gaps = momentsOf([
    0,
    ...layers.flatMap((layer) => layer.slice(1).map(({ start }, before) => start - layer[before]!.end)),
    ...layers.flatMap((layer) => (layer.length > 0 && layer[0]!.start > 0 ? [layer[0]!.start] : [])),
  ])
  const labels = layers.flatMap((layer) => layer.map(({ label }) => label))
  return (random) => {
    const normal = normalFrom(random)
    let any = false
    return layers.map(() => {
      const drawn = Math.abs(Math.trunc(normal(counts)))
      const units: Unit[] = []
      let position = 0
      for (let left = any ? drawn : Math.max(1, drawn); left > 0; left--) {
        const start = position + normal(gaps)
        let length = 0
        while (length < shortest) length = Math.abs(normal(lengths))
        position = start + length
        units.push({ start, end: position, label: labels[random.below(labels.length)]! })
      }
      any ||= units.length > 0
      return units
    })
  }
}

/**
 * Takes, for each annotator, the layer of one drawn by chance, cuts it at a chance position and puts the two halves
 * together the other way round; a unit that is cut goes over the end. Positions of cuts keep half the mean length of a
 * unit apart, as long as there is room (Mathet et al. 2015, section 5.2).
 */
function shuffleSampler(layers: readonly (readonly Unit[])[], length: number): Sampler {
  const units = layers.flat()
  const apart = units.reduce((sum, { start, end }) => sum + end - start, 0) / units.length / 2
  return (random) => {
    for (;;) {
      let free = [{ start: 0, end: length }]
      const sample = layers.map(() => {
        const pivot = Math.floor(within(free, random.unit()) ?? random.unit() * length)
        free = free
          .flatMap(({ start, end }) => [{ start, end: Math.min(end, pivot - apart) }, { start: Math.max(start, pivot + apart), end }])
          .filter(({ start, end }) => start < end)
        return layers[random.below(layers.length)]!.map(({ start, end, label }) => {
          const shift = start + pivot > length ? pivot - length : pivot
          return { start: start + shift, end: end + shift, label }
        })
      })
      if (sample.some((layer) => layer.length > 0)) return sample
    }
  }
}

/** The place at a share of the total length of some stretches. */
function within(stretches: readonly { readonly start: number; readonly end: number }[], share: number): number | undefined {
  let left = share * stretches.reduce((sum, { start, end }) => sum + end - start, 0)
  for (const { start, end } of stretches) {
    if (left < end - start) return start + left
    left -= end - start
  }
  return undefined
}

interface Moments {
  readonly mean: number
  /** Of the values given, not of what they were drawn from. */
  readonly deviation: number
}

function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

/** Normal numbers by the method of Box and Muller, one of each pair. */
function normalFrom(random: Random): (moments: Moments) => number {
  return ({ mean, deviation }) => mean + deviation * Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit())
}
