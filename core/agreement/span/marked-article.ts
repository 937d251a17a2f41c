/** A tag on one stretch of a text: positions from `start` to before `end`, code points in an article. */
export interface LabelledSpan {
  readonly start: number
  readonly end: number
  readonly label: string
}

/** An article, and what each annotator who did it marked. */
export interface MarkedArticle {
  readonly id: string
  /** The length of its text, in the unit of the positions. */
  readonly length: number
  /**
   * By annotator. One who is not in it did not do the article; one whose list is empty did it and found nothing. A
   * passage of several fragments is as many spans. Spans of one annotator may overlap, repeat and nest.
   */
  readonly layers: ReadonlyMap<string, readonly LabelledSpan[]>
}

/** The first thing in the articles that no figure can be computed from, as a sentence; undefined where all is well. */
export function spanProblem(articles: readonly MarkedArticle[]): string | undefined {
  for (const { id, length, layers } of articles) {
    for (const spans of layers.values()) {
      for (const { start, end } of spans) {
        if (!(start < end)) return `The span from ${start} to ${end} in article ${id} has no length.`
        if (start < 0 || end > length) return `The span from ${start} to ${end} lies outside the text of article ${id}, which ends at ${length}.`
      }
    }
  }
  return undefined
}
