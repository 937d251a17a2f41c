import type { Annotation } from '@/core/annotation/annotation'
import { type Extent, type Fragment, extentsEqual, normaliseExtent } from '@/core/annotation/fragment'
import type { Lane } from '@/core/disagreement/case'
import { compareText } from '@/core/disagreement/order'
import { codePoint } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'
import type { DrawnPassage, Verdict } from './decision'

/**
 * The passages that a union or an intersection of the chosen annotations makes, one for each of their tags, in the order of
 * the tags' keys. A union is everything that anybody gave the tag to. An intersection is what everybody who gave it shares;
 * undefined when that is nothing for one of the tags, or when what was chosen cannot be joined. What one annotator marked with one tag counts together.
 */
export function drawFrom(verdict: 'union' | 'intersection', lanes: readonly Lane[], chosen: readonly string[], table: OffsetTable): readonly DrawnPassage[] | undefined {
  if (!isJoinable(lanes, chosen)) return undefined
  const ids = new Set(chosen)
  const taken = lanes.map((lane) => lane.annotations.filter(({ id }) => ids.has(id)))
  const tags = [...new Set(taken.flat().map(({ tag }) => tag))].sort(compareText)
  const drawn = tags.map((tag): DrawnPassage => {
    const extents = taken.flatMap((own) => {
      const extent = normaliseExtent(own.filter((annotation) => annotation.tag === tag).flatMap((annotation) => annotation.extent))
      return extent.length > 0 ? [extent] : []
    })
    return drawnPassage(tag, verdict === 'union' ? normaliseExtent(extents.flat()) : extents.reduce(intersection), table)
  })
  return drawn.length > 0 && drawn.every(({ extent }) => extent.length > 0) ? drawn : undefined
}

/**
 * Whether there are edges to join: all that was chosen has one tag, or each of its tags comes from two annotators at least.
 * A tag of one annotator beside another's would stay as it was, and both readings with it.
 */
export function isJoinable(lanes: readonly Lane[], chosen: readonly string[]): boolean {
  const ids = new Set(chosen)
  const given = lanes.flatMap(({ annotations }) => [...new Set(annotations.filter(({ id }) => ids.has(id)).map(({ tag }) => tag))])
  return new Set(given).size <= 1 || given.every((tag) => given.indexOf(tag) !== given.lastIndexOf(tag))
}

/** A passage with the words that stand at its extent. */
export function drawnPassage(tag: string, extent: Extent, table: OffsetTable): DrawnPassage {
  return { tag, extent, quotes: extent.map(({ start, end }) => table.slice(start, end)) }
}

/**
 * What is wrong with the passages of a verdict, for the user; undefined when nothing is. A union and an intersection are
 * what `drawFrom` makes of the chosen; another tag stands on words that somebody marked; each passage has its words.
 */
export function faultOfDrawing(verdict: Verdict, drawn: readonly DrawnPassage[], lanes: readonly Lane[], chosen: readonly string[], table: OffsetTable): string | undefined {
  const taken: readonly Annotation[] = lanes.flatMap((lane) => lane.annotations.filter(({ id }) => chosen.includes(id)))
  const wordsFit = drawn.every(({ extent, quotes }) => {
    const whole = normaliseExtent(extent)
    return extentsEqual(whole, extent) && quotes.length === extent.length && extent.every(({ start, end }, index) => end <= table.length && isTrimmed(quotes[index]!) && table.slice(start, end) === quotes[index])
  })
  if (!wordsFit) return 'A passage is one or more stretches of the text, in their order, with the words that stand there.'
  if (verdict === 'union' || verdict === 'intersection') {
    if (!isJoinable(lanes, chosen)) return 'What was chosen has more than one tag, and not each from two annotators: there are no edges of one tag to join.'
    const expected = drawFrom(verdict, lanes, chosen, table)
    if (!expected) return 'What was chosen has no words in common.'
    if (JSON.stringify(expected) !== JSON.stringify(drawn.map(({ tag, extent, quotes }) => ({ tag, extent, quotes })))) return `This is not the ${verdict} of what was chosen.`
  }
  if (verdict === 'retag' && !drawn.every(({ extent }) => taken.some((annotation) => extentsEqual(annotation.extent, extent)))) return 'Another tag stands on the words of a passage that was chosen.'
  return undefined
}

/** The code points that two normalised extents share, normalised. */
export function intersection(a: Extent, b: Extent): Extent {
  const shared: Fragment[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const start = Math.max(a[i]!.start, b[j]!.start)
    const end = Math.min(a[i]!.end, b[j]!.end)
    if (start < end) shared.push({ start: codePoint(start), end: codePoint(end) })
    if (a[i]!.end < b[j]!.end) i++
    else j++
  }
  return shared
}

function isTrimmed(words: string): boolean {
  return words !== '' && !/^\s|\s$/u.test(words)
}
