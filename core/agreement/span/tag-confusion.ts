import type { Tally } from '../bootstrap/tally'
import { sumOf, tallyOf } from '../bootstrap/tally'
import type { LabelledSpan, MarkedArticle } from './marked-article'
import { tagsIn } from './marked-layers'
import { unionWithinLabels } from './span-table'

/** What one annotator calls a character where another calls it something else, over all pairs of annotators. */
export interface TagConfusion {
  /** The rows and columns: the tags in the order of their keys, then null, “nothing”. */
  readonly tags: readonly (string | null)[]
  /** `cells[row · tags.length + column]` in characters, summed over ordered pairs of annotators: symmetric. Both nothing is not counted. */
  readonly cells: Float64Array
  /** The cells article by article, so that a mark can lead to its articles and an interval can be drawn. */
  readonly tallies: readonly Tally[]
}

/**
 * Confusion between tags, character by character, for every ordered pair of annotators who did an article. Where both
 * have a tag, it stands on the diagonal. A tag that only one has stands against each tag that only the other has, and
 * against nothing if there is none. So overlapping tags need no choice, and no matching of spans that could be done in
 * more than one way. Not a coefficient: a table to look at.
 */
export function tagConfusion(articles: readonly MarkedArticle[]): TagConfusion {
  const tags = [...tagsIn(articles), null]
  const size = tags.length
  const numbers = new Map(tags.map((tag, index) => [tag, index]))
  const tallies = articles.map(({ layers }) => {
    const cells = new Float64Array(size * size)
    const stretches = [...layers.values()].map((spans) => stretchesOf(spans, numbers))
    stretches.forEach((a, i) => stretches.forEach((b, j) => i !== j && compare(a, b, (length, row, column) => (cells[row * size + column]! += length), size - 1)))
    return tallyOf(cells)
  })
  return { tags, cells: sumOf(tallies, size * size), tallies }
}

/** A stretch of text over which one annotator's tags do not change. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly tags: readonly number[]
}

/** The stretches of one layer where there is at least one tag, in the order of the text. */
function stretchesOf(spans: readonly LabelledSpan[], numbers: ReadonlyMap<string | null, number>): readonly Stretch[] {
  const edges = unionWithinLabels(spans, true)
    .flatMap(({ start, end, label }) => [{ at: start, tag: numbers.get(label)!, opens: true }, { at: end, tag: numbers.get(label)!, opens: false }])
    .sort((a, b) => a.at - b.at)
  const open = new Set<number>()
  const stretches: Stretch[] = []
  edges.forEach(({ at, tag, opens }, index) => {
    if (opens) open.add(tag)
    else open.delete(tag)
    const next = edges[index + 1]?.at ?? at
    if (next > at && open.size > 0) stretches.push({ start: at, end: next, tags: [...open] })
  })
  return stretches
}

/** Walks along two layers and reports each stretch over which neither changes. */
function compare(a: readonly Stretch[], b: readonly Stretch[], count: (length: number, row: number, column: number) => void, nothing: number): void {
  let [i, j, at] = [0, 0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    at = Math.max(at, Math.min(left?.start ?? Infinity, right?.start ?? Infinity))
    const next = Math.min(edgeAfter(left, at), edgeAfter(right, at))
    report(next - at, tagsAt(left, at), tagsAt(right, at), count, nothing)
    at = next
    if (left && left.end <= at) i++
    if (right && right.end <= at) j++
  }
}

function edgeAfter(stretch: Stretch | undefined, at: number): number {
  return stretch === undefined ? Infinity : stretch.start > at ? stretch.start : stretch.end
}

function tagsAt(stretch: Stretch | undefined, at: number): readonly number[] {
  return stretch !== undefined && stretch.start <= at && at < stretch.end ? stretch.tags : []
}

function report(length: number, a: readonly number[], b: readonly number[], count: (length: number, row: number, column: number) => void, nothing: number): void {
  const onlyA = a.filter((tag) => !b.includes(tag))
  const onlyB = b.filter((tag) => !a.includes(tag))
  for (const tag of a) if (b.includes(tag)) count(length, tag, tag)
  if (onlyA.length === 0) for (const tag of onlyB) count(length, nothing, tag)
  for (const row of onlyA) for (const column of onlyB.length === 0 ? [nothing] : onlyB) count(length, row, column)
}
