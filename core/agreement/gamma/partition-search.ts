import { nothing } from './column-generation'
import type { Master } from './master'

/** Dearer than any partition: what a forbidden tuple costs. */
const forbidden = 1e4

/** A partition, and whether it is known to be the best of the tuples given. */
export interface Found {
  readonly tuples: readonly (readonly number[])[]
  readonly cost: number
  readonly proven: boolean
}

/**
 * The cheapest partition made of the tuples of a programme, by branch and bound: where the relaxation takes two units
 * together by a share, one branch has them together and the other apart (Ryan and Foster 1981).
 * @param cost of the best partition known; only a cheaper one is looked for.
 * @param limit so many branches at most.
 * @returns no tuples where there is no cheaper one.
 */
export function cheapestPartition(master: Master, cost: number, limit: number): Found {
  const costs = [...master.costs]
  let best = cost
  let tuples: readonly (readonly number[])[] = []
  let visited = 0
  const rules: { u: number; v: number; together: boolean }[] = []
  const visit = (): void => {
    if (visited >= limit) return
    visited++
    master.reprice(costs.map((one, tuple) => (rules.every((rule) => keeps(master.tuples[tuple]!, rule)) ? one : forbidden)))
    if (master.solve() > best - nothing) return
    const shares = master.solution()
    // What is forbidden is dearer than all the rest: taken at all, also by a share, it says that nothing keeps these rules.
    if (shares.some(({ tuple }) => master.costs[tuple] === forbidden)) return
    const pair = dividedPair(master, shares)
    if (!pair) {
      tuples = shares.map(({ tuple }) => master.tuples[tuple]!)
      best = shares.reduce((sum, { tuple }) => sum + costs[tuple]!, 0)
      return
    }
    for (const together of [true, false]) {
      rules.push({ ...pair, together })
      visit()
      rules.pop()
    }
  }
  visit()
  master.reprice(costs)
  return { tuples, cost: best, proven: visited < limit && !master.stalled }
}

function keeps(tuple: readonly number[], { u, v, together }: { readonly u: number; readonly v: number; readonly together: boolean }): boolean {
  const [hasU, hasV] = [tuple.includes(u), tuple.includes(v)]
  return together ? hasU === hasV : !(hasU && hasV)
}

/** Two units that are together by a share nearest to one half; undefined where every share is whole. */
function dividedPair(master: Master, shares: readonly { readonly tuple: number; readonly share: number }[]): { readonly u: number; readonly v: number } | undefined {
  const together = new Map<number, number>()
  for (const { tuple, share } of shares) {
    if (share > 1 - 1e-4) continue
    const units = master.tuples[tuple]!
    for (let a = 1; a < units.length; a++) {
      for (let b = 0; b < a; b++) {
        const key = units[b]! * master.rows + units[a]!
        together.set(key, (together.get(key) ?? 0) + share)
      }
    }
  }
  let nearest = 0.5 - 1e-4
  let pair: { u: number; v: number } | undefined
  for (const [key, share] of together) {
    const distance = Math.abs(share - 0.5)
    if (distance >= nearest) continue
    nearest = distance
    pair = { u: Math.floor(key / master.rows), v: key % master.rows }
  }
  return pair
}
