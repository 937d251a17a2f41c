/** A step that could not be done for a reason the user can mend. Anything else that throws is a bug. */
export class Failure extends Error {
  /** What to do about it, in a sentence or two. */
  readonly advice: string
  private said = false

  constructor(message: string, advice: string) {
    super(message)
    this.advice = advice
  }

  /** Prints what happened and what to do, once. */
  say(): void {
    if (!this.said) console.error(`\n  ${this.message}\n\n  What to do: ${this.advice}\n`)
    this.said = true
  }
}

/** The code of an error of Node or PostgreSQL, such as `ENOENT` or `28P01`. */
export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** The words of an error, of whatever kind it is. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
