/** The first of the most frequent: of a list in order of preference, the one whose key stands there most often. Undefined for an empty list. */
export function mostCommon<T>(list: readonly T[], keyOf: (one: T) => string): T | undefined {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return list.find((one) => counts.get(keyOf(one)) === most)
}
