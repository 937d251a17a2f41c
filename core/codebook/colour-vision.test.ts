import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codebookSchema } from './codebook'
import { groupInkOn, papers } from './colour'
import { deficiencies, difference, seen } from './colour-vision'
import media from './media-framing-v1.json'

const { groups, tags } = codebookSchema.parse(media)

/** What thin lines need to be told apart by colour alone: several times what is just noticed between large fields. */
const told = 7

/** The ink of a tag as its underline is drawn: as components/annotation/tag-look.ts works it out. */
const inkOf = (key: string, paper: string) => {
  return groupInkOn(paper, groups.find((one) => one.key === tags.find((tag) => tag.key === key)!.group)!)
}
const pairs = tags.flatMap((one, at) => tags.slice(at + 1).map((other) => [one, other] as const))

describe('a simulation of colour vision', () => {
  it('leaves greys as they are', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...deficiencies), (value, deficiency) => {
      const grey = `#${value.toString(16).padStart(2, '0').repeat(3)}`
      for (const [index, part] of seen(grey, deficiency).entries()) expect(part).toBeCloseTo(seen(grey)[index]!, 3)
    }))
  })

  it.each([
    ['protanopia', '#d4351c', '#3f7a12'], ['deuteranopia', '#d4351c', '#7a8b00'], ['tritanopia', '#0067c0', '#007f8a'],
  ] as const)('knows what is confused with %s: %s and %s come nearer', (deficiency, one, other) => {
    expect(difference(one, other, deficiency)).toBeLessThan(difference(one, other) / 2)
  })
})

describe.each(Object.entries(papers))('the tags of the first codebook on %s paper', (_, paper) => {
  it.each([undefined, ...deficiencies])('differ each from each in line or, of the same line, in colour, with %s', (deficiency) => {
    const alike = pairs.filter(([one, other]) => one.pattern === other.pattern && difference(inkOf(one.key, paper), inkOf(other.key, paper), deficiency) < told)
    expect(alike.map(([one, other]) => `${one.key} and ${other.key}: ${difference(inkOf(one.key, paper), inkOf(other.key, paper), deficiency).toFixed(1)}`)).toEqual([])
  })
})

it('no two tags have one letter, which stands in the gutter and on every card', () => {
  expect(new Set(tags.map(({ shortcut }) => shortcut)).size).toBe(tags.length)
})

it('the measure finds what would not do: red and green lines of one kind', () => {
  expect(difference('#b4451c', '#6b6b1c', 'deuteranopia')).toBeLessThan(told)
})
