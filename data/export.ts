import type { PoolClient } from 'pg'
import type { Block } from '@/core/article/block'
import type { AssignmentState } from '@/core/assignment/assignment'
import type { DrawnPassage, Proposal, Verdict } from '@/core/decision/decision'
import type { BeforeReveal, ExportedArticle, ExportedLayer, ExportedOutlet } from '@/core/export/exported-article'
import { demand } from './access'
import { type AnnotationRow, annotationOf } from './annotation'
import { type AnswerRow, answerOf } from './answer'
import { readAnswerReview } from './export-answers'
import { recordAct } from './audit'
import { database } from './database'
import type { Access } from './principal'

/** How many articles one trip to the database announces. Their texts and layers come one article at a time. */
const pageSize = 20

/**
 * Every article of the project with every layer, decision and outlet, one after the other, from one
 * repeatable-read snapshot: what one line says fits what every other line says. A layer that is not
 * submitted stands there with its status and without annotations, because nobody sees those before.
 * Annotators stand under pseudonyms by the order in which they joined. Nothing is held but the
 * present article; a reader that stops early ends the snapshot.
 */
export async function* exportProject(access: Access): AsyncGenerator<ExportedArticle> {
  demand(access, 'project.export')
  const { exportPool, prisma } = database()
  await recordAct(prisma, { action: 'export', actorId: access.principal.userId, projectId: access.project.id })
  const client = await exportPool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    for await (const { article } of readPlaces(client, access.project.id)) yield article
    await client.query('COMMIT')
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // After an early return the transaction is still open: closing the connection ends it.
    const idle = broken === undefined && (await client.query('ROLLBACK').then(() => true, () => false))
    client.release(!idle)
  }
}

/**
 * The articles of a project, one after the other, inside the caller's transaction: each text under each codebook that it
 * was annotated with, as an export has it.
 */
export async function* readPlaces(client: PoolClient, projectId: string): AsyncGenerator<{ versionId: string; codebookVersionId: string | null; article: ExportedArticle }> {
  await client.query(`DECLARE places NO SCROLL CURSOR FOR ${placesQuery(client, projectId)}`)
  for (;;) {
    const { rows } = await client.query<PlaceRow>(`FETCH ${pageSize} FROM places`)
    for (const place of rows) yield { versionId: place.version_id, codebookVersionId: place.codebook_version_id, article: await readPlace(client, projectId, place) }
    if (rows.length < pageSize) break
  }
  await client.query('CLOSE places')
}

interface PlaceRow {
  version_id: string
  codebook_version_id: string | null
  codebook_name: string | null
  codebook_number: number | null
  id: string
  slug: string
  title: string | null
  byline: string | null
  published_at: string | null
  url: string | null
  provenance: string
  originator: ExportedOutlet | null
  publisher: ExportedOutlet | null
  text_sha256: string
  raw_sha256: string
}

/** Each article version under each codebook it was annotated with; those nobody was given come under the newest. */
function placesQuery(client: PoolClient, projectId: string): string {
  const project = client.escapeLiteral(projectId)
  return `
    SELECT v.id AS version_id, c.id AS codebook_version_id, c.name AS codebook_name, c.number AS codebook_number,
           r.id, r.slug, r.title, r.byline, r.published_at, r.url, r.provenance,
           CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('key', o.key, 'name', o.name) END AS originator,
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('key', p.key, 'name', p.name) END AS publisher,
           v.text_sha256, v.raw_sha256
      FROM article_versions v
      JOIN articles r ON r.project_id = v.project_id AND r.id = v.article_id
      LEFT JOIN outlets o ON o.project_id = r.project_id AND o.id = r.originator_id
      LEFT JOIN outlets p ON p.project_id = r.project_id AND p.id = r.publisher_id
      LEFT JOIN LATERAL (
        SELECT DISTINCT k.id, k.name, k.number FROM codebook_versions k
         WHERE k.project_id = v.project_id AND (
           EXISTS (SELECT FROM assignments a WHERE a.project_id = v.project_id AND a.article_version_id = v.id AND a.codebook_version_id = k.id AND a.withdrawn_at IS NULL)
           OR (k.number = (SELECT max(number) FROM codebook_versions WHERE project_id = v.project_id)
               AND NOT EXISTS (SELECT FROM assignments a WHERE a.project_id = v.project_id AND a.article_version_id = v.id AND a.withdrawn_at IS NULL)))
      ) c ON true
     WHERE v.project_id = ${project}
     ORDER BY r.slug, v.number, c.number`
}

async function readPlace(client: PoolClient, projectId: string, place: PlaceRow): Promise<ExportedArticle> {
  const key = [projectId, place.version_id, place.codebook_version_id]
  const { rows: texts } = await client.query<{ text: string; blocks: Block[] }>('SELECT text, blocks FROM article_versions WHERE project_id = $1 AND id = $2', key.slice(0, 2))
  const { text, blocks } = texts[0]!
  const { rows: layers } = await client.query<LayerRow>(
    `WITH named AS (SELECT user_id, number FROM pseudonyms WHERE project_id = $1)
     SELECT a.id, a.status, a.pass, a.outlet_hidden, a.outlet_revealed_at, 'annotator-' || n.number AS annotator,
            (SELECT jsonb_build_object('recognised', c.recognised, 'outlet', c.outlet, 'noticed', c.noticed) FROM recognitions c
              WHERE c.project_id = a.project_id AND c.assignment_id = a.id ORDER BY c.answered_at DESC LIMIT 1) AS recognised
       FROM assignments a JOIN named n ON n.user_id = a.user_id
      WHERE a.project_id = $1 AND a.article_version_id = $2 AND a.codebook_version_id = $3 AND a.withdrawn_at IS NULL
      ORDER BY n.number, a.pass`, key)
  const { rows: annotations } = await client.query<AnnotationRow>(
    `SELECT id, assignment_id, tag, starts, ends, quotes, note, attributes, origin, version, deleted, changed_at, outlet_visible, copied_from_id FROM annotations
      WHERE project_id = $1 AND assignment_id = ANY($2) AND NOT deleted ORDER BY starts[1], ends[cardinality(ends)], id`,
    [projectId, layers.filter((layer) => layer.status === 'submitted').map((layer) => layer.id)])
  const { rows: answers } = await client.query<AnswerRow & { assignment_id: string }>(
    `SELECT assignment_id, question, value, version, changed_at, outlet_visible FROM answers WHERE project_id = $1 AND assignment_id = ANY($2) ORDER BY question`,
    [projectId, layers.filter((layer) => layer.status === 'submitted').map((layer) => layer.id)])
  const before = await readBeforeReveal(client, projectId, layers)
  const { rows: decisions } = await client.query<DecisionRow>(
    `WITH named AS (SELECT user_id, number FROM pseudonyms WHERE project_id = $1)
     SELECT d.id, d.verdict, d.chosen, d.drawn, d.reason, d.clause, d.proposal, d.rule_id, d.withdrawn, d.replaces_id, 'reviewer-' || n.number AS decided_by, d.decided_at,
            (SELECT jsonb_agg(jsonb_build_object('id', j.annotation_id, 'version', j.version) ORDER BY j.annotation_id)
               FROM decision_judged j WHERE j.project_id = d.project_id AND j.decision_id = d.id) AS judged
       FROM decisions d JOIN named n ON n.user_id = d.decided_by_id
      WHERE d.project_id = $1 AND d.article_version_id = $2 AND d.codebook_version_id = $3 ORDER BY d.decided_at, d.id`, key)
  const { answerDecisions, questionsReviewed } = await readAnswerReview(client, projectId, place)

  return {
    answerDecisions, questionsReviewed,
    id: place.id, slug: place.slug, title: place.title, byline: place.byline, publishedAt: place.published_at, url: place.url,
    provenance: place.provenance || null, originator: place.originator, publisher: place.publisher,
    text, textSha256: place.text_sha256, rawSha256: place.raw_sha256, blocks,
    codebook: { name: place.codebook_name ?? 'none', version: String(place.codebook_number ?? 0) },
    layers: layers.map((layer) => ({
      assignmentId: layer.id, annotator: layer.annotator, status: layer.status, pass: layer.pass, outletHidden: layer.outlet_hidden,
      revealedAt: layer.outlet_revealed_at?.toISOString() ?? null, recognised: layer.recognised, beforeReveal: before.get(layer.id) ?? null,
      annotations: annotations.filter((row) => row.assignment_id === layer.id).map(annotationOf),
      answers: answers.filter((row) => row.assignment_id === layer.id).map(answerOf),
    })),
    decisions: decisions.map((row) => ({
      id: row.id, verdict: row.verdict, judged: row.judged, chosen: row.chosen, drawn: row.drawn, reason: row.reason, clause: row.clause, proposal: row.proposal, ruleId: row.rule_id, replaces: row.replaces_id, withdrawn: row.withdrawn,
      // Who it was stays in the project: an export names people by pseudonyms only.
      decidedBy: { id: row.decided_by, name: row.decided_by }, decidedAt: row.decided_at.toISOString(),
    })),
  }
}

interface LayerRow {
  id: string
  status: AssignmentState
  annotator: string
  pass: number
  outlet_hidden: boolean
  outlet_revealed_at: Date | null
  recognised: ExportedLayer['recognised']
}

/** The submitted layers in which an annotation or an answer was changed since the outlet was revealed, as they stood then. */
async function readBeforeReveal(client: PoolClient, projectId: string, layers: readonly LayerRow[]): Promise<ReadonlyMap<string, BeforeReveal>> {
  const hidden = layers.filter((layer) => layer.outlet_hidden && layer.status === 'submitted').map((layer) => layer.id)
  if (hidden.length === 0) return new Map()
  const { rows: changed } = await client.query<{ assignment_id: string }>(
    `SELECT assignment_id FROM annotations WHERE project_id = $1 AND assignment_id = ANY($2) AND outlet_visible
      UNION SELECT assignment_id FROM answers WHERE project_id = $1 AND assignment_id = ANY($2) AND outlet_visible`, [projectId, hidden])
  const key = [projectId, changed.map((layer) => layer.assignment_id)]
  const { rows } = await client.query<AnnotationRow>(
    `SELECT DISTINCT ON (a.id) a.id, a.assignment_id, r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes, r.origin, r.version, r.deleted, r.changed_at, r.outlet_visible
       FROM annotation_revisions r JOIN annotations a ON a.project_id = r.project_id AND a.id = r.annotation_id
      WHERE a.project_id = $1 AND a.assignment_id = ANY($2) AND NOT r.outlet_visible ORDER BY a.id, r.version DESC`, key)
  const standing = rows.filter((row) => !row.deleted).map(annotationOf).sort((a, b) => a.extent[0]!.start - b.extent[0]!.start)
  const { rows: answers } = await client.query<AnswerRow & { assignment_id: string }>(
    `SELECT DISTINCT ON (assignment_id, question) assignment_id, question, value, version, changed_at, outlet_visible FROM answer_revisions
      WHERE project_id = $1 AND assignment_id = ANY($2) AND NOT outlet_visible ORDER BY assignment_id, question, version DESC`, key)
  return new Map(changed.map(({ assignment_id: id }) => [id, {
    annotations: standing.filter((one) => one.assignmentId === id), answers: answers.filter((row) => row.assignment_id === id).map(answerOf),
  }]))
}

interface DecisionRow {
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
