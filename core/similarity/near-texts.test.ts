import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bandKeys, likeness, nearTextThreshold, signatureLength, signatureOf } from './min-hash'
import { nearGroups } from './near-groups'
import { NearIndex } from './near-index'
import { sharedShingles, shinglesOf } from './shingles'

const words = fc.constantFrom('the', 'instructors', 'arrived', 'in', 'Bangui', 'on', 'Monday', 'שלום', 'cafe\u0301', '🛩️', '中非', 'a', 'second', 'batch', 'of', 'vehicles', 'said', 'ministry', 'was', 'sent')
const text = fc.array(words, { minLength: 1, maxLength: 220 }).map((list) => list.join(' '))
const signed = (one: string) => signatureOf(shinglesOf(one))!

/** A text of random words that no other shares, by a seeded generator. */
function article(seed: number, length = 300): string[] {
  let state = (seed * 2654435761 + 1) >>> 0
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return Array.from({ length }, () => `w${Math.floor(next() * 5000).toString(36)}`)
}

test.each([
  ['The Regime’s men arrived in Bangui.', 'the REGIME’S  men\narrived — in Bangui', 1],
  ['one two three four five six', 'one two three four five six', 1],
  ['one two three four five six', 'zero two three four five six', 1 / 3],
  ['one two', 'one two', 1],
  ['one two', 'two one', 0],
  ['中非共和国军人', '中非共和国軍人', 1 / 5],
  ['🛩️', '🛩️', 0],
  ['', '', 0],
])('the shingles of %j and %j share %d', (a, b, share) => {
  expect(sharedShingles(shinglesOf(a), shinglesOf(b))).toBe(share)
})

describe('a signature', () => {
  it('estimates the Jaccard index: within five standard errors and two chance agreements of 16 bits, and without bias', () => {
    const errors: number[] = []
    fc.assert(fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 1, noNaN: true }), (seed, share) => {
      const list = article(seed)
      const cut = Math.floor(list.length * share)
      const other = [...list.slice(0, cut), ...article(seed + 1).slice(cut)]
      const [a, b] = [shinglesOf(list.join(' ')), shinglesOf(other.join(' '))]
      const exact = sharedShingles(a, b)
      const error = likeness(signatureOf(a)!, signatureOf(b)!) - exact
      errors.push(error)
      expect(Math.abs(error)).toBeLessThanOrEqual(5 * Math.sqrt((exact * (1 - exact)) / signatureLength) + 2 / signatureLength)
    }), { numRuns: 400 })
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.01)
  })

  it('is the same for the same words, and none for a text without any', () => {
    fc.assert(fc.property(text, (one) => {
      expect(signatureOf(shinglesOf(one))).toEqual(signatureOf(shinglesOf(one.toUpperCase().replaceAll(' ', ',\n'))))
    }))
    expect(signatureOf(shinglesOf('🛩️ — …'))).toBeUndefined()
  })

  it('never changes: signatures are kept', () => {
    const signature = signed(article(7).join(' '))
    expect([...signature.subarray(0, 6)]).toEqual([5233, 7703, 49198, 34815, 52588, 27927])
    expect([...bandKeys(signature).subarray(0, 3)]).toEqual([3189804506, 2292344716, 2356383752])
  })
})

describe('an index', () => {
  it('finds nearly all that is near and nothing that is not', () => {
    const index = new NearIndex()
    const kept = Array.from({ length: 800 }, (_, seed) => article(seed * 3 + 1))
    for (const [place, list] of kept.entries()) expect(index.add(signed(list.join(' ')))).toBe(place)
    let [near, found] = [0, 0]
    for (const [place, list] of kept.entries()) {
      // A paragraph cut, and a first line of somebody else's.
      const other = ['by', 'our', 'correspondent', ...list.slice(0, 120), ...list.slice(120 + (place % 60))]
      if (sharedShingles(shinglesOf(list.join(' ')), shinglesOf(other.join(' '))) < 0.75) continue
      near++
      if (index.nearest(signed(other.join(' ')))?.index === place) found++
    }
    expect(near).toBeGreaterThan(500)
    expect(found / near, `${found} of ${near}`).toBeGreaterThan(0.97)
    for (let seed = 0; seed < 200; seed++) expect(index.nearest(signed(article(1_000_000 + seed).join(' ')))).toBeUndefined()
  })

  it('answers with the first of equals, also where a text stands a thousand times', () => {
    const index = new NearIndex()
    index.add(signed(article(1).join(' ')))
    const often = signed(article(2).join(' '))
    for (let time = 0; time < 1500; time++) index.add(often)
    expect(index.nearest(often)).toEqual({ index: 1, alike: 1 })
    expect(index.size).toBe(1501)
    expect(index.signature(0)).toEqual(signed(article(1).join(' ')))
  })
})

describe('groups', () => {
  it('hold what is nearly the same, whatever the order, and what has no words stands alone', () => {
    fc.assert(fc.property(fc.array(fc.record({ seed: fc.nat(8), cut: fc.nat(20) }), { maxLength: 30 }), (list) => {
      const signatures = list.map(({ seed, cut }) => (seed === 0 ? undefined : signed(article(seed).slice(0, 300 - cut).join(' '))))
      const groups = nearGroups(signatures)
      expect(groups).toHaveLength(list.length)
      list.forEach(({ seed }, place) => {
        const leader = groups[place]!
        expect(leader).toBeLessThanOrEqual(place)
        expect(groups[leader]).toBe(leader)
        if (seed === 0) expect(leader).toBe(place)
        else expect(leader).toBe(list.findIndex((one) => one.seed === seed))
      })
    }), { numRuns: 50 })
  })

  it('follow a chain of changes', () => {
    const list = article(99)
    const steps = Array.from({ length: 12 }, (_, step) => [...article(500).slice(0, step * 15), ...list.slice(step * 15)])
    expect(likeness(signed(steps[0]!.join(' ')), signed(steps.at(-1)!.join(' ')))).toBeLessThan(nearTextThreshold)
    expect(new Set(nearGroups(steps.map((one) => signed(one.join(' ')))))).toEqual(new Set([0]))
  })
})
