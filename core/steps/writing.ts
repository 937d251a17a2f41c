/** How long writing may rest and still be one step. Milliseconds. */
export const pause = 5000

/** Writing that goes on in one field, so that it is one step, or that has come to its end. */
export interface Writing {
  /** Rises whenever writing begins afresh. */
  readonly turn: number
  /** When something was written last, on a clock that only rises, in milliseconds; null once the field is left. */
  readonly at: number | null
}

/** Nothing is being written. */
export const notWriting: Writing = { turn: 0, at: null }

/** Something is written: the same writing goes on, or after a pause another begins. */
export function write({ turn, at }: Writing, now: number): Writing {
  return { turn: at !== null && now - at <= pause ? turn : turn + 1, at: now }
}

/** The field is left, or something else is done: what is written next is another writing. */
export function leave(writing: Writing): Writing {
  return { ...writing, at: null }
}
