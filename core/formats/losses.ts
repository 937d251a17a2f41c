/** Counts what a writer cannot hold, so that it can be named in the notes that come with the files. */
export class Losses {
  private readonly counts = new Map<string, number>()

  /** @param what a sentence about the format, the same for every case of it */
  add(what: string, cases = 1): void {
    if (cases > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + cases)
  }

  /** One note for each kind of loss, with the number of cases. */
  get notes(): string[] {
    return [...this.counts].map(([what, cases]) => `${what} (${cases})`)
  }
}
