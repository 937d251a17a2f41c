/**
 * Thrown within this folder, where something that is read turns out to be what nobody can read. Whoever reads a file
 * catches it, and makes an entry of it: it never leaves the folder.
 */
export class Refusal extends Error {
  /**
   * @param message a sentence for the person who brought the file
   * @param line from 1, where there is one
   */
  constructor(message: string, readonly line?: number) {
    super(message)
  }
}
