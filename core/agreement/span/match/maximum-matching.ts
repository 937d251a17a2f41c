/**
 * The size of a maximum matching in a bipartite graph, by J. E. Hopcroft and R. M. Karp, “An n^5/2 algorithm for maximum
 * matchings in bipartite graphs”, SIAM Journal on Computing 2(4), 1973: O(E·√V). A greedy choice is wrong: (0, 10) must
 * not take (0, 4) away from (0, 4) where (5, 10) is free.
 *
 * @param edges pairs of numbers, i on the left and j on the right, one after the other, sorted by i.
 */
export function maximumMatching(left: number, right: number, edges: readonly number[]): number {
  const firstEdge = new Int32Array(left + 1)
  const degree = new Int32Array(right)
  let simple = true
  for (let at = 0; at < edges.length; at += 2) {
    if (++firstEdge[edges[at]! + 1]! > 1) simple = false
    if (++degree[edges[at + 1]!]! > 1) simple = false
  }
  if (simple) return edges.length / 2
  for (let i = 0; i < left; i++) firstEdge[i + 1]! += firstEdge[i]!

  const rightOf = new Int32Array(left).fill(-1)
  const leftOf = new Int32Array(right).fill(-1)
  const layer = new Int32Array(left)
  const queue = new Int32Array(left)
  const nextEdge = new Int32Array(left)
  const path = new Int32Array(left)
  let size = 0

  /** Layers of the left side by alternating distance from its free vertices, as far as the nearest free vertex on the right; whether there is one. */
  const search = (): boolean => {
    let queued = 0
    let limit = Infinity
    for (let i = 0; i < left; i++) {
      layer[i] = rightOf[i] === -1 ? 0 : -1
      if (layer[i] === 0) queue[queued++] = i
    }
    for (let at = 0; at < queued; at++) {
      const i = queue[at]!
      for (let edge = firstEdge[i]!; edge < firstEdge[i + 1]!; edge++) {
        const next = leftOf[edges[2 * edge + 1]!]!
        if (next === -1) limit = Math.min(limit, layer[i]!)
        else if (layer[next] === -1 && layer[i]! < limit) {
          layer[next] = layer[i]! + 1
          queue[queued++] = next
        }
      }
    }
    return limit < Infinity
  }

  /** Follows the layers from a free vertex; along a path that ends in a free one, turns the matching over. Without recursion, as paths may be long. */
  const augment = (root: number): boolean => {
    let depth = 0
    path[0] = root
    while (depth >= 0) {
      const i = path[depth]!
      if (nextEdge[i] === firstEdge[i + 1]) {
        layer[i] = -1
        depth--
        if (depth >= 0) nextEdge[path[depth]!]!++
        continue
      }
      const j = edges[2 * nextEdge[i]! + 1]!
      const next = leftOf[j]!
      if (next === -1) {
        for (; depth >= 0; depth--) {
          const one = path[depth]!
          const other = edges[2 * nextEdge[one]! + 1]!
          rightOf[one] = other
          leftOf[other] = one
        }
        return true
      }
      if (layer[next] === layer[i]! + 1) path[++depth] = next
      else nextEdge[i]!++
    }
    return false
  }

  while (search()) {
    nextEdge.set(firstEdge.subarray(0, left))
    for (let i = 0; i < left; i++) if (rightOf[i] === -1 && augment(i)) size++
  }
  return size
}
