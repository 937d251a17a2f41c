import { createHash } from 'node:crypto'

/**
 * How the annotators of an article version are called: A, B, C in an order of the article's own, so that a letter says
 * nothing across articles. Everybody who has the article has a letter, submitted or not, so that none moves to another
 * person when a layer is submitted or sent back.
 */
export function lettersOf(articleVersionId: string, userIds: Iterable<string>): ReadonlyMap<string, string> {
  const hashed = [...new Set(userIds)].map((userId) => ({ userId, place: createHash('sha256').update(`${articleVersionId} ${userId}`).digest('hex') }))
  const sorted = hashed.sort((a, b) => (a.place < b.place ? -1 : 1))
  return new Map(sorted.map(({ userId }, index) => [userId, letterOf(index)]))
}

/** A, B, … Z, A2, B2, … */
function letterOf(index: number): string {
  const round = Math.floor(index / 26)
  return String.fromCharCode(65 + (index % 26)) + (round ? String(round + 1) : '')
}
