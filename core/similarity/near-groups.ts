import { NearIndex } from './near-index'

/**
 * Which of many texts are nearly the same, directly or through others (single linkage): for each, the number of the first of its
 * group, which is its own where it stands alone. Whoever parts a corpus so that no copy stands on both sides parts it by these.
 */
export function nearGroups(signatures: Iterable<Uint16Array | undefined>): readonly number[] {
  const index = new NearIndex()
  const places: number[] = []
  const leaders: number[] = []
  const leaderOf = (one: number): number => {
    let leader = one
    while (leaders[leader] !== leader) leader = leaders[leader]!
    // The way is shortened for whoever asks next.
    for (let at = one; at !== leader; ) {
      const next = leaders[at]!
      leaders[at] = leader
      at = next
    }
    return leader
  }
  for (const signature of signatures) {
    const place = leaders.length
    leaders.push(place)
    if (!signature) continue
    for (const { index: near } of index.near(signature)) {
      const [one, other] = [leaderOf(places[near]!), leaderOf(place)]
      leaders[Math.max(one, other)] = Math.min(one, other)
    }
    places[index.add(signature)] = place
  }
  return leaders.map((_, place) => leaderOf(place))
}
