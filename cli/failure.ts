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

/** What the errors of files mean that people meet most. */
const meanings: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder', ENOTDIR: 'a part of the path is a file, no folder', EISDIR: 'it is a folder', EACCES: 'you may not', EPERM: 'you may not',
  EEXIST: 'it is there already', ENOSPC: 'the disk is full', EROFS: 'nothing can be written there', ENAMETOOLONG: 'the name is too long',
}

/** The words of an error, of whatever kind it is; those of the system in a sentence, where they are known. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  return typeof code === 'string' && 'syscall' in error && Object.hasOwn(meanings, code) ? meanings[code]! : error.message
}
