import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../bootstrap/random'
import { dawidSkene } from './dawid-skene'
import { digamma } from './digamma'
import { mace } from './mace'
import type { Posterior } from './posterior'
import { againstMajority, likeliestLabels } from './posterior'
import type { Vote, Votes } from './votes'
import { votesOf } from './votes'

const labels = ['frame 🙂', 'cafe\u0301', 'שלום']

/** How often each of four annotators knows the true label; otherwise they guess. */
const knowing = [0.95, 0.85, 0.8, 0.3]

/** Their votes on items, of which they leave out a tenth. */
function simulated(items: number, seed: number): Vote[] {
  const random = seededRandom(seed)
  return Array.from({ length: items }, (_, item) => {
    const truth = random.below(3)
    return knowing.flatMap((share, annotator) => (random.unit() < 0.1 ? [] : [{ item: `i${item}`, annotator: `w${annotator}`, label: labels[random.unit() < share ? truth : random.below(3)]! }]))
  }).flat()
}

const read = (votes: readonly Vote[], declared: readonly string[] = labels): Votes => {
  const found = votesOf(votes, declared)
  if (typeof found === 'string') throw new Error(found)
  return found
}

const probability = ({ votes, probabilities }: Posterior, item: string, label: string) => probabilities[votes.items.indexOf(item) * votes.labels.length + votes.labels.indexOf(label)]!

describe.each([['Dawid and Skene', dawidSkene], ['MACE', (votes: Votes) => mace(votes, { starts: 3 })]] as const)('the model of %s', (_, fit) => {
  const votes = simulated(60, 4)
  const model = fit(read(votes))

  test('comes to rest with probabilities that sum up to 1', () => {
    expect(model.converged).toBe(true)
    for (const item of model.votes.items) expect(labels.reduce((sum, label) => sum + probability(model, item, label), 0)).toBeCloseTo(1, 12)
  })

  test('does not depend on the order of votes, nor on the names of items, people and labels', () => {
    const turn = (text: string, names: readonly string[]) => `n${names.length - names.indexOf(text)}`
    const items = [...new Set(votes.map(({ item }) => item))]
    const people = ['w0', 'w1', 'w2', 'w3']
    const turned = votes.map(({ item, annotator, label }) => ({ item: turn(item, items), annotator: turn(annotator, people), label: turn(label, labels) })).reverse()
    const other = fit(read(turned, labels.map((label) => turn(label, labels)).reverse()))
    for (const item of items) for (const label of labels) expect(probability(other, turn(item, items), turn(label, labels))).toBeCloseTo(probability(model, item, label), 9)
  })

  test('believes unanimous annotators', () => {
    const row = (item: string, label: string) => ['w0', 'w1', 'w2'].map((annotator) => ({ item, annotator, label }))
    const sure = fit(read(['a', 'b', 'c', 'd', 'e', 'f'].flatMap((item, index) => row(item, labels[index % 3]!))))
    expect([...likeliestLabels(sure)]).toEqual([0, 1, 2, 0, 1, 2])
    expect(againstMajority(sure)).toEqual([])
  })
})

describe('the model of Dawid and Skene', () => {
  test('gives an unused label and an unused row probability 0, and no NaN', () => {
    const model = dawidSkene(read([{ item: 'a', annotator: 'w0', label: labels[0]! }, { item: 'b', annotator: 'w0', label: labels[1]! }, { item: 'a', annotator: 'w1', label: labels[0]! }]))
    expect([...model.prior]).toEqual([0.5, 0.5, 0])
    expect([...model.probabilities, ...model.confusion].every((value) => value >= 0 && value <= 1)).toBe(true)
    expect([...model.confusion.subarray(9, 12)]).toEqual([1, 0, 0])
    expect([...model.confusion.subarray(12, 18)]).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('counts a label given twice by one annotator twice', () => {
    const once = [{ item: 'a', annotator: 'w0', label: labels[0]! }, { item: 'a', annotator: 'w1', label: labels[1]! }, { item: 'b', annotator: 'w1', label: labels[1]! }]
    expect(probability(dawidSkene(read([...once, once[0]!])), 'a', labels[0]!)).not.toBe(probability(dawidSkene(read(once)), 'a', labels[0]!))
  })
})

describe('MACE', () => {
  test('trusts those who know, and finds the one who guesses', () => {
    const { competence } = mace(read(simulated(400, 9)))
    for (const [annotator, share] of knowing.entries()) expect(Math.abs(competence[annotator]! - share)).toBeLessThan(0.1)
  })

  test('keeps a start that is at least as likely as every other', () => {
    const votes = read(simulated(40, 2))
    const best = mace(votes, { starts: 10 })
    for (const starts of [0, 1, 5]) expect(best.logLikelihood).toBeGreaterThanOrEqual(mace(votes, { starts }).logLikelihood - 1e-9)
    expect(mace(votes, { starts: 10 })).toEqual(best)
  })
})

describe('votes', () => {
  test('must be there, with labels that are declared', () => {
    expect(votesOf([], labels)).toContain('Nobody')
    expect(votesOf([{ item: 'a', annotator: 'w', label: 'else' }], labels)).toContain('else is not among')
  })

  test('against the majority are items whose label is none of those given most often', () => {
    const votes = read(['x', 'x', 'y', 'y', 'z'].map((label, index) => ({ item: 'a', annotator: `w${index}`, label })), ['x', 'y', 'z'])
    expect(againstMajority({ votes, probabilities: Float64Array.of(0.2, 0.5, 0.3) })).toEqual([])
    expect(againstMajority({ votes, probabilities: Float64Array.of(0.2, 0.2, 0.6) })).toEqual(['a'])
  })
})

describe('digamma', () => {
  test('has its known values, and its recurrence', () => {
    const euler = 0.577_215_664_901_532_9
    expect(digamma(1)).toBeCloseTo(-euler, 14)
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 13)
    fc.assert(fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), (x) => {
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 11)
      }))
  })
})
