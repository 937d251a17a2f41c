import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOfAll } from '../bootstrap/statistic'
import { numberOf } from '../figure'
import { coincidencesOf } from './coincidence'
import { type Continuum, type Unit, withOneLabel } from './continuum'
import { cuAlpha } from './cu-alpha'
import { type UnitizingFamily, unitizingStatistics } from './statistic'
import { continuum, figure1211, unit } from './test-continua'
import { uAlpha, uAlphaBinary } from './u-alpha'

const of = (...layers: string[][]): Continuum => ({ length: 20, layers: layers.map((layer) => layer.map(unit)) })
const familyOf = (...continua: Continuum[]): UnitizingFamily => unitizingStatistics(continua).sum()
const numbersOf = ({ u, binary, cu }: UnitizingFamily) => [u.alpha, binary.alpha, cu.alpha].map(numberOf)
const close = (a: readonly (number | null)[], b: readonly (number | null)[]) => {
  expect(b).toEqual(a.map((one) => (one === null ? null : expect.closeTo(one, 9))))
}

describe('the family of 2016', () => {
  it('gives what is printed for figure 12.11', () => {
    const { u, binary, cu, k } = familyOf(figure1211)
    expect(numberOf(u.alpha)).toBeCloseTo(0.51, 3)
    expect(numberOf(binary.alpha)).toBeCloseTo(0.4136, 4)
    expect(numberOf(cu.alpha)).toBeCloseTo(0.7242, 4)
    expect(k.map(({ alpha }) => numberOf(alpha))).toEqual([1, 0, 0, 0, 1, 1, null])
    expect(k[4]!.coverage).toEqual({ kind: 'value', value: 8 / 18 })
  })

  it('says why there is none', () => {
    const reasonsOf = ({ u, binary, cu }: UnitizingFamily) => [u, binary, cu].map(({ alpha }) => (alpha.kind === 'undefined' ? alpha.because : alpha.value))
    const noneMeets = 'No spans of two annotators share a place.'
    expect(reasonsOf(familyOf(of(['2-4 A'])))).toEqual(['No article was done by two annotators.', 'No article was done by two annotators.', noneMeets])
    expect(reasonsOf(familyOf(of([], [])))).toEqual(['Nobody marked anything.', 'Nobody marked anything.', noneMeets])
    expect(reasonsOf(familyOf(of(['0-20 A'], ['0-20 A'])))).toEqual([
      'Everything is marked with one tag, without a gap: there is no variation.',
      'Everything is marked, without a gap: there is no variation.',
      'All spans that meet bear one tag: there is no variation.',
    ])
  })

  it.each([
    ['has no length', ['3-3 A']],
    ['has no length', ['5-3 A']],
    ['outside the text', ['15-21 A']],
    ['within a character', ['2.5-4 A']],
    ['overlap', ['3-6 A', '5-9 B']],
  ])('refuses a span that %s', (words, layer) => {
    const layers = [layer.map(unit), [unit('5-9 A')]]
    for (const alpha of [familyOf({ length: 20, layers }).u.alpha, figureOfAll(unitizingStatistics([{ length: 20, layers }]).of('cu'))]) {
      expect(alpha).toMatchObject({ kind: 'undefined', because: expect.stringContaining(words) })
    }
  })

  it('counts an annotator who found nothing, and not one who did not do the article', () => {
    const both = of(['2-8 A'], ['2-8 A'])
    expect(numbersOf(familyOf(both))[0]).toBe(1)
    expect(numbersOf(familyOf({ length: 20, layers: [...both.layers, []] }))[0]).toBeLessThan(0.7)
  })

  it('leaves out articles done by one', () => {
    close(numbersOf(familyOf(figure1211, of(['1-5 1']))), numbersOf(familyOf(figure1211)))
    expect(unitizingStatistics([figure1211, of(['1-5 1'])]).articles).toBe(1)
  })

  it('agrees with its definition, place by place and unit by unit', () => {
    fc.assert(
      fc.property(continuum(), (given) => {
        const sums = coincidencesOf(given, new Map(['A', 'B', 'C', 'D'].map((label, index) => [label, index])))
        close([uAlpha(sums), uAlphaBinary(sums), cuAlpha(sums)].map(({ alpha }) => numberOf(alpha)), byDefinition(given))
      }),
    )
  })

  it('does not depend on the order of people and spans, nor on the names of labels', () => {
    fc.assert(
      fc.property(fc.array(continuum(1), { minLength: 1, maxLength: 3 }), (given) => {
        const renamed = given.map(({ length, layers }) => ({
          length,
          layers: layers.map((layer) => layer.map((one) => ({ ...one, label: `Z${99 - one.label.codePointAt(0)!}` })).reverse()).reverse(),
        }))
        close(numbersOf(familyOf(...given)), numbersOf(familyOf(...renamed.reverse())))
      }),
    )
  })

  it('is 1 for identical layers wherever it is defined', () => {
    fc.assert(
      fc.property(continuum(1, 1), fc.integer({ min: 2, max: 4 }), ({ length, layers }, times) => {
        const family = familyOf({ length, layers: Array.from({ length: times }, () => layers[0]!) })
        for (const alpha of numbersOf(family)) if (alpha !== null) expect(alpha).toBeCloseTo(1, 12)
        const units = layers[0]!
        const covered = units.reduce((sum, { start, end }) => sum + end - start, 0)
        expect(family.binary.alpha.kind).toBe(units.length > 0 && covered < length ? 'value' : 'undefined')
      }),
    )
  })

  it('stays as it was when a text is split at a gap of all', () => {
    fc.assert(
      fc.property(continuum(2, 2), continuum(2, 2), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (left, right, after, before) => {
        const first = { length: left.length + after, layers: left.layers }
        const second = { length: right.length + before, layers: right.layers.map((layer) => layer.map((one) => shifted(one, before))) }
        const joined = {
          length: first.length + second.length,
          layers: first.layers.map((layer, index) => [...layer, ...second.layers[index]!.map((one) => shifted(one, first.length))]),
        }
        close(numbersOf(familyOf(joined)), numbersOf(familyOf(first, second)))
      }),
    )
  })

  it('merges within one label only, and says how often', () => {
    const { continuum: one, merged } = withOneLabel(of(['8-12 A', '2-5 A', '4-9 A', '3-6 B', '12-14 A'], ['1-3 B']), 'A')
    expect(one.layers).toEqual([[unit('2-12 A'), unit('12-14 A')], []])
    expect(merged).toBe(2)
  })

  it('has a figure for each label, though labels overlap', () => {
    const stacked = of(['2-8 A', '4-9 B', '6-8 A'], ['2-8 A', '5-9 B'])
    expect(familyOf(stacked).u.alpha.kind).toBe('undefined')
    const alone = (label: string) => familyOf(...[stacked, of(['3-5 A'])].map((continuum) => withOneLabel(continuum, label).continuum)).binary.alpha
    expect(alone('A')).toEqual({ kind: 'value', value: 1 })
    expect(numberOf(alone('B'))).toBeCloseTo(numberOf(familyOf(of(['4-9 B'], ['5-9 B'])).binary.alpha)!, 12)
  })
})

function shifted(one: Unit, by: number): Unit {
  return { ...one, start: one.start + by, end: one.end + by }
}

/** uα, |uα and cuα from the whole matrices, built place by place. */
function byDefinition({ length, layers }: Continuum): (number | null)[] {
  const lines = layers.map((layer) => Array.from({ length }, (_, at) => layer.find(({ start, end }) => start <= at && at < end)))
  const weight = 1 / (layers.length - 1)
  const matrix = (valueOf: (one: Unit | undefined) => string | undefined) => {
    const cells = new Map<string, number>()
    const shares = new Map<Unit, number>()
    for (const [i, line] of lines.entries()) {
      for (const [j, other] of lines.entries()) {
        if (i === j) continue
        for (let at = 0; at < length; at++) {
          const [c, k] = [valueOf(line[at]), valueOf(other[at])]
          if (c === undefined || k === undefined) continue
          cells.set(`${c} ${k}`, (cells.get(`${c} ${k}`) ?? 0) + weight)
          const one = line[at]
          if (one) shares.set(one, (shares.get(one) ?? 0) + weight)
        }
      }
    }
    const margins = new Map<string, number>()
    for (const [cell, amount] of cells) margins.set(cell.split(' ')[0]!, (margins.get(cell.split(' ')[0]!) ?? 0) + amount)
    const total = [...margins.values()].reduce((sum, one) => sum + one, 0)
    const selves = new Map<string, number>([['gap', margins.get('gap') ?? 0]])
    for (const [one, share] of shares) selves.set(valueOf(one)!, (selves.get(valueOf(one)!) ?? 0) + share * share)
    const self = [...selves.values()].reduce((sum, one) => sum + one, 0)
    let [observed, expected] = [0, 0]
    for (const [c, left] of margins) {
      for (const [k, right] of margins) {
        if (c === k) continue
        observed += cells.get(`${c} ${k}`) ?? 0
        expected += (total * left * right) / (total * total - self)
      }
    }
    return expected === 0 ? null : 1 - observed / expected
  }
  return [matrix((one) => one?.label ?? 'gap'), matrix((one) => (one ? 'unit' : 'gap')), matrix((one) => one?.label)]
}
