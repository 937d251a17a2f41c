import { type Extent, extentBounds, extentLength } from '@/core/annotation/fragment'
import { type Case, annotationsOf } from '@/core/disagreement/case'
import { compareText } from '@/core/disagreement/order'
import { type Tagging, taggingsOf } from '@/core/disagreement/tagging'
import { intersection } from './drawing'
import { codePoint } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'

/** How far the edges of two taggings may be apart for a rule to take them for one. */
export type Tolerance =
  | { readonly kind: 'exact' }
  /** Each edge at most so many words from the other's. */
  | { readonly kind: 'words'; readonly words: number }
  /** The shared code points at least this share of all that either covers, from 0 to 1. */
  | { readonly kind: 'overlap'; readonly share: number }

/** A rule for the many: what at least `k` annotators gave, or all of them, with a tolerance for edges. */
export interface Rule {
  /** Null for all. */
  readonly k: number | null
  readonly tolerance: Tolerance
}

/**
 * What a rule accepts in a case: ids of annotations, one exact tagging for each tag it accepts, of everybody who gave it just
 * so. Undefined when the rule leaves the case to people: where anything in it is not agreed by enough. A tagging with the
 * most holders stands for those near it; of equals the longest, then the first in the text.
 *
 * The whole case has to be settled: everything that anybody marked must be near something that is accepted. A passage that
 * only few saw, beside one that all saw, is a disagreement that no rule may hide.
 */
export function chosenByRule(one: Case, rule: Rule, table: OffsetTable): readonly string[] | undefined {
  const needed = rule.k ?? one.lanes.length
  if (one.lanes.length < 2 || needed < 2) return undefined
  const taggings = taggingsOf(one.lanes).toSorted(
    (a, b) => b.lanes.length - a.lanes.length || extentLength(b.extent) - extentLength(a.extent) || a.extent[0]!.start - b.extent[0]!.start || compareText(a.tag, b.tag),
  )
  const left = new Set(taggings)
  const accepted: Tagging[] = []
  for (const tagging of taggings) {
    if (!left.has(tagging)) continue
    const near = [...left].filter((other) => other.tag === tagging.tag && isNear(tagging.extent, other.extent, rule.tolerance, table))
    const holders = new Set(near.flatMap(({ lanes }) => lanes))
    if (holders.size < needed) return undefined
    for (const other of near) left.delete(other)
    accepted.push(tagging)
  }
  return accepted.flatMap(({ annotations }) => annotations.map(({ id }) => id)).sort(compareText)
}

/** Whether two extents are the same within a tolerance; the same both ways. */
export function isNear(a: Extent, b: Extent, tolerance: Tolerance, table: OffsetTable): boolean {
  const [left, right] = [extentBounds(a), extentBounds(b)]
  const shared = extentLength(intersection(a, b))
  switch (tolerance.kind) {
    case 'exact':
      return shared === extentLength(a) && shared === extentLength(b)
    case 'words':
      return a.length === b.length && shared > 0 && a.every((fragment, index) => {
        const other = b[index]!
        return wordsBetween(fragment.start, other.start, table) <= tolerance.words && wordsBetween(fragment.end, other.end, table) <= tolerance.words
      }) && left.start < right.end && right.start < left.end
    case 'overlap':
      return shared > 0 && shared / (extentLength(a) + extentLength(b) - shared) >= tolerance.share
  }
}

/** A rule in words, as it is shown and kept with its decisions. */
export function ruleWords({ k, tolerance }: Rule): string {
  const who = k === null ? 'all agree' : `at least ${k} agree`
  switch (tolerance.kind) {
    case 'exact':
      return `Accept what ${who} on exactly`
    case 'words':
      return `Accept what ${who} on, edges up to ${tolerance.words} ${tolerance.words === 1 ? 'word' : 'words'} apart`
    case 'overlap':
      return `Accept what ${who} on, with at least ${Math.round(tolerance.share * 100)} % of the words shared`
  }
}

/** What a rule would decide in some cases, by the key of the case; only those where it decides. */
export function applyRule(cases: readonly Case[], rule: Rule, table: OffsetTable): ReadonlyMap<string, readonly string[]> {
  return new Map(cases.flatMap((one) => {
    const chosen = chosenByRule(one, rule, table)
    return chosen && annotationsOf(one).length > 0 ? [[one.key, chosen] as const] : []
  }))
}

/** How many words, whole or begun, lie between two places. */
function wordsBetween(a: number, b: number, table: OffsetTable): number {
  return a === b ? 0 : (table.slice(codePoint(Math.min(a, b)), codePoint(Math.max(a, b))).match(/\S+/gu)?.length ?? 0)
}
