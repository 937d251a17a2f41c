/** An article as the review screens name it. */
export interface ReviewArticle {
  readonly id: string
  /** Null when it is not known. */
  readonly title: string | null
  /** The first words of the article, which stand in for a title that it does not have. */
  readonly opening: string
  /** Who published it, or where that is unknown who wrote it; null when neither is known. */
  readonly outlet: string | null
  /** The page of the article with a lane per annotator. */
  readonly href: string
}
