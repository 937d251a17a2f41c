import type { Fragment } from '@/core/annotation/fragment'
import { firstEndingAfter } from '@/core/article/first-ending-after'
import { type CodePoint, codePoint, utf16 } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'

/** A rectangle of the viewport, in pixels. */
export interface Place {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/**
 * The text on the screen, whoever wrote it: the server's HTML or TipTap's. Elements with `data-start`
 * and `data-end` are its blocks, and nothing else of the document is looked at.
 */
export interface Surface {
  readonly root: HTMLElement
  readonly blocks: readonly SurfaceBlock[]
  /** The blocks that a fragment touches. */
  blocksIn(fragment: Fragment): readonly SurfaceBlock[]
  /** One range per block that the fragment touches. */
  ranges(fragment: Fragment): Range[]
  /** The same for paint alone: not kept up with the document, so that a change anywhere costs nothing for them. */
  staticRanges(fragment: Fragment): StaticRange[]
  /** The code point at a place in the DOM; undefined outside the text. */
  offsetOf(node: Node, offset: number): CodePoint | undefined
  /** The code point under a point of the viewport; undefined where there is no letter of the text. */
  offsetAt(x: number, y: number): CodePoint | undefined
  /** The code point nearest to a point of the viewport, be there a letter or not; undefined away from the text. */
  nearestTo(x: number, y: number): CodePoint | undefined
  /** The line where a passage begins, or the fold it is hidden in. */
  lineOf(offset: CodePoint): Place | undefined
  /** The place in the DOM before a code point; after the last one of its block, the block's end. */
  pointAt(offset: CodePoint): [Node, number] | undefined
  /** Where a caret stands before a code point: a rectangle without width. Undefined in a closed fold. */
  caretAt(offset: CodePoint): Place | undefined
}

export interface SurfaceBlock {
  readonly element: HTMLElement
  readonly index: number
  readonly start: number
  readonly end: number
}

/** Reads the blocks of an element. `table` is that of the article's text. */
export function surfaceOf(root: HTMLElement, table: OffsetTable): Surface {
  const blocks = [...root.querySelectorAll<HTMLElement>('[data-start]')].map((element): SurfaceBlock => ({
    element,
    index: Number(element.dataset.block),
    start: Number(element.dataset.start),
    end: Number(element.dataset.end),
  }))
  const byElement = new Map(blocks.map((block) => [block.element, block]))
  /** One for all that is measured: browsers keep every range up with every change of the document. */
  const probe = document.createRange()
  const nodesOf = new WeakMap<HTMLElement, readonly { node: Text; start: number }[]>()
  const unitsOf = (offset: number) => table.toUtf16(codePoint(offset)) as number

  const textNodes = (element: HTMLElement) => {
    const known = nodesOf.get(element)
    if (known) return known
    const found: { node: Text; start: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let start = 0; walker.nextNode(); ) {
      const node = walker.currentNode as Text
      found.push({ node, start })
      start += node.length
    }
    nodesOf.set(element, found)
    return found
  }

  /** The place `units` UTF-16 units into a block; at a seam, the end of the node before, or for a start the node after. */
  const pointIn = (block: SurfaceBlock, units: number, asStart: boolean): [Node, number] => {
    const nodes = textNodes(block.element)
    const at = asStart ? nodes.findLast((one) => one.start <= units) : nodes.findLast((one) => one.start < units) ?? nodes[0]
    return at ? [at.node, Math.min(units - at.start, at.node.length)] : [block.element, 0]
  }

  const blocksIn = ({ start, end }: Fragment) => {
    const first = firstEndingAfter(blocks, start)
    let last = first
    while (last < blocks.length && blocks[last]!.start < end) last++
    return blocks.slice(first, last)
  }

  const edges = (fragment: Fragment) =>
    blocksIn(fragment).map((block) => {
      const base = unitsOf(block.start)
      return {
        from: pointIn(block, unitsOf(Math.max(fragment.start, block.start)) - base, true),
        to: pointIn(block, unitsOf(Math.min(fragment.end, block.end)) - base, false),
      }
    })

  const ranges = (fragment: Fragment) =>
    edges(fragment).map(({ from, to }) => {
      const range = document.createRange()
      range.setStart(...from)
      range.setEnd(...to)
      return range
    })

  const staticRanges = (fragment: Fragment) =>
    edges(fragment).map(({ from, to }) => new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] }))

  const blockAt = (element: Element | null | undefined) => {
    const holder = element?.closest<HTMLElement>('[data-start]')
    return holder ? byElement.get(holder) : undefined
  }

  const offsetOf = (node: Node, offset: number): CodePoint | undefined => {
    const block = blockAt(elementOf(node))
    if (!block) return between(node, offset)
    const range = document.createRange()
    range.setStart(block.element, 0)
    range.setEnd(node, offset)
    return table.toCodePoint(utf16(unitsOf(block.start) + Math.min(range.toString().length, unitsOf(block.end) - unitsOf(block.start))))
  }

  /** A place outside every block, between two of them: the start of the next, or the end of the last. */
  const between = (node: Node, offset: number) => {
    if (!root.contains(node)) return undefined
    const here = document.createRange()
    here.setStart(node, offset)
    const next = blocks.find((block) => here.comparePoint(block.element, 0) >= 0)
    const last = blocks.at(-1)
    return next ? codePoint(next.start) : last && codePoint(last.end)
  }

  const offsetAt = (x: number, y: number) => {
    const caret = nearestCaret(x, y)
    if (!caret || !root.contains(caret.node)) return undefined
    const offset = offsetOf(caret.node, caret.offset)
    if (offset === undefined) return undefined
    // The caret is the nearest one, even from the empty end of a line: the letter must really be there.
    return [offset, offset - 1].filter((one) => one >= 0).map(codePoint).find((one) => rectsOf(one).some((rect) => isInside(rect, x, y)))
  }

  const nearestTo = (x: number, y: number) => {
    const caret = nearestCaret(x, y)
    return caret && root.contains(caret.node) ? offsetOf(caret.node, caret.offset) : undefined
  }

  const rectsOf = (offset: CodePoint) => {
    if (offset >= table.length) return []
    return edges({ start: offset, end: codePoint(offset + 1) }).flatMap(({ from, to }) => {
      probe.setStart(...from)
      probe.setEnd(...to)
      return [...probe.getClientRects()]
    })
  }

  const lineOf = (offset: CodePoint): Place | undefined => {
    // What is folded away has rectangles in some browsers, as if it were open.
    const fold = blocks[firstEndingAfter(blocks, offset)]?.element.closest('details:not([open])')
    if (fold) return fold.querySelector('summary')?.getBoundingClientRect()
    return rectsOf(offset).find((one) => one.height > 0)
  }

  const pointAt = (offset: CodePoint): [Node, number] | undefined => {
    const block = blocks.find((one) => offset <= one.end) ?? blocks.at(-1)
    return block && pointIn(block, unitsOf(Math.max(offset, block.start)) - unitsOf(block.start), true)
  }

  const caretAt = (offset: CodePoint): Place | undefined => {
    const point = pointAt(offset)
    if (!point || elementOf(point[0])?.closest('details:not([open])')) return undefined
    const range = document.createRange()
    range.setStart(...point)
    const [rect] = range.getClientRects()
    return rect ?? elementOf(point[0])?.getBoundingClientRect()
  }

  return { root, blocks, blocksIn, ranges, staticRanges, offsetOf, offsetAt, nearestTo, lineOf, pointAt, caretAt }
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}

function isInside(rect: DOMRect, x: number, y: number): boolean {
  // A little below the letters too, where the underlines are.
  return x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - 2 && y <= rect.bottom + 8
}

function nearestCaret(x: number, y: number): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const caret = document.caretPositionFromPoint(x, y)
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined
  }
  // Older WebKit has only the other name for it.
  const older = document as unknown as { caretRangeFromPoint?: (x: number, y: number) => Range | null }
  const range = older.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined
}
