/** An article as the review screens name it. */
export interface ReviewArticle {
  readonly id: string
  /** Null when it is not known. */
  readonly title: string | null
  /** Who published it; null when it is not known. */
  readonly outlet: string | null
  /** The page of the article with a lane per annotator. */
  readonly href: string
}
