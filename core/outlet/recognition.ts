/** Whether somebody had recognised the outlet that was hidden from them. */
export const recognisedAnswers = ['yes', 'no', 'unsure'] as const

export type Recognised = (typeof recognisedAnswers)[number]

/** What an annotator said, once the outlet was revealed, of having recognised it before. */
export interface Recognition {
  /** UUIDv7, made by the client, so that sending it twice stores it once. */
  readonly id: string
  readonly recognised: Recognised
  /** Which outlet they had thought of; empty where they say none. */
  readonly outlet: string
  /** What gave it away, and when; may be empty. */
  readonly noticed: string
  /** ISO 8601, from the database's clock. */
  readonly answeredAt: string
}
