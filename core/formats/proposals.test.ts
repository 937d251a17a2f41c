import { describe, expect, it } from 'vitest'
import { layerFormats } from './formats'
import { Proposals } from './proposals'

/** A text of brat in which nothing stands where it should, `lines` of it. */
const wrong = (size: number, lines: number) => {
  const text = 'cafe\u0301 🕊️ שלום '.repeat(Math.ceil(size / 16)).slice(0, size - (size % 16))
  return [{ path: 'a.txt', text }, { path: 'a.ann', text: Array.from({ length: lines }, (_, line) => `T${line + 1}\tTag ${line} ${line + 9}\tnot there ${line}\n`).join('') }]
}

describe('proposals', () => {
  it('for a text in which nothing fits are made in the time of one look through it', () => {
    const begun = performance.now()
    const { articles, findings } = layerFormats.brat.read(wrong(400_000, 300), { annotator: 'anna' })
    expect(findings).toHaveLength(300)
    expect(articles.map(({ layers }) => layers.map(({ passages }) => passages.length))).toEqual([[0]])
    // With each proposal folding the whole text it was half a minute.
    expect(performance.now() - begun).toBeLessThan(8000)
  }, 60_000)

  it('are as many as a reading has left, for all its texts together', () => {
    const left = new Proposals(25)
    const [one, other] = [left.of('ten units.'), left.of('ten units!')]
    expect([one(), other(), one(), one(), other()]).toEqual([true, true, true, false, false])
  })

  it('are two hundred for one text', () => {
    const more = new Proposals().of('short')
    expect(Array.from({ length: 300 }, more).filter(Boolean)).toHaveLength(200)
  })
})
