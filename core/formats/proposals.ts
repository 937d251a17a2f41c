/** What a file of articles with a line in ten wrong comes to many times over. UTF-16 units of texts. */
const looked = 100_000_000

/** For one text: where nearly nothing fits, the file is wrong and not its lines. */
const mostOfText = 200

/**
 * How much is looked through for proposals in one reading, all its files together: each proposal goes through a whole
 * text. What has none when this is used up is told without one.
 */
export class Proposals {
  #left: number

  constructor(left = looked) {
    this.#left = left
  }

  /** Answers, for one text, whether another proposal may be looked for in it. */
  of(text: string): () => boolean {
    let asked = 0
    return () => {
      if (asked >= mostOfText || this.#left <= 0) return false
      asked++
      this.#left -= text.length
      return true
    }
  }
}
