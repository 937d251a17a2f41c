import type { CaseLine } from './case-line'
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
  /** Their lines, as they were last seen: a case that was decided has left its place in the list, and still comes before the next. */
  readonly lines: ReadonlyMap<string, CaseLine>
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
  const here = walk.lines[at]
  const lines = new Map([...(same?.lines ?? []), ...(here ? [[key, here] as const] : [])])
  if (same && known !== undefined) return sameWay(same.last, last) ? same : { ...same, last, lines }
  const from = same?.numbers.get(same.last.key)
  const ahead = same?.last.next.includes(key)
  if (same && from !== undefined && (ahead || same.last.previous === key)) {
    const count = Math.max(same.count, whole)
    const number = ahead ? (from < count ? from + 1 : 1) : Math.max(1, from - 1)
    return { filters, count, numbers: new Map([...same.numbers, [key, number]]), lines, last }
  }
  return { filters, count: whole, numbers: new Map([[key, place]]), lines: new Map(here ? [[key, here]] : []), last }
}

/** The walk after a verdict on one of its cases: its line as it is now. */
export function walkDecided(walked: Walked, key: string, change: Pick<CaseLine, 'state' | 'verdict'>): Walked {
  const line = walked.lines.get(key)
  return line ? { ...walked, lines: new Map([...walked.lines, [key, { ...line, ...change }]]) } : walked
}

/**
 * A walk as it is counted: where a case is in it, from 0, and how many there are. The cases that were come to stand around it
 * in the order of their numbers, so that the one before is the one that was decided before.
 */
export function countedWalk(walk: Walk, key: string, walked: Walked): Walk {
  const number = walked.numbers.get(key)
  if (number === undefined || (walk.index === undefined && walked.numbers.size === 1)) return walk
  return { ...walk, lines: inOrder(walk.lines, key, walked), index: number - 1, count: Number.isFinite(walked.count) ? walked.count : undefined }
}

function inOrder(lines: readonly CaseLine[], key: string, { numbers, lines: seen }: Walked): readonly CaseLine[] {
  const here = seen.get(key) ?? lines.find((line) => line.key === key)
  if (!here || numbers.size === 1) return lines
  const fresh = new Map(lines.map((line) => [line.key, line]))
  const at = lines.findIndex((line) => line.key === key)
  const walked = [...numbers].sort(([, a], [, b]) => a - b).flatMap(([one]) => fresh.get(one) ?? seen.get(one) ?? [])
  const isNew = (line: CaseLine) => line.key !== key && !numbers.has(line.key)
  const number = numbers.get(key)!
  return [
    ...lines.slice(0, Math.max(at, 0)).filter(isNew), ...walked.filter((line) => numbers.get(line.key)! < number), fresh.get(key) ?? here,
    ...walked.filter((line) => numbers.get(line.key)! > number), ...lines.slice(at + 1).filter(isNew),
  ]
}

function sameWay(a: Walked['last'], b: Walked['last']): boolean {
  return a.key === b.key && a.previous === b.previous && a.next.join() === b.next.join()
}
