/** Counts lines over pieces of a text: LF, CRLF and a lone CR each end one. */
export class LineCount {
  /** The number, from 1, of the line that the next character stands in. */
  line = 1
  private afterReturn = false

  add(text: string): void {
    for (const ending of text.matchAll(/\r\n|\r|\n/g)) {
      if (!(this.afterReturn && ending.index === 0 && ending[0] === '\n')) this.line++
    }
    if (text !== '') this.afterReturn = text.endsWith('\r')
  }
}
