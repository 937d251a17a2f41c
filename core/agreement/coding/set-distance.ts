/** A set of categories. Repetition does not count. */
export type Categories = Iterable<string | number>

/**
 * The Jaccard distance 1 − |A ∩ B| / |A ∪ B| (P. Jaccard, “The distribution of the flora in the alpine zone”, New
 * Phytologist 11(2), 1912). From 0 to 1. Two empty sets are equal: 0.
 */
export function jaccardDistance(a: Categories, b: Categories): number {
  const { common, union } = compare(a, b)
  return union === 0 ? 0 : 1 - common / union
}

/**
 * The MASI distance 1 − J·M (R. Passonneau, “Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic
 * Annotation”, LREC 2006), with J = |A ∩ B| / |A ∪ B| and M = 1 for equal sets, 2/3 where one contains the other, 1/3
 * where they overlap, 0 where they are disjoint. From 0 to 1. Two empty sets are equal: 0; an empty one and another: 1.
 */
export function masiDistance(a: Categories, b: Categories): number {
  const { sizeA, sizeB, common, union } = compare(a, b)
  if (union === common) return 0
  if (common === 0) return 1
  return 1 - (common / union) * (common === sizeA || common === sizeB ? 2 / 3 : 1 / 3)
}

function compare(a: Categories, b: Categories): { sizeA: number; sizeB: number; common: number; union: number } {
  const left = new Set(a)
  const right = new Set(b)
  let common = 0
  for (const one of left) if (right.has(one)) common++
  return { sizeA: left.size, sizeB: right.size, common, union: left.size + right.size - common }
}
