import { database } from './database'
import type { Access, Principal } from './principal'

/** A verdict that stands, or a question, with the annotations of the asker's own that it judged. */
export interface OwnDecision {
  readonly decision_id: string
  readonly assignment_id: string
  readonly at: Date
  readonly annotations: readonly string[]
}

/** Which layers of somebody's own are settled as far as they go: the same as `settledLayers` in visibility.ts. */
const ownLayers = `
  own AS (
    SELECT a.id, a.article_version_id FROM assignments a
     WHERE a.project_id = $1 AND a.user_id = $2 AND a.pass = 1 AND a.status = 'submitted' AND a.withdrawn_at IS NULL
       AND NOT EXISTS (SELECT FROM assignments other WHERE other.project_id = a.project_id AND other.article_version_id = a.article_version_id
                         AND other.user_id = a.user_id AND other.withdrawn_at IS NULL AND other.status <> 'submitted'))`

const standing = `NOT d.withdrawn AND NOT EXISTS (SELECT FROM decisions later WHERE later.project_id = d.project_id AND later.replaces_id = d.id)`

/**
 * The verdicts that stand on what somebody marked in layers that are submitted, the latest first: of each annotation the
 * last one. Not questions, and not rejections of something else beside theirs.
 */
export async function listOwnDecisions({ project, principal }: Access, { limit, after }: { limit: number; after?: Place | undefined }): Promise<readonly OwnDecision[]> {
  const { rows } = await database().pool.query<OwnDecision>(
    `WITH ${ownLayers},
     latest AS (
       SELECT DISTINCT ON (j.annotation_id) j.annotation_id, n.assignment_id, d.id, d.decided_at, d.verdict, d.chosen
         FROM own JOIN annotations n ON n.project_id = $1 AND n.assignment_id = own.id
         JOIN decision_judged j ON j.project_id = $1 AND j.annotation_id = n.id
         JOIN decisions d ON d.project_id = $1 AND d.id = j.decision_id
        WHERE ${standing}
        ORDER BY j.annotation_id, d.decided_at DESC, d.id DESC)
     SELECT id AS decision_id, assignment_id, decided_at AS at, array_agg(annotation_id ORDER BY annotation_id) AS annotations FROM latest
      WHERE verdict <> 'ask' AND (verdict <> 'reject' OR annotation_id = ANY(chosen)) AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', decided_at), id) < ($3, $4::uuid))
      GROUP BY id, assignment_id, decided_at ORDER BY date_trunc('milliseconds', decided_at) DESC, id DESC LIMIT $5`,
    [project.id, principal.userId, after?.at ?? null, after?.id ?? null, limit])
  return rows
}

/** A place in a list, after which the next page begins. */
export interface Place {
  /** ISO 8601, to the millisecond. */
  readonly at: string
  readonly id: string
}

/** A question that somebody was sent, and whether they have answered. */
export interface OwnQuestion extends OwnDecision {
  readonly answered: boolean
  readonly over: boolean
}

/** The questions that somebody was sent, the latest first, at most so many: those that wait before the others. */
export async function listOwnQuestions({ project, principal }: Access, limit: number): Promise<readonly OwnQuestion[]> {
  const { rows } = await database().pool.query<OwnQuestion>(
    `WITH ${ownLayers},
     asked AS (
       SELECT q.decision_id, q.assignment_id, d.decided_at AS at,
              EXISTS (SELECT FROM case_messages m WHERE m.project_id = $1 AND m.decision_id = d.id AND m.assignment_id = q.assignment_id AND m.kind = 'answer') AS answered,
              NOT (${standing}) AS over,
              ARRAY(SELECT j.annotation_id FROM decision_judged j JOIN annotations n ON n.project_id = $1 AND n.id = j.annotation_id AND n.assignment_id = q.assignment_id
                     WHERE j.project_id = $1 AND j.decision_id = d.id ORDER BY 1) AS annotations
         FROM own JOIN case_questions q ON q.project_id = $1 AND q.assignment_id = own.id
         JOIN decisions d ON d.project_id = $1 AND d.id = q.decision_id)
     SELECT * FROM asked ORDER BY (NOT answered AND NOT over) DESC, at DESC, decision_id LIMIT $3`,
    [project.id, principal.userId, limit])
  return rows
}

/** How many questions wait for somebody's answer, and how many verdicts stand on what they marked; each up to a bound. */
export async function countOwn(access: { project: { id: string }; principal: Pick<Principal, 'userId'> }, bound: number): Promise<{ readonly questions: number; readonly decided: number }> {
  const { rows } = await database().pool.query<{ questions: number; decided: number }>(
    `WITH ${ownLayers}
     SELECT (SELECT count(*)::int FROM (SELECT FROM own JOIN case_questions q ON q.project_id = $1 AND q.assignment_id = own.id
               JOIN decisions d ON d.project_id = $1 AND d.id = q.decision_id
              WHERE ${standing} AND NOT EXISTS (SELECT FROM case_messages m WHERE m.project_id = $1 AND m.decision_id = d.id AND m.assignment_id = q.assignment_id AND m.kind = 'answer')
              LIMIT $3) few) AS questions,
            (SELECT count(*)::int FROM (SELECT DISTINCT d.id FROM own JOIN annotations n ON n.project_id = $1 AND n.assignment_id = own.id
               JOIN decision_judged j ON j.project_id = $1 AND j.annotation_id = n.id
               JOIN decisions d ON d.project_id = $1 AND d.id = j.decision_id
              WHERE ${standing} AND d.verdict <> 'ask' AND (d.verdict <> 'reject' OR n.id = ANY(d.chosen)) LIMIT $3) few) AS decided`,
    [access.project.id, access.principal.userId, bound])
  return rows[0]!
}
