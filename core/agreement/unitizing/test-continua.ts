import fc from 'fast-check'
import type { Continuum, Unit } from './continuum'

/** A unit, as `start-end label`. */
export function unit(text: string): Unit {
  const [place, label] = text.split(' ')
  const [start, end] = place!.split('-').map(Number)
  return { start: start!, end: end!, label: label! }
}

/** Alex, Paul and Suzan (Krippendorff 2019, figure 12.11, p. 340). */
export const figure1211: Continuum = {
  length: 60,
  layers: [
    ['0-7 1', '7-13 2', '30-32 5', '32-37 6', '37-44 6', '44-60 7'],
    ['0-7 1', '7-13 3', '13-21 5', '32-44 6'],
    ['0-7 1', '7-13 4', '13-21 5', '32-37 6', '37-41 6', '41-44 6'],
  ].map((layer) => layer.map(unit)),
}

/** Units of one annotator that do not overlap, some of them touching, with labels A to D. */
export const apart = (length: number): fc.Arbitrary<Unit[]> =>
  fc.array(fc.record({ gap: fc.nat(6), length: fc.integer({ min: 1, max: 9 }), label: fc.constantFrom('A', 'B', 'C', 'D') }), { maxLength: 8 }).map((steps) => {
    const layer: Unit[] = []
    let position = 0
    for (const step of steps) {
      const start = position + step.gap
      position = start + step.length
      if (position > length) break
      layer.push({ start, end: position, label: step.label })
    }
    return layer
  })

/** A text done by so many annotators, whose units do not overlap. */
export const continuum = (least = 2, most = 5): fc.Arbitrary<Continuum> =>
  fc.integer({ min: 5, max: 70 }).chain((length) => fc.record({ length: fc.constant(length), layers: fc.array(apart(length), { minLength: least, maxLength: most }) }))

/** Units that may overlap, as gamma takes them. */
export const stacked = (maxLength: number): fc.Arbitrary<Unit[]> =>
  fc.array(
    fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 12 }), label: fc.constantFrom('A', 'B', 'C') }).map(({ start, length, label }) => ({ start, end: start + length, label })),
    { maxLength },
  )
