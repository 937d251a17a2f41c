import { type AnswerPosition, answerState, goldAnswer } from '@/core/answer-review/answer-case'
import type { AnswerValue } from '@/core/question/answer'
import type { ArticleLine } from './article-line'
import type { ExportedArticle } from './exported-article'

type Value = ArticleLine['goldAnswers'][number]['values'][number]

/** What was decided of the answers about an article, and what stands in the gold: of submitted first passes alone. */
export function answerEntries(article: ExportedArticle): Pick<ArticleLine, 'answerDecisions' | 'questionsReviewed' | 'goldAnswers'> {
  const { layers, answerDecisions = [], questionsReviewed = [] } = article
  const annotators = new Map(layers.map(({ assignmentId, annotator }) => [assignmentId, annotator]))
  const compared = layers.filter(({ status, pass }) => status === 'submitted' && pass === 1)
  return {
    answerDecisions: answerDecisions.map(({ judged, value, ...decision }) => ({
      ...decision, value: value === null ? null : written(value),
      judged: judged.map(({ assignmentId, version }) => ({ annotator: annotators.get(assignmentId) ?? 'unknown', version })),
    })),
    questionsReviewed: [...questionsReviewed],
    goldAnswers: questionsReviewed.flatMap((question) => {
      const positions = compared.map(({ assignmentId, annotator, answers }): AnswerPosition => {
        const answer = answers.find((one) => one.question === question)
        return { assignmentId, annotator, value: answer?.value ?? null, version: answer?.version ?? 0 }
      })
      const gold = goldAnswer(question, positions, answerState(positions, answerDecisions.filter((one) => one.question === question)))
      return gold ? [{ ...gold, values: gold.values.map(written) }] : []
    }),
  }
}

function written(value: AnswerValue): Value {
  return structuredClone(value) as Value
}
