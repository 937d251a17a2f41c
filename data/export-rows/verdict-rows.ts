import type { PoolClient } from 'pg'
import type { AnswerDecision } from '@/core/answer-review/answer-case'
import type { Decision, DrawnPassage, Proposal, Verdict } from '@/core/decision/decision'
import type { CaseMessageKind } from '@/core/discussion/case-message'
import type { ExportedMessage } from '@/core/export/exported-article'
import { type PlaceRow, groupRows, placeKey } from './place'
import { type Reading, reading, uuids } from './trip'

/** The condition that names the places. */
function atPlaces(client: PoolClient, projectId: string, places: readonly PlaceRow[], of: string): string {
  const keys = [places.map((place) => place.version_id), places.map((place) => place.codebook_version_id)].map((ids) => uuids(client, ids))
  return `${of}.project_id = ${client.escapeLiteral(projectId)} AND (article_version_id, codebook_version_id) IN (SELECT * FROM unnest(${keys.join()}))`
}

/** Every decision on cases of the places, replaced and withdrawn ones too, by place, in the order of time. Who it was stays in the project: they stand under pseudonyms. */
export function decisionsOf(client: PoolClient, projectId: string, places: readonly PlaceRow[]): Reading<ReadonlyMap<string, readonly Decision[]>> {
  return reading<DecisionRow, ReadonlyMap<string, readonly Decision[]>>(
    `SELECT d.article_version_id AS version_id, d.codebook_version_id, d.id, d.verdict, d.chosen, d.drawn, d.reason, d.clause, d.proposal, d.rule_id, d.withdrawn, d.replaces_id,
            'reviewer-' || n.number AS decided_by, d.decided_at,
            (SELECT jsonb_agg(jsonb_build_object('id', j.annotation_id, 'version', j.version) ORDER BY j.annotation_id)
               FROM decision_judged j WHERE j.project_id = d.project_id AND j.decision_id = d.id) AS judged
       FROM decisions d JOIN pseudonyms n ON n.project_id = d.project_id AND n.user_id = d.decided_by_id
      WHERE ${atPlaces(client, projectId, places, 'd')} ORDER BY d.decided_at, d.id`,
    (rows) => new Map([...groupRows(rows, placeKey)].map(([key, own]) => [key, own.map((row) => ({
    id: row.id, verdict: row.verdict, judged: row.judged, chosen: row.chosen, drawn: row.drawn, reason: row.reason, clause: row.clause, proposal: row.proposal, ruleId: row.rule_id, replaces: row.replaces_id, withdrawn: row.withdrawn,
    decidedBy: { id: row.decided_by, name: row.decided_by }, decidedAt: row.decided_at.toISOString(),
    }))])))
}

/** The same of answers to the questions about the whole article. */
export function answerDecisionsOf(client: PoolClient, projectId: string, places: readonly PlaceRow[]): Reading<ReadonlyMap<string, readonly AnswerDecision[]>> {
  return reading<AnswerDecisionRow, ReadonlyMap<string, readonly AnswerDecision[]>>(
    `SELECT d.article_version_id AS version_id, d.codebook_version_id, d.id, d.question, d.verdict, d.value, d.judged, d.reason, d.rule_id, d.withdrawn, d.replaces_id,
            'reviewer-' || n.number AS decided_by, d.decided_at
       FROM answer_decisions d JOIN pseudonyms n ON n.project_id = d.project_id AND n.user_id = d.decided_by_id
      WHERE ${atPlaces(client, projectId, places, 'd')} ORDER BY d.decided_at, d.id`,
    (rows) => new Map([...groupRows(rows, placeKey)].map(([key, own]) => [key, own.map((row): AnswerDecision => ({
    id: row.id, question: row.question, verdict: row.verdict, value: row.value, judged: row.judged.map(({ assignmentId, version }) => ({ assignmentId, version })),
    reason: row.reason, ruleId: row.rule_id, decidedBy: row.decided_by, decidedAt: row.decided_at.toISOString(), replaces: row.replaces_id, withdrawn: row.withdrawn,
    }))])))
}

/** What was said about cases of the places, by place, in the order of time. An annotator is called as in their layer, whoever else as the reviewers of decisions are. */
export function messagesOf(client: PoolClient, projectId: string, places: readonly PlaceRow[]): Reading<ReadonlyMap<string, readonly ExportedMessage[]>> {
  return reading<MessageRow, ReadonlyMap<string, readonly ExportedMessage[]>>(
    `SELECT m.article_version_id AS version_id, m.codebook_version_id, m.id, m.kind, m.text, m.decision_id, m.replies_to_id, m.at,
            CASE WHEN m.assignment_id IS NULL THEN 'reviewer-' ELSE 'annotator-' END || n.number AS by,
            (SELECT jsonb_agg(jsonb_build_object('id', a.annotation_id, 'version', a.version) ORDER BY a.annotation_id)
               FROM case_message_about a WHERE a.project_id = m.project_id AND a.message_id = m.id) AS about
       FROM case_messages m JOIN pseudonyms n ON n.project_id = m.project_id AND n.user_id = m.author_id
      WHERE ${atPlaces(client, projectId, places, 'm')} ORDER BY m.at, m.id`,
    (rows) => new Map([...groupRows(rows, placeKey)].map(([key, own]) => [key, own.map((row): ExportedMessage => ({
    id: row.id, kind: row.kind, by: row.by, text: row.text, about: row.about ?? [], decisionId: row.decision_id, repliesTo: row.replies_to_id, at: row.at.toISOString(),
    }))])))
}

interface Placed {
  version_id: string
  codebook_version_id: string
}

interface DecisionRow extends Placed {
  id: string
  verdict: Verdict
  chosen: string[]
  drawn: DrawnPassage[]
  reason: string
  clause: string
  proposal: Proposal | null
  rule_id: string | null
  withdrawn: boolean
  replaces_id: string | null
  decided_by: string
  decided_at: Date
  judged: { id: string; version: number }[]
}

interface AnswerDecisionRow extends Placed {
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

interface MessageRow extends Placed {
  id: string
  kind: CaseMessageKind
  text: string
  decision_id: string | null
  replies_to_id: string | null
  at: Date
  by: string
  about: { id: string; version: number }[] | null
}
