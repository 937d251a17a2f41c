import type { PoolClient } from 'pg'
import type { AssignmentState } from '@/core/assignment/assignment'
import type { BeforeReveal, ExportedLayer } from '@/core/export/exported-article'
import { codePoint } from '@/core/text/offset'
import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import { type Origin, byHand } from '@/core/annotation/origin'
import type { Answer, AnswerValue } from '@/core/question/answer'
import { type AnnotationRow, annotationOf } from '../annotation'
import { type AnswerRow, answerOf } from '../answer'
import { type PlaceRow, groupRows } from './place'
import { type Reading, known, readTogether, reading, uuids } from './trip'

/** An assignment as an export tells of it. */
export interface LayerRow {
  id: string
  version_id: string
  codebook_version_id: string
  status: AssignmentState
  annotator: string
  pass: number
  outlet_hidden: boolean
  /** Made elsewhere. */
  brought_in: boolean
  outlet_revealed_at: Date | null
  recognised: ExportedLayer['recognised']
  /** How many annotations it has to be read: none before it is submitted. */
  annotations: number
}

/** The layers of people at some places, each with how large it is. */
export async function readLayers(client: PoolClient, projectId: string, places: readonly PlaceRow[]): Promise<LayerRow[]> {
  const { rows } = await client.query<LayerRow>(
    `SELECT a.id, a.article_version_id AS version_id, a.codebook_version_id, a.status, a.pass, a.outlet_hidden, a.outlet_revealed_at, 'annotator-' || n.number AS annotator,
            EXISTS (SELECT FROM imported_layers i WHERE i.project_id = a.project_id AND i.assignment_id = a.id) AS brought_in,
            (SELECT jsonb_build_object('recognised', c.recognised, 'outlet', c.outlet, 'noticed', c.noticed) FROM recognitions c
              WHERE c.project_id = a.project_id AND c.assignment_id = a.id ORDER BY c.answered_at DESC LIMIT 1) AS recognised,
            CASE WHEN a.status = 'submitted' THEN (SELECT count(*) FROM annotations n WHERE n.project_id = a.project_id AND n.assignment_id = a.id)::int ELSE 0 END AS annotations
       FROM assignments a JOIN pseudonyms n ON n.project_id = a.project_id AND n.user_id = a.user_id
      WHERE a.project_id = $1 AND a.article_version_id = ANY($2) AND a.pass >= 1 AND a.withdrawn_at IS NULL
      ORDER BY n.number, a.pass`, [projectId, [...new Set(places.map((place) => place.version_id))]])
  return rows
}

/** What is as usual is null: most annotations have one fragment, no note, no attributes, and were made by hand. */
type PackedAnnotation = [
  id: string, tag: string, starts: number | number[], ends: number | number[], quotes: string | string[], version: number, outletVisible: boolean,
  note: string | null, attributes: Record<string, AttributeValue> | null, origin: Origin | null, copiedFrom: string | null,
]

/**
 * The annotations of submitted layers, by layer, in the order of the text. PostgreSQL sends those of a layer as one JSON
 * text: taking apart a row for each, with its arrays, costs the driver several times as much. It is put together by hand:
 * `json_build_array` takes twice as long.
 */
export function annotationsOf(client: PoolClient, projectId: string, layers: readonly Pick<LayerRow, 'id' | 'annotations'>[]): Reading<ReadonlyMap<string, readonly Annotation[]>> {
  const wanted = layers.filter(({ annotations }) => annotations > 0).map(({ id }) => id)
  if (wanted.length === 0) return known(new Map())
  return reading<{ id: string; packed: string }, ReadonlyMap<string, readonly Annotation[]>>(
    `SELECT assignment_id AS id,
            '[' || string_agg(
              '["' || id || '",' || to_json(tag)::text
              || CASE WHEN cardinality(starts) = 1 THEN ',' || starts[1] || ',' || ends[1] || ',' || to_json(quotes[1])::text ELSE ',' || to_json(starts)::text || ',' || to_json(ends)::text || ',' || to_json(quotes)::text END
              || ',' || version || CASE WHEN outlet_visible THEN ',true,' ELSE ',false,' END
              || CASE WHEN note = '' THEN 'null' ELSE to_json(note)::text END
              || CASE WHEN attributes = '{}' THEN ',null' ELSE ',' || attributes::text END
              || CASE WHEN origin = '{"by":"hand"}' THEN ',null' ELSE ',' || origin::text END
              || CASE WHEN copied_from_id IS NULL THEN ',null]' ELSE ',"' || copied_from_id || '"]' END,
              ',' ORDER BY starts[1], ends[cardinality(ends)], id) || ']' AS packed
       FROM annotations WHERE project_id = ${client.escapeLiteral(projectId)} AND assignment_id = ANY(${uuids(client, wanted)}) AND NOT deleted GROUP BY assignment_id`,
    (rows) => new Map(rows.map(({ id, packed }) => [id, (JSON.parse(packed) as PackedAnnotation[]).map((one) => unpack(id, one))])))
}

/** The same, in a trip of its own. */
export async function readAnnotations(client: PoolClient, projectId: string, layers: readonly Pick<LayerRow, 'id' | 'annotations'>[]): Promise<ReadonlyMap<string, readonly Annotation[]>> {
  const [annotations] = await readTogether<[ReadonlyMap<string, readonly Annotation[]>]>(client, [annotationsOf(client, projectId, layers)])
  return annotations
}

const noAttributes: Annotation['attributes'] = {}

function unpack(assignmentId: string, [id, tag, starts, ends, quotes, version, outletVisible, note, attributes, origin, copiedFrom]: PackedAnnotation): Annotation {
  return {
    id, assignmentId, tag, version, outletVisible, deleted: false, changedAt: '',
    extent: typeof starts === 'number' ? [{ start: codePoint(starts), end: codePoint(ends as number) }] : starts.map((start, index) => ({ start: codePoint(start), end: codePoint((ends as number[])[index]!) })),
    quotes: typeof quotes === 'string' ? [quotes] : quotes,
    note: note ?? '', attributes: attributes ?? noAttributes, origin: origin ?? byHand,
    ...(copiedFrom === null ? {} : { copiedFrom }),
  }
}

/** What was answered in submitted layers, by layer, in the order of the questions' keys. */
export function answersOf(client: PoolClient, projectId: string, layers: readonly LayerRow[]): Reading<ReadonlyMap<string, readonly Answer[]>> {
  return reading<{ assignment_id: string; question: string; value: AnswerValue | null; version: number; changed_at: Date; outlet_visible: boolean }, ReadonlyMap<string, readonly Answer[]>>(
    `SELECT assignment_id, question, value, version, changed_at, outlet_visible FROM answers WHERE project_id = ${client.escapeLiteral(projectId)} AND assignment_id = ANY(${uuids(client, submitted(layers))}) ORDER BY question`,
    (rows) => new Map([...groupRows(rows, (row) => row.assignment_id)].map(([id, own]) => [id, own.map(answerOf)])))
}

/** How many answers stand in the submitted layers of people. */
export async function countAnswers(client: PoolClient, projectId: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM answers n JOIN assignments a ON a.project_id = n.project_id AND a.id = n.assignment_id
      WHERE n.project_id = $1 AND n.value IS NOT NULL AND a.status = 'submitted' AND a.pass >= 1 AND a.withdrawn_at IS NULL`, [projectId])
  return Number(rows[0]!.count)
}

/** The submitted layers in which an annotation or an answer was changed since the outlet was revealed, as they stood then. */
export async function readBeforeReveal(client: PoolClient, projectId: string, layers: readonly LayerRow[]): Promise<ReadonlyMap<string, BeforeReveal>> {
  const hidden = submitted(layers.filter((layer) => layer.outlet_hidden))
  if (hidden.length === 0) return new Map()
  const { rows: changed } = await client.query<{ assignment_id: string }>(
    `SELECT assignment_id FROM annotations WHERE project_id = $1 AND assignment_id = ANY($2) AND outlet_visible
      UNION SELECT assignment_id FROM answers WHERE project_id = $1 AND assignment_id = ANY($2) AND outlet_visible`, [projectId, hidden])
  if (changed.length === 0) return new Map()
  const key = [projectId, changed.map((layer) => layer.assignment_id)]
  const { rows } = await client.query<AnnotationRow>(
    `SELECT DISTINCT ON (a.id) a.id, a.assignment_id, r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes, r.origin, r.version, r.deleted, r.changed_at, r.outlet_visible
       FROM annotation_revisions r JOIN annotations a ON a.project_id = r.project_id AND a.id = r.annotation_id
      WHERE a.project_id = $1 AND a.assignment_id = ANY($2) AND NOT r.outlet_visible ORDER BY a.id, r.version DESC`, key)
  const standing = rows.filter((row) => !row.deleted).map(annotationOf).sort((a, b) => a.extent[0]!.start - b.extent[0]!.start)
  const { rows: answers } = await client.query<AnswerRow & { assignment_id: string }>(
    `SELECT DISTINCT ON (assignment_id, question) assignment_id, question, value, version, changed_at, outlet_visible FROM answer_revisions
      WHERE project_id = $1 AND assignment_id = ANY($2) AND NOT outlet_visible ORDER BY assignment_id, question, version DESC`, key)
  const [annotationsBefore, answersBefore] = [groupRows(standing, (one) => one.assignmentId), groupRows(answers, (row) => row.assignment_id)]
  return new Map(changed.map(({ assignment_id: id }) => [id, { annotations: annotationsBefore.get(id) ?? [], answers: (answersBefore.get(id) ?? []).map(answerOf) }]))
}

function submitted(layers: readonly LayerRow[]): string[] {
  return layers.filter((layer) => layer.status === 'submitted').map((layer) => layer.id)
}
