import { type Extent, extentBounds, extentsEqual } from '@/core/annotation/fragment'
import { attributesEqual } from './attributes-equal'
import type { LabelledPassage } from '@/core/formats/labelled-article'
import type { DifferenceKind } from './certificate'
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

/**
 * Finds the passages of a layer among those that were read back: first those that are the same in everything, then those
 * that differ in less, then those that differ in more. Each that was read counts once.
 */
export function matchPassages(expected: readonly LabelledPassage[], read: readonly LabelledPassage[], points: Points): Matched {
  const free = new Set(read)
  const matches: Match[] = []
  let left = takeSame(expected, free, matches)
  for (const find of ways(points)) {
    left = left.filter((one) => {
      const found = find(one, free)
      if (!found) return true
      for (const passage of found) free.delete(passage)
      matches.push({ expected: one, found, kinds: kindsOf(one, found) })
      return false
    })
  }
  // Last, those that were widened: to whole tokens or paragraphs. All of their own words must be there.
  const touched: Match[] = left.map((one) => {
    const near = read.filter((other) => overlaps(one.extent, other.extent))
    const alike = near.filter(({ tag, note }) => tag === one.tag && note === one.note)
    if (covers(alike, one.extent, points)) return { expected: one, found: alike, kinds: ['edges'] }
    const tagged = near.filter(({ tag }) => tag === one.tag)
    if (covers(tagged, one.extent, points)) return { expected: one, found: tagged, kinds: ['edges', 'note'] }
    return covers(near, one.extent, points) ? { expected: one, found: near, kinds: ['edges', 'tag'] } : { expected: one, found: [], kinds: ['annotation'] }
  })
  for (const { found } of touched) for (const passage of found) free.delete(passage)
  return { matches: [...matches, ...touched], extra: [...free] }
}

/** Ways of finding a passage again, the strictest first: of two that lie over one another neither must take the other's. */
function ways(points: Points): Find[] {
  const alike: Alike = (one, other) => one.tag === other.tag && one.note === other.note && attributesEqual(one.attributes, other.attributes)
  const noted: Alike = (one, other) => one.tag === other.tag && one.note === other.note
  const tagged: Alike = (one, other) => one.tag === other.tag
  return [...[alike, noted, tagged].flatMap((like) => [sameExtent(like), pieces(points, like)]), sameExtent(() => true), pieces(points, undefined)]
}

type Alike = (one: LabelledPassage, other: LabelledPassage) => boolean

type Find = (expected: LabelledPassage, free: ReadonlySet<LabelledPassage>) => readonly LabelledPassage[] | undefined

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

function sameExtent(like: Alike): Find {
  return (expected, free) => {
    for (const other of free) if (extentsEqual(other.extent, expected.extent) && like(expected, other)) return [other]
    return undefined
  }
}

/**
 * Several passages that have the same ink together: fragments that became passages, or passages cut or joined at line ends.
 * @param like undefined for any tag, the same in all parts
 */
function pieces(points: Points, like: Alike | undefined): Find {
  return (expected, free) => {
    const { start, end } = extentBounds(expected.extent)
    const within = [...free].filter(({ extent }) => extentBounds(extent).start >= start && extentBounds(extent).end <= end)
    const tag = within[0]?.tag
    const ink = new Set(inkOf(expected.extent, points))
    const found: LabelledPassage[] = []
    for (const other of within) {
      if (like ? !like(expected, other) : other.tag !== tag) continue
      const others = inkOf(other.extent, points)
      if (others.length === 0 || !others.every((at) => ink.has(at))) continue
      for (const at of others) ink.delete(at)
      found.push(other)
    }
    return ink.size === 0 && found.length > 0 ? found : undefined
  }
}

function kindsOf(expected: LabelledPassage, found: readonly LabelledPassage[]): DifferenceKind[] {
  const kinds: DifferenceKind[] = []
  if (found.some(({ tag }) => tag !== expected.tag)) kinds.push('tag')
  if (found.length !== 1 || !extentsEqual(found[0]!.extent, expected.extent)) kinds.push('fragments')
  if (found.some(({ note }) => note !== expected.note)) kinds.push('note')
  if (found.some(({ attributes }) => !attributesEqual(attributes, expected.attributes))) kinds.push('attributes')
  return kinds
}

function covers(passages: readonly LabelledPassage[], extent: Extent, points: Points): boolean {
  return passages.length > 0 && inkOf(extent, points, true).every((at) => passages.some((other) => other.extent.some(({ start, end }) => start <= at && at < end)))
}

function overlaps(one: Extent, other: Extent): boolean {
  return one.some(({ start, end }) => other.some((fragment) => fragment.start < end && start < fragment.end))
}
