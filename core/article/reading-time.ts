/** Words a minute of somebody who reads with a pencil: slower than reading for pleasure. */
const pace = 150

/** How long reading takes, in whole minutes, at least one. Tagging comes on top of it. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / pace))
}
