/** What a lead settles about outlets for a project: from then on made assignments follow it, those that are there keep what they have. */
export const outletVisibilities = ['shown', 'hiddenUntilSubmit', 'drawn'] as const

export type OutletVisibility = (typeof outletVisibilities)[number]

/** How many of an article's assignments hide and show its outlet already. */
export interface Drawn {
  readonly hidden: number
  readonly shown: number
}

/**
 * Whether the outlet is hidden, for each of `count` assignments that are made now. Drawn ones are balanced within the
 * article: as far as they can be, as many hide it as show it, and never differ by more than before or by more than one. Who gets which is chance:
 * `coin` says true as often as false.
 */
export function drawOutlets(visibility: OutletVisibility, before: Drawn, count: number, coin: () => boolean): readonly boolean[] {
  const counts = { ...before }
  const drawn: boolean[] = []
  for (let made = 0; made < count; made++) {
    const hidden = visibility === 'drawn' ? (counts.hidden === counts.shown ? coin() : counts.hidden < counts.shown) : visibility === 'hiddenUntilSubmit'
    counts[hidden ? 'hidden' : 'shown']++
    drawn.push(hidden)
  }
  return drawn
}
