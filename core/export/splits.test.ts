import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SplitItem, emptySplits, emptySplitsNote, splitTexts, tiedGroups } from './splits'

const texts = fc.array(fc.record({ id: fc.stringMatching(/^[0-9a-f]{6}$/), ties: fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { maxLength: 2 }) }), { maxLength: 80 })
const shares = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1000 })).map(([one, other, seed]) => {
  const [low, high] = [Math.min(one, other), Math.max(one, other)]
  return { train: low, validation: high - low, test: 100 - high, seed }
})

describe('splits', () => {
  it('put every text into one of them, and what is tied on one side', () => {
    fc.assert(fc.property(texts, shares, (items, wanted) => {
      const splits = splitTexts(items, wanted)
      expect([...splits.keys()].sort()).toEqual([...new Set(items.map(({ id }) => id))].sort())
      for (const one of items) for (const other of items) if (one.ties.some((tie) => other.ties.includes(tie))) expect(splits.get(one.id)).toBe(splits.get(other.id))
    }))
  })

  it('do not depend on the order of the texts', () => {
    fc.assert(fc.property(texts.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))), shares, ([items, shuffled], wanted) => {
      const [one, other] = [splitTexts(items, wanted), splitTexts(shuffled, wanted)]
      expect([...other].sort()).toEqual([...one].sort())
    }))
  })

  it('come near to the shares asked for, within twice the largest group, and give nothing to a share of nothing', () => {
    fc.assert(fc.property(texts, shares, (items, wanted) => {
      const splits = [...splitTexts(items, wanted).values()]
      const largest = Math.max(0, ...tiedGroups(items).map((group) => group.length))
      for (const split of ['train', 'validation', 'test'] as const) {
        const got = splits.filter((one) => one === split).length
        if (wanted[split] === 0) expect(got).toBe(0)
        expect(Math.abs(got - (wanted[split] / 100) * splits.length)).toBeLessThanOrEqual(2 * largest)
      }
    }))
  })

  it('are not empty where they were asked for and there are groups enough', () => {
    fc.assert(fc.property(texts, shares, (items, wanted) => {
      const asked = (['train', 'validation', 'test'] as const).filter((split) => wanted[split] > 0)
      const got = new Set(splitTexts(items, wanted).values())
      expect(got.size).toBe(Math.min(asked.length, tiedGroups(items).length))
    }))
  })

  it('are known to be empty before they are made, by how many groups there are', () => {
    fc.assert(fc.property(texts, shares, (items, wanted) => {
      const asked = (['train', 'validation', 'test'] as const).filter((split) => wanted[split] > 0)
      const got = new Set(splitTexts(items, wanted).values())
      expect(emptySplits(tiedGroups(items).length, wanted)).toEqual(asked.filter((split) => !got.has(split)))
    }))
  })

  it.each([
    [1, { train: 80, validation: 10, test: 10, seed: 1 }, 'Nothing is left for validation and test: all articles belong together, by their story or because their texts are nearly the same.'],
    [2, { train: 80, validation: 5, test: 15, seed: 1 }, 'Nothing is left for validation: the articles are of 2 groups that belong together, by their story or because their texts are nearly the same, and 3 splits are asked for.'],
    [2, { train: 80, validation: 0, test: 20, seed: 1 }, undefined],
    [3, { train: 80, validation: 10, test: 10, seed: 1 }, undefined],
    [0, { train: 80, validation: 10, test: 10, seed: 1 }, undefined],
    [1, { train: 80, validation: 10, test: 20, seed: 1 }, undefined],
  ])('that would be empty are said in a sentence, of %i groups: %j', (groups, wanted, said) => expect(emptySplitsNote(groups, wanted)).toBe(said))

  it('of sixteen articles in a few stories have a test set, whatever the seed', () => {
    const items = Array.from({ length: 16 }, (_, index) => ({ id: `text-${index}`, ties: index < 6 ? ['one'] : index < 11 ? ['two'] : index < 14 ? ['three'] : [] }))
    for (let seed = 0; seed < 200; seed++) {
      const got = [...splitTexts(items, { train: 80, validation: 10, test: 10, seed }).values()]
      expect([got.includes('validation'), got.includes('test')]).toEqual([true, true])
      expect(got.filter((split) => split === 'train').length).toBeGreaterThanOrEqual(11)
    }
  })

  it('are made of one large story as quickly as of many small ones', () => {
    const items: SplitItem[] = Array.from({ length: 80_000 }, (_, index) => ({ id: `text-${index}`, ties: ['story'] }))
    const began = performance.now()
    expect(tiedGroups(items).map((group) => group.length)).toEqual([80_000])
    // A step for each text before it would be 3,200 million: many seconds on any machine.
    expect(performance.now() - began).toBeLessThan(4000)
  })

  it('are these, on every machine', () => {
    const items: SplitItem[] = Array.from({ length: 12 }, (_, index) => ({ id: `text-${index}`, ties: index < 3 ? ['story'] : [] }))
    const of = (seed: number) => [...splitTexts(items, { train: 50, validation: 25, test: 25, seed })].sort().map(([, split]) => split.slice(0, 2)).join(' ')
    expect([of(1), of(2)]).toMatchInlineSnapshot(`
      [
        "tr tr te te tr va tr tr va tr va te",
        "tr tr te va tr va va te tr te tr tr",
      ]
    `)
    expect(of(1)).toBe(of(1))
  })
})
