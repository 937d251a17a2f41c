// @vitest-environment happy-dom
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Block, BlockKind, Mark } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { ArticleText } from '../article/ArticleText'
import { surfaceOf } from './surface'

const lines: [BlockKind, string][] = [
  ['title', 'Žene\u0301 👩‍👧 سلام'],
  ['paragraph', 'one 👍 two three'],
  ['furniture', 'Share'],
  ['paragraph', ''],
  ['listItem', 'الصحفي said'],
]
const text = lines.map(([, line]) => line).join('\n')
const table = offsetTable(text)
const blocks = lines.reduce<Block[]>((all, [kind, line]) => {
  const start = all.length > 0 ? all.at(-1)!.end + 1 : 0
  return [...all, { kind, start: codePoint(start), end: codePoint(start + [...line].length) }]
}, [])
const second = blocks[1]!.start
const marks: Mark[] = [
  { kind: 'link', href: 'https://example.org/', start: codePoint(second + 2), end: codePoint(second + 9) },
  { kind: 'emphasis', start: codePoint(second + 4), end: codePoint(second + 12) },
]

function surface() {
  const root = document.createElement('div')
  root.innerHTML = renderToStaticMarkup(<ArticleText article={{ text, blocks, marks, language: null }} />)
  document.body.replaceChildren(root)
  return surfaceOf(root, table)
}

const fragments = fc.tuple(fc.nat(table.length), fc.nat(table.length)).map((pair) => {
  const [start, end] = pair.toSorted((a, b) => a - b) as [number, number]
  return { start: codePoint(start), end: codePoint(end) }
})

describe('surfaceOf', () => {
  it('gives ranges that hold the words of the fragment, block by block', () => {
    const given = surface()
    fc.assert(
      fc.property(fragments, (fragment) => {
        const words = given.ranges(fragment).map(String).join('')
        expect(words).toBe(table.slice(fragment.start, fragment.end).replaceAll('\n', ''))
      }),
    )
  })

  it('knows the code point of every place in the text', () => {
    const given = surface()
    for (const block of blocks)
      for (let offset = block.start as number; offset < block.end; offset++) {
        const [range] = given.ranges({ start: codePoint(offset), end: codePoint(offset + 1) })
        expect(given.offsetOf(range!.startContainer, range!.startOffset)).toBe(offset)
        expect(given.offsetOf(range!.endContainer, range!.endOffset)).toBe(offset + 1)
      }
  })

  it('takes a place between blocks for the start of the next, and one outside for nothing', () => {
    const given = surface()
    const article = given.root.firstElementChild!
    expect(given.offsetOf(article, 1)).toBe(blocks[1]!.start)
    expect(given.offsetOf(article, article.childNodes.length)).toBe(blocks.at(-1)!.end)
    expect(given.offsetOf(document.body, 0)).toBeUndefined()
  })
})
