import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Extent } from '@/core/annotation/fragment'
import type { Block } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { passageOf, type PassageSource, stretchesOf } from './passage'

/** An article of one paragraph per line. */
const article = (text: string): PassageSource => {
  const blocks: Block[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + [...line].length
    blocks.push({ kind: 'paragraph', start: codePoint(start), end: codePoint(end) })
    start = end + 1
  }
  return { table: offsetTable(text), blocks }
}

const at = (text: string, words: string): Extent => {
  const start = [...text.slice(0, text.indexOf(words))].length
  return [{ start: codePoint(start), end: codePoint(start + [...words].length) }]
}

const shown = (source: PassageSource, stretches: ReturnType<typeof stretchesOf>) =>
  stretches.map((each) => `${each.aside ? '~' : ''}${each.cutBefore ? '…' : ''}${source.table.slice(each.start, each.end)}${each.cutAfter ? '…' : ''}`)

const long = 'Moscow 🛩️ airlifted a second batch of military instructors to the cafe\u0301 near שלום airport in Bangui on Saturday, Reuters reported.'

describe('the passage of a case', () => {
  test('is cut at whole words around what is in dispute', () => {
    const source = article(long)
    expect(shown(source, stretchesOf(source, at(long, 'instructors'), 16))).toEqual(['…of military instructors to the cafe\u0301…'])
  })

  test('leaves a short block whole', () => {
    const source = article(long)
    expect(shown(source, stretchesOf(source, at(long, 'military instructors'), 100))).toEqual([long])
  })

  test('leaves out blocks between two fragments, and those around', () => {
    const text = `before\n${long}\nnot this 🙂\nשלום again\nafter`
    const source = article(text)
    const extent = [...at(text, 'Moscow'), ...at(text, 'שלום again')]
    expect(shown(source, stretchesOf(source, extent, 10))).toEqual(['Moscow 🛩️…', 'שלום again'])
  })

  test('brings a little of its neighbours when it is short', () => {
    const text = `${long}\nA short e\u0301 line\n\nשלום 🙂`
    const source = article(text)
    const passage = shown(source, passageOf(source, at(text, 'short'), 100))
    expect(passage).toEqual([expect.stringMatching(/^~….*reported\.$/u), 'A short e\u0301 line', '~שלום 🙂'])
    expect([...passage[0]!].length).toBeLessThanOrEqual(92)
  })

  test('shows every word of the extent, begins and ends at words, whatever the text', () => {
    const character = fc.constantFrom('a', 'e\u0301', '🙂', 'ש', ' ', '\n', 'b')
    fc.assert(
      fc.property(fc.array(character, { minLength: 2, maxLength: 200 }), fc.nat(), fc.nat(), fc.nat(40), (characters, one, other, context) => {
        const text = characters.join('')
        const source = article(text)
        const length = source.table.length
        const [start, end] = [one % length, other % length].sort((a, b) => a - b) as [number, number]
        if (start === end) return
        const stretches = stretchesOf(source, [{ start: codePoint(start), end: codePoint(end) }], context)
        const points = [...text]
        for (let offset = start; offset < end; offset++) {
          if (points[offset] === '\n') continue
          expect(stretches.some((each) => each.start <= offset && offset < each.end)).toBe(true)
        }
        for (const each of stretches) {
          if (each.cutBefore && each.start < start) expect(points[each.start - 1]).toMatch(/\s/u)
          if (each.cutAfter && each.end > end) expect(points[each.end]).toMatch(/\s/u)
          expect(source.table.slice(each.start, each.end)).not.toContain('\n')
        }
      }),
    )
  })
})
