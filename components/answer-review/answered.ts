import type { AnswerPosition, AnswerState } from '@/core/answer-review/answer-case'
import type { Codebook, Question } from '@/core/codebook/codebook'
import type { Permission } from '@/core/permission'
import type { ReviewArticle } from '../review/review-article'

/** The answers to one question about one article, and what was decided of them. */
export interface AnsweredQuestion {
  readonly question: Question
  readonly positions: readonly AnswerPosition[]
  readonly state: AnswerState
}

/** An article with the questions about it that are shown. */
export interface AnsweredAbout {
  readonly article: ReviewArticle
  readonly codebook: Codebook
  readonly cases: readonly AnsweredQuestion[]
  readonly permission: Permission
}
