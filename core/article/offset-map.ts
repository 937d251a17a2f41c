import { codePoint, type CodePoint } from '@/core/text/offset'
import type { MapRun, OffsetMap } from './canonical-text'

/** Where a character of the raw text stands in the canonical text; undefined where it was left out. Code points. */
export function rawToCanonical(map: OffsetMap, offset: CodePoint): CodePoint | undefined {
  const run = map[runsUpTo(map, 'raw', offset) - 1]
  return run && offset < run.raw + run.length ? codePoint(run.canonical + offset - run.raw) : undefined
}

/** Where a character of the canonical text stands in the raw text; undefined where the importer put it in. Code points. */
export function canonicalToRaw(map: OffsetMap, offset: CodePoint): CodePoint | undefined {
  const run = map[runsUpTo(map, 'canonical', offset) - 1]
  return run && offset < run.canonical + run.length ? codePoint(run.raw + offset - run.canonical) : undefined
}

/** A stretch of either text in code points, end exclusive. */
export interface Stretch {
  readonly start: CodePoint
  readonly end: CodePoint
}

/** The stretch of the canonical text between the first and the last character of a raw stretch that are in it; undefined where none is. */
export function stretchToCanonical(map: OffsetMap, stretch: Stretch): Stretch | undefined {
  return convert(map, stretch, 'raw', 'canonical')
}

/** The stretch of the raw text, markup included, between the first and the last character of a canonical stretch; undefined where none came from it. */
export function stretchToRaw(map: OffsetMap, stretch: Stretch): Stretch | undefined {
  return convert(map, stretch, 'canonical', 'raw')
}

type Side = 'raw' | 'canonical'

function convert(map: OffsetMap, { start, end }: Stretch, from: Side, to: Side): Stretch | undefined {
  const before = runsUpTo(map, from, start)
  const holds = (run: MapRun | undefined) => run !== undefined && start < run[from] + run.length
  const first = holds(map[before - 1]) ? map[before - 1] : map[before]
  const last = end > start ? map[runsUpTo(map, from, codePoint(end - 1)) - 1] : undefined
  if (!first || !last || last[from] < first[from]) return undefined
  return {
    start: codePoint(first[to] + Math.max(0, start - first[from])),
    end: codePoint(last[to] + Math.min(last.length, end - last[from])),
  }
}

/** How many runs begin at or before an offset. */
function runsUpTo(map: OffsetMap, side: Side, offset: number): number {
  let low = 0
  let high = map.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (map[middle]![side] <= offset) low = middle + 1
    else high = middle
  }
  return low
}
