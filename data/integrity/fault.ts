/** A promise that a row does not keep. */
export interface Fault {
  /** Which promise, in a word or two. */
  readonly promise: string
  /** The id of the row, or the name of what is missing. */
  readonly id: string
  /** What is wrong, as a sentence without its full stop. */
  readonly broken: string
}
