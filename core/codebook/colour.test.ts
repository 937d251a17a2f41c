import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import codebook from './media-framing-v1.json'
import { contrast, inkOn, luminance, papers, readable, tintOn } from './colour'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s with %s is %f, in either order', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBeCloseTo(ratio, 2)
  })

  it('refuses what is no colour', () => expect(() => luminance('red')).toThrow(RangeError))
})

describe('inkOn', () => {
  it('makes any ink readable on either paper', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom(papers.light, papers.dark), (ink, paper) => {
        expect(contrast(inkOn(paper, ink), paper)).toBeGreaterThanOrEqual(readable)
      }),
    )
  })

  it('leaves a readable ink alone', () => expect(inkOn(papers.light, '#073CC4')).toBe('#073CC4'))

  it('keeps the hue: a blue ink stays blue on dark paper', () => {
    const lighter = inkOn(papers.dark, '#073CC4')
    expect(Number.parseInt(lighter.slice(5), 16)).toBeGreaterThan(Number.parseInt(lighter.slice(1, 3), 16))
  })

  it('keeps the groups of the first codebook apart on dark paper', () => {
    const inks = codebook.groups.map((group) => inkOn(papers.dark, group.ink))
    expect(new Set(inks).size).toBe(inks.length)
  })
})

describe('tintOn', () => {
  it.each([[papers.light, '#1c1b19'], [papers.dark, '#ece8e0']])('leaves the text of %s readable on every tint', (paper, ink) => {
    for (const group of codebook.groups) expect(contrast(tintOn(paper, group.tint), ink)).toBeGreaterThanOrEqual(readable)
  })
})
