/** An entity with its step on a scale; `null` where it is named and has no step yet. */
export interface EntityStep {
  readonly entity: string
  readonly value: number | null
}

/** Entities with what is said of them. */
export interface EntitiesWithNote {
  readonly entities: readonly string[]
  readonly note: string
}

/** No, or yes and what. */
export interface YesWithText {
  readonly yes: boolean
  readonly text: string
}

/**
 * What somebody answers to a question about the whole article, in the form of the question's type:
 *
 * | type | value |
 * |---|---|
 * | choice | the key of an option |
 * | multi_choice | keys of options; an empty list says “none” |
 * | scale | a step, or the key of one of the extras, such as “cannot say” |
 * | scale_per_entity | entities, each with a step, or with `null` as long as it is only named |
 * | multi_entity_with_note | entities and a note |
 * | text_if_yes | yes or no, and what |
 * | text | words |
 */
export type AnswerValue = string | number | readonly string[] | readonly EntityStep[] | EntitiesWithNote | YesWithText

/** An answer as it stands. One person answers a question once; every later version is kept in the history. */
export interface Answer {
  /** Whether the annotator could see the outlet when this version was written. Left out of what a browser has made itself. */
  readonly outletVisible?: boolean
  /** The key of the question in the codebook version of the assignment. */
  readonly question: string
  /** `null` when the answer was taken back. */
  readonly value: AnswerValue | null
  /** 1 for the first write, one more for every later one. */
  readonly version: number
  /** ISO 8601, from the database's clock. */
  readonly changedAt: string
}

/** Whether two values say the same. */
export function sameValue(one: AnswerValue | null, other: AnswerValue | null): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
}

/** The same value, with the keys of its objects in one order: PostgreSQL keeps them in another. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, canonical(part)]))
}
