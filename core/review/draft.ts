import { type Extent, extentBounds, normaliseExtent } from '@/core/annotation/fragment'
import type { DrawnPassage, Verdict } from '@/core/decision/decision'
import { drawFrom, drawnPassage } from '@/core/decision/drawing'
import type { Lane } from '@/core/disagreement/case'
import { compareText } from '@/core/disagreement/order'
import { extentKey, taggingKey } from '@/core/disagreement/tagging'
import { codePoint, utf16 } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'

/** A verdict that somebody has begun and not yet saved. */
export interface Draft {
  readonly verdict: Verdict
  /** Places of the lanes it is about, ascending; empty for the verdicts on the whole case. */
  readonly lanes: readonly number[]
  /** The tag of what is drawn anew, once it is chosen: for another tag, and for edges of one's own. */
  readonly tag?: string
  /** Edges of one's own. */
  readonly extent?: Extent
  /** Ids of the annotations that are rejected, where it is not everything in the lanes. */
  readonly spans?: readonly string[]
}

/** What keeps a draft from being saved, and the field that it is about. */
export interface Missing {
  readonly field: 'lanes' | 'tag' | 'drawn' | 'reason'
  readonly words: string
}

/** The verdicts for which letters put lanes in and take them out. */
export const laneVerdicts: readonly Verdict[] = ['reject', 'union', 'intersection', 'retag']

/**
 * Whether letters put lanes in and take them out. Not where whom it is about is settled from the beginning: one annotation,
 * words on which all agree, a union of two. There what is typed is the reason; lanes are changed by their buttons.
 */
export function takesLetters({ verdict, spans }: Draft, lanes: readonly Lane[]): boolean {
  const marked = markedLanes(lanes).length
  if (verdict === 'reject') return marked > 1 && spans === undefined
  if (verdict === 'union' || verdict === 'intersection') return marked > 2
  return verdict === 'retag' && beginRetag(lanes).lanes.length === 0 && marked > 1
}

/**
 * The draft that a verdict on a lane begins. Accepting somebody who marked nothing says that there
 * is nothing here. Undefined when there is no such lane.
 */
export function acceptLane(lanes: readonly Lane[], lane: number): Draft | undefined {
  const chosen = lanes[lane]
  if (!chosen) return undefined
  return chosen.annotations.length > 0 ? { verdict: 'accept', lanes: [lane] } : { verdict: 'nothingHere', lanes: [] }
}

/** A rejection; where only one annotator marked anything it is theirs, else the lanes are still to be named. */
export function beginReject(lanes: readonly Lane[]): Draft {
  const marked = markedLanes(lanes)
  return { verdict: 'reject', lanes: marked.length === 1 ? marked : [] }
}

/** The rejection of one annotation, whatever else its annotator marked in the case. */
export function beginRejectOne(lanes: readonly Lane[], id: string): Draft {
  return { verdict: 'reject', lanes: lanesOf(lanes, [id]), spans: [id] }
}

/** Puts one annotation into a rejection or takes it out. */
export function toggleSpan(draft: Draft, lanes: readonly Lane[], id: string): Draft {
  const spans = draft.spans ?? draft.lanes.flatMap((lane) => lanes[lane]!.annotations.map((annotation) => annotation.id))
  const next = spans.includes(id) ? spans.filter((each) => each !== id) : [...spans, id]
  return { ...draft, spans: next, lanes: lanesOf(lanes, next) }
}

/** Places of the lanes that have one of these annotations. */
function lanesOf(lanes: readonly Lane[], ids: readonly string[]): readonly number[] {
  return lanes.flatMap((lane, index) => (lane.annotations.some(({ id }) => ids.includes(id)) ? [index] : []))
}

/** Whether a union or an intersection is offered: of two readings at least that have the same tags. Where tags differ, edges are not what is to be settled. */
export function offersUnion(lanes: readonly Lane[]): boolean {
  return alike(lanes).length > 1
}

/** A union or an intersection: of the readings with the tags that most gave, until lanes are put in or taken out. */
export function beginUnion(verdict: 'union' | 'intersection', lanes: readonly Lane[]): Draft {
  return { verdict, lanes: alike(lanes) }
}

/** The most lanes that have the same tags as each other; of as many, those that come first. */
function alike(lanes: readonly Lane[]): readonly number[] {
  const groups = new Map<string, number[]>()
  for (const lane of markedLanes(lanes)) {
    const tags = [...new Set(lanes[lane]!.annotations.map(({ tag }) => tag))].sort(compareText).join(' ')
    groups.set(tags, [...(groups.get(tags) ?? []), lane])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)[0] ?? []
}

/** Another tag: on the words that all who marked anything marked, or else the lane is still to be named. */
export function beginRetag(lanes: readonly Lane[]): Draft {
  const marked = markedLanes(lanes)
  const places = new Set(lanes.flatMap((lane) => lane.annotations.map(({ extent }) => extentKey(extent))))
  return { verdict: 'retag', lanes: marked.length === 1 || places.size === 1 ? marked : [] }
}

/** Edges of one's own: begins with everything that anybody marked, and the tag that most gave. */
export function beginRedraw(lanes: readonly Lane[]): Draft {
  const tags = lanes.flatMap((lane) => [...new Set(lane.annotations.map(({ tag }) => tag))])
  const counts = new Map(tags.map((tag) => [tag, tags.filter((each) => each === tag).length]))
  const tag = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0]
  const extent = normaliseExtent(lanes.flatMap((lane) => lane.annotations.flatMap((annotation) => annotation.extent)))
  return { verdict: 'redraw', lanes: markedLanes(lanes), extent, ...(tag === undefined ? {} : { tag }) }
}

/** Moves the first or the last edge of a redrawn passage by a word, one way or the other; as far as the text and the other edge let it. */
export function moveEdge(draft: Draft, edge: 'start' | 'end', step: 1 | -1, table: OffsetTable): Draft {
  if (!draft.extent || draft.extent.length === 0) return draft
  const { start, end } = extentBounds(draft.extent)
  const text = table.slice(codePoint(0), table.length)
  const words = [...text.matchAll(/\S+/gu)].map((match) => {
    const first = table.toCodePoint(utf16(match.index))
    return { start: first, end: first + [...match[0]].length }
  })
  const places = edge === 'start' ? words.map((word) => word.start).filter((place) => place < end) : words.map((word) => word.end).filter((place) => place > start)
  const next = step > 0 ? places.find((place) => place > (edge === 'start' ? start : end)) : places.findLast((place) => place < (edge === 'start' ? start : end))
  if (next === undefined) return draft
  const moved = edge === 'start' ? { start: codePoint(next), end } : { start, end: codePoint(next) }
  const inside = draft.extent.filter((fragment) => fragment.end > moved.start && fragment.start < moved.end)
  const cut = inside.map((fragment, index) => ({
    start: index === 0 ? moved.start : fragment.start, end: index === inside.length - 1 ? moved.end : fragment.end,
  }))
  return { ...draft, extent: normaliseExtent(cut) }
}

/** What a draft puts in the place of what was marked; empty for verdicts that draw nothing, undefined while something is missing. */
export function drawnBy(draft: Draft, lanes: readonly Lane[], table: OffsetTable): readonly DrawnPassage[] | undefined {
  switch (draft.verdict) {
    case 'union':
    case 'intersection':
      return drawFrom(draft.verdict, lanes, chosenBy(draft, lanes), table)
    case 'retag': {
      const { tag } = draft
      const places = new Map(draft.lanes.flatMap((lane) => lanes[lane]!.annotations.map(({ extent }) => [extentKey(extent), extent] as const)))
      return tag === undefined || places.size === 0 ? undefined : [...places.values()].map((extent) => drawnPassage(tag, extent, table))
    }
    case 'redraw':
      return draft.tag === undefined || !draft.extent?.length ? undefined : [drawnPassage(draft.tag, draft.extent, table)]
    default:
      return []
  }
}

function markedLanes(lanes: readonly Lane[]): readonly number[] {
  return lanes.flatMap((lane, index) => (lane.annotations.length > 0 ? [index] : []))
}

/** Puts a lane into a rejection or takes it out. Lanes without annotations cannot be rejected. */
export function toggleLane(draft: Draft, lanes: readonly Lane[], lane: number): Draft {
  if (!lanes[lane]?.annotations.length) return draft
  const without = draft.lanes.filter((each) => each !== lane)
  const { spans: _spans, ...whole } = draft
  return { ...whole, lanes: without.length < draft.lanes.length ? without : [...without, lane].sort((a, b) => a - b) }
}

/**
 * Ids of the annotations that a draft is about: all of its lanes, and those of other annotators that
 * say exactly the same (tag and edges), because what is right in A is right in C. Where single annotations are rejected, those.
 */
export function chosenBy(draft: Draft, lanes: readonly Lane[]): readonly string[] {
  const taken = draft.lanes.flatMap((lane) => lanes[lane]!.annotations).filter(({ id }) => draft.spans?.includes(id) ?? true)
  const keys = new Set(taken.map(({ tag, extent }) => taggingKey(tag, extent)))
  return lanes.flatMap((lane) => lane.annotations.filter(({ tag, extent }) => keys.has(taggingKey(tag, extent))).map(({ id }) => id))
}

/** What is missing before a draft can be saved, as a sentence for the reviewer and the field it is about; undefined when nothing is. */
export function missingIn(draft: Draft, reason: string, drawn: readonly DrawnPassage[] | undefined): Missing | undefined {
  if (draft.verdict === 'reject' && draft.lanes.length === 0) return { field: 'lanes', words: 'Say whose reading you reject: press their letter.' }
  if (laneVerdicts.includes(draft.verdict) && draft.lanes.length === 0) return { field: 'lanes', words: 'Say whose words: press their letter.' }
  if (draft.verdict === 'retag' && draft.tag === undefined) return { field: 'tag', words: 'Choose the tag.' }
  if (!drawn) return { field: 'drawn', words: undrawable[draft.verdict] ?? 'Say what stands in their place.' }
  if (reason.trim() === '') return { field: 'reason', words: 'Say why: a number of the list, or a few words.' }
  return undefined
}

const undrawable: Partial<Readonly<Record<Verdict, string>>> = {
  union: 'They have more than one tag: leave out readings, by their letters.',
  intersection: 'They have no words in common, or more than one tag: leave out readings, by their letters.',
}
