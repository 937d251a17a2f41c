import { type Extent, extentsEqual } from '@/core/annotation/fragment'
import { attributesEqual } from './attributes-equal'
import { codePoint } from '@/core/text/offset'
import type { LabelledPassage } from '@/core/formats/labelled-article'
import type { DifferenceKind } from './certificate'
import { type Allowance, type Unlike, findPieces } from './find-pieces'
import { type Points, inkOf } from './ink'

/** How a passage of the database was found again. */
export interface Match {
  readonly expected: LabelledPassage
  /** None where it is as it should be. */
  readonly kinds: readonly DifferenceKind[]
  readonly found: readonly LabelledPassage[]
}

/** What came of comparing the passages of one layer. */
export interface Matched {
  readonly matches: readonly Match[]
  /** Passages that were read and that nothing in the database accounts for. */
  readonly extra: readonly LabelledPassage[]
}

/** What a format does to passages that decides how they can be found again. */
export interface Manner {
  /** Each passage became its tag for whole paragraphs, once for each, however many passages of a tag lie in one. */
  readonly paragraphs?: boolean
}

export function mannerOf(format: string): Manner {
  return { paragraphs: format === 'semeval2023-paragraphs' }
}

/**
 * Finds the passages of a layer among those that were read back: first those that are the same in everything, then those
 * that differ in less, then those that differ in more. Each that was read counts once. Passages of one tag that lie over one
 * another are looked for together, so that none takes a piece that is another's.
 */
export function matchPassages(expected: readonly LabelledPassage[], read: readonly LabelledPassage[], points: Points, { paragraphs = false }: Manner = {}): Matched {
  const free = new Set(read)
  const matches: Match[] = []
  const once = paragraphs ? [...new Map(expected.map((one) => [placeKey(one), one])).values()] : expected
  let left = [...takeSame(once, free, matches), ...expected.filter((one) => !once.includes(one))]
  const keep = (one: LabelledPassage, found: readonly LabelledPassage[]): void => {
    for (const passage of found) free.delete(passage)
    matches.push({ expected: one, found, kinds: kindsOf(one, found, points) })
    left = left.filter((other) => other !== one)
  }
  const together = (groups: readonly (readonly LabelledPassage[])[], unlike: Unlike, allowance: Allowance, wide: boolean): void => {
    for (const group of groups) findPieces(group, near(group, free, points), unlike, allowance, points, wide)?.forEach((found, index) => keep(group[index]!, found))
  }
  if (paragraphs) for (const one of left) {
    const found = paragraphsOf(one, read, free, points)
    if (found) keep(one, found)
  }
  const tagged = groupsOf(left, (one, other) => one.tag === other.tag && overlaps(widened(one, points), widened(other, points)))
  for (const group of tagged) for (const allowance of allowances) for (const wide of [false, true]) if (group.every((one) => left.includes(one))) together([group], unlikeInWords, allowance, wide)
  // Where no way fits all of a group, something of it is another: those that can be found are found, one by one.
  for (const most of [0, 1, 2]) for (const wide of [false, true]) together(left.map((one) => [one]), unlikeInWords, { most, passages: Infinity }, wide)
  const any: Allowance = { most: 1, passages: Infinity }
  for (const wide of [false, true]) together(groupsOf(left, (one, other) => overlaps(widened(one, points), widened(other, points))), unlikeInTag, any, wide)
  for (const wide of [false, true]) together(left.map((one) => [one]), unlikeInTag, any, wide)
  return { matches: [...matches, ...left.map((one): Match => ({ expected: one, found: [], kinds: ['annotation'] }))], extra: [...free] }
}

/** Attributes that are others weigh less than a note that is another; another tag is out of the question. */
function unlikeInWords(one: LabelledPassage, other: LabelledPassage): number {
  if (one.tag !== other.tag) return Infinity
  if (one.note !== other.note) return 2
  return attributesEqual(one.attributes, other.attributes) ? 0 : 1
}

function unlikeInTag(one: LabelledPassage, other: LabelledPassage): number {
  return one.tag === other.tag ? 0 : 1
}

/** From the strictest to the loosest: of passages that can be told apart by their words, as few as may be are taken for others. */
const allowances: readonly Allowance[] = [{ most: 0, passages: 0 }, ...[1, 2].flatMap((most) => [1, 2, 3, 4, Infinity].map((passages) => ({ most, passages })))]

/** Those that hang together, directly or through others. */
function groupsOf(passages: readonly LabelledPassage[], touch: (one: LabelledPassage, other: LabelledPassage) => boolean): LabelledPassage[][] {
  let groups: LabelledPassage[][] = []
  for (const one of passages) {
    const joined = groups.filter((group) => group.some((other) => touch(one, other)))
    groups = [...groups.filter((group) => !joined.includes(group)), [...joined.flat(), one]]
  }
  return groups
}

function near(group: readonly LabelledPassage[], free: Iterable<LabelledPassage>, points: Points): LabelledPassage[] {
  const wide = group.flatMap((one) => widened(one, points))
  return [...free].filter(({ extent }) => overlaps(wide, extent))
}

/** The extent of a passage to the next white space on either side: as far as a format that goes from token to token can widen it. */
function widened({ extent }: LabelledPassage, points: Points): Extent {
  const blank = (at: number) => /^\s?$/u.test(points[at] ?? '')
  return extent.map(({ start, end }) => {
    let [from, to]: [number, number] = [start, end]
    while (from > 0 && !blank(from - 1)) from--
    while (to < points.length && !blank(to)) to++
    return { start: codePoint(from), end: codePoint(to) }
  })
}

/** The paragraphs that a passage became its tag for: shared with others of the same tag, but of each place one. */
function paragraphsOf(one: LabelledPassage, read: readonly LabelledPassage[], free: ReadonlySet<LabelledPassage>, points: Points): LabelledPassage[] | undefined {
  const places = new Map<string, LabelledPassage>()
  for (const other of read) {
    if (other.tag !== one.tag || !overlaps(one.extent, other.extent)) continue
    // The one that another passage has already: a second at the same place is one too many.
    if (!places.has(placeKey(other)) || !free.has(other)) places.set(placeKey(other), other)
  }
  const found = [...places.values()]
  return covers(found, one.extent, points) ? found : undefined
}

/** Those that are the same in everything, by one look each, however many there are. Gives back the others. */
function takeSame(expected: readonly LabelledPassage[], free: Set<LabelledPassage>, matches: Match[]): readonly LabelledPassage[] {
  const byPlace = new Map<string, LabelledPassage[]>()
  for (const passage of free) byPlace.set(placeKey(passage), [...(byPlace.get(placeKey(passage)) ?? []), passage])
  return expected.filter((one) => {
    const same = byPlace.get(placeKey(one))?.find((other) => free.has(other) && other.note === one.note && attributesEqual(other.attributes, one.attributes))
    if (!same) return true
    free.delete(same)
    matches.push({ expected: one, found: [same], kinds: [] })
    return false
  })
}

function placeKey({ tag, extent }: LabelledPassage): string {
  return `${extent.map(({ start, end }) => `${start}-${end}`).join(' ')} ${tag}`
}

function kindsOf(expected: LabelledPassage, found: readonly LabelledPassage[], points: Points): DifferenceKind[] {
  const kinds: DifferenceKind[] = []
  if (found.some(({ tag }) => tag !== expected.tag)) kinds.push('tag')
  if (found.length !== 1 || !extentsEqual(found[0]!.extent, expected.extent)) kinds.push(sameInk(expected, found, points) ? 'fragments' : 'edges')
  if (found.some(({ note }) => note !== expected.note)) kinds.push('note')
  if (found.some(({ attributes }) => !attributesEqual(attributes, expected.attributes))) kinds.push('attributes')
  return kinds
}

function sameInk({ extent }: LabelledPassage, found: readonly LabelledPassage[], points: Points): boolean {
  const own = inkOf(extent, points)
  const ink = new Set(found.flatMap((other) => inkOf(other.extent, points)))
  return ink.size === own.length && own.every((at) => ink.has(at))
}

function covers(passages: readonly LabelledPassage[], extent: Extent, points: Points): boolean {
  return passages.length > 0 && inkOf(extent, points, true).every((at) => passages.some((other) => other.extent.some(({ start, end }) => start <= at && at < end)))
}

function overlaps(one: Extent, other: Extent): boolean {
  return one.some(({ start, end }) => other.some((fragment) => fragment.start < end && start < fragment.end))
}
