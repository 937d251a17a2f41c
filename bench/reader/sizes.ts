/** An input, and the most that the reading page may take, as a multiple of the floor. */
export interface Size {
  readonly words: number
  readonly spans: number
  /** From the answer to painted; null where nothing is demanded. */
  readonly painted: number | null
  /** No frame may be longer, in milliseconds. */
  readonly longestFrame: number | null
  /** How often the page is loaded and changed, and how often it is scrolled. */
  readonly rounds: number
  readonly scrolls: number
}

/** Making and deleting a passage, from the key to painted. */
export const mostForChange = 1.0
/** The 95th percentile of the frames while scrolling. */
export const mostForScroll = 2.0

export const sizes: readonly Size[] = [
  { words: 1_000, spans: 100, painted: 2.0, longestFrame: null, rounds: 9, scrolls: 3 },
  { words: 10_000, spans: 1_000, painted: 1.3, longestFrame: null, rounds: 9, scrolls: 3 },
  { words: 50_000, spans: 10_000, painted: 0.8, longestFrame: null, rounds: 5, scrolls: 1 },
  { words: 200_000, spans: 10_000, painted: 0.6, longestFrame: null, rounds: 5, scrolls: 1 },
  { words: 10_000, spans: 10_000, painted: null, longestFrame: 200, rounds: 5, scrolls: 2 },
]
