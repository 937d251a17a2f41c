import { describe, expect, it } from 'vitest'
import type { Block, BlockKind } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { regionsOf } from './regions'

const blocks = (...kinds: (BlockKind | [BlockKind, string])[]): Block[] =>
  kinds.map((one, index) => {
    const [kind, reason] = typeof one === 'string' ? [one, undefined] : one
    return { kind, reason, start: codePoint(index * 2), end: codePoint(index * 2 + 1) }
  })

describe('regionsOf', () => {
  it('gathers lists and furniture, each kind by itself, and keeps the order', () => {
    const regions = regionsOf(blocks('title', 'listItem', 'listItem', 'paragraph', 'furniture', 'furniture', 'footer'))
    expect(regions.map((region) => (region.kind === 'line' ? region.placed.index : region.items.map((item) => item.index)))).toEqual([0, [1, 2], 3, [4, 5], [6]])
  })

  it.each([
    [blocks('furniture', 'furniture'), 'Page furniture, 2 lines'],
    [blocks('authorNote'), 'About the author, 1 line'],
    [blocks(['furniture', 'same words as lines 11 to 15'], 'furniture'), 'Page furniture, 2 lines: same words as lines 11 to 15'],
    [blocks(['footer', 'a'], ['footer', 'b'], ['footer', 'c']), 'Footer of the page, 3 lines'],
  ])('says what is folded away, %#', (given, summary) => expect(regionsOf(given)).toMatchObject([{ kind: 'fold', summary }]))
})
