import type { PoolClient } from 'pg'
import type { AnswerDecision } from '@/core/answer-review/answer-case'
import { type Codebook, codebookSchema } from '@/core/codebook/codebook'
import type { ExportedArticle } from '@/core/export/exported-article'

/** The verdicts on answers at a place of an export, reviewers under pseudonyms, and which questions are reviewed there. */
export async function readAnswerReview(
  client: PoolClient, projectId: string, place: { readonly version_id: string; readonly codebook_version_id: string | null },
): Promise<Required<Pick<ExportedArticle, 'answerDecisions' | 'questionsReviewed'>>> {
  const { rows: books } = await client.query<{ content: unknown }>('SELECT content FROM codebook_versions WHERE project_id = $1 AND id = $2', [projectId, place.codebook_version_id])
  // A codebook that is none is told of by `check`, which reads on.
  const book = codebookSchema.safeParse(books[0]?.content)
  const questions: Codebook['questions'] = book.success ? book.data.questions : []
  const { rows } = await client.query<DecisionRow>(
    `WITH named AS (SELECT user_id, number FROM pseudonyms WHERE project_id = $1)
     SELECT d.id, d.question, d.verdict, d.value, d.judged, d.reason, d.rule_id, d.withdrawn, d.replaces_id, 'reviewer-' || n.number AS decided_by, d.decided_at
       FROM answer_decisions d JOIN named n ON n.user_id = d.decided_by_id
      WHERE d.project_id = $1 AND d.article_version_id = $2 AND d.codebook_version_id = $3 ORDER BY d.decided_at, d.id`, [projectId, place.version_id, place.codebook_version_id])
  return {
    questionsReviewed: questions.filter(({ when }) => when === 'after').map(({ key }) => key),
    answerDecisions: rows.map((row): AnswerDecision => ({
      id: row.id, question: row.question, verdict: row.verdict, value: row.value, judged: row.judged.map(({ assignmentId, version }) => ({ assignmentId, version })),
      reason: row.reason, ruleId: row.rule_id, decidedBy: row.decided_by, decidedAt: row.decided_at.toISOString(), replaces: row.replaces_id, withdrawn: row.withdrawn,
    })),
  }
}

interface DecisionRow {
  id: string
  question: string
  verdict: AnswerDecision['verdict']
  value: AnswerDecision['value']
  judged: { assignmentId: string; version: number }[]
  reason: string
  rule_id: string | null
  withdrawn: boolean
  replaces_id: string | null
  decided_by: string
  decided_at: Date
}
