import type { Walk } from './order'

/**
 * How far somebody has walked through a list. The list itself moves under them (a verdict takes a case out of it, or down),
 * so the number of a case is not its place: it is counted on from the case where the walk began.
 */
export interface Walked {
  /** The filters under which it was walked. */
  readonly filters: string
  readonly count: number
  /** The number of each case that was come to, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  /** The case that was come to last, and where it leads. */
  readonly last: { readonly key: string; readonly next: readonly string[]; readonly previous: string | undefined }
}

/** The walk when it has come to a case. The same walk, where it is there already. */
export function walkTo(before: Walked | undefined, filters: string, key: string, walk: Walk): Walked {
  const at = walk.lines.findIndex((line) => line.key === key)
  const next = [walk.nextOpen?.key, walk.lines[at + 1]?.key].flatMap((one) => one ?? [])
  const last = { key, next, previous: walk.lines[at - 1]?.key }
  const place = (walk.index ?? 0) + 1
  const whole = walk.count ?? Infinity
  const same = before?.filters === filters ? before : undefined
  const known = same?.numbers.get(key)
  if (same && known !== undefined) return sameWay(same.last, last) ? same : { ...same, last }
  const from = same?.numbers.get(same.last.key)
  const ahead = same?.last.next.includes(key)
  if (same && from !== undefined && (ahead || same.last.previous === key)) {
    const count = Math.max(same.count, whole)
    const number = ahead ? (from < count ? from + 1 : 1) : Math.max(1, from - 1)
    return { filters, count, numbers: new Map([...same.numbers, [key, number]]), last }
  }
  return { filters, count: whole, numbers: new Map([[key, place]]), last }
}

/** A walk as it is counted: where a case is in it, from 0, and how many there are. */
export function countedWalk(walk: Walk, key: string, walked: Walked): Walk {
  const number = walked.numbers.get(key)
  if (number === undefined || (walk.index === undefined && walked.numbers.size === 1)) return walk
  return { ...walk, index: number - 1, count: Number.isFinite(walked.count) ? walked.count : undefined }
}

function sameWay(a: Walked['last'], b: Walked['last']): boolean {
  return a.key === b.key && a.previous === b.previous && a.next.join() === b.next.join()
}
