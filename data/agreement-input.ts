import type { PoolClient } from 'pg'
import { genreQuestion, mostSaid, tagsAndQuestions } from '@/core/agreement/report/from-codebooks'
import type { AgreementInput, AgreementLayer, AgreementPlace } from '@/core/agreement/report/input'
import { scoped } from '@/core/agreement/report/scope'
import type { ReportScope } from '@/core/agreement/report/report'
import { settledOf } from '@/core/agreement/report/settled'
import { tokenise } from '@/core/agreement/token/tokenise'
import type { Annotation } from '@/core/annotation/annotation'
import type { Layer } from '@/core/annotation/layer'
import { byHand } from '@/core/annotation/origin'
import { codebookSchema } from '@/core/codebook/codebook'
import type { Decision } from '@/core/decision/decision'
import type { AnswerValue } from '@/core/question/answer'
import { codePoint } from '@/core/text/offset'
import { comparedLayers, hashContent } from './agreement-content'
import { database } from './database'
import { drawnOf } from './decision-rows'

/** How many places are read at a time. */
const batchSize = 100

/** What figures are computed from, and the hash of it. */
export interface HashedInput {
  readonly input: AgreementInput
  readonly contentSha256: string
}

/**
 * Reads all layers of a project that figures are computed from, and their hash, from one snapshot. Annotators stand under
 * the pseudonyms of the export. For whoever computes in the background or at the command line: asks nobody's permission.
 * @param hidden article versions that whoever gets the figures may not be told of.
 */
export async function readAgreementInput(projectId: string, hidden: readonly string[], scope: ReportScope): Promise<HashedInput> {
  const client = await database().pool.connect()
  let broken = true
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // Nobody waits for this but a worker; a large project takes longer than a page may.
    await client.query("SET LOCAL statement_timeout = '120s'")
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '120s'")
    const contentSha256 = await hashContent(client, projectId, hidden, scope)
    const input = await withCodebooks(client, projectId, scoped({ places: await readPlaces(client, projectId, hidden), tags: [], questions: [] }, scope).places)
    await client.query('COMMIT')
    broken = false
    return { input, contentSha256 }
  } finally {
    client.release(broken)
  }
}

/** The id of a project by its key; undefined where there is none. For programs without a member who asks. */
export async function findProjectId(slug: string): Promise<string | undefined> {
  const { rows } = await database().pool.query<{ id: string }>('SELECT id FROM projects WHERE slug = $1', [slug])
  return rows[0]?.id
}

interface LayerRow {
  readonly id: string
  readonly article_version_id: string
  readonly codebook_version_id: string
  readonly annotator: string
  readonly submitted: string
  readonly outlet_hidden: boolean
  /** Brought in from elsewhere: the day and the outlet say when and how that was done, and nothing of the annotator. */
  readonly brought_in: boolean
  readonly article_id: string
  readonly slug: string
  readonly length: number
  readonly outlet: { readonly key: string; readonly name: string } | null
  readonly codebook: number
}

async function readPlaces(client: PoolClient, projectId: string, hidden: readonly string[]): Promise<readonly AgreementPlace[]> {
  const { rows } = await client.query<LayerRow>(
    `WITH compared AS (${comparedLayers}),
          named AS (SELECT user_id, number FROM pseudonyms WHERE project_id = $1)
     SELECT c.id, c.article_version_id, c.codebook_version_id, 'annotator-' || n.number AS annotator, c.outlet_hidden,
            EXISTS (SELECT FROM imported_layers i WHERE i.project_id = c.project_id AND i.assignment_id = c.id) AS brought_in,
            to_char(c.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS submitted, v.article_id, r.slug, v.length, k.number AS codebook,
            CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('key', o.key, 'name', o.name) END AS outlet
       FROM compared c
       JOIN named n ON n.user_id = c.user_id
       JOIN article_versions v ON v.project_id = c.project_id AND v.id = c.article_version_id
       JOIN articles r ON r.project_id = c.project_id AND r.id = v.article_id
       JOIN codebook_versions k ON k.project_id = c.project_id AND k.id = c.codebook_version_id
       LEFT JOIN outlets o ON o.project_id = c.project_id AND o.id = coalesce(r.publisher_id, r.originator_id)
      ORDER BY r.id, v.number, k.number, n.number`,
    [projectId, hidden])
  const groups = new Map<string, LayerRow[]>()
  for (const row of rows) {
    const id = `${row.article_version_id} ${row.codebook_version_id}`
    const known = groups.get(id)
    if (known) known.push(row)
    else groups.set(id, [row])
  }
  const places: AgreementPlace[] = []
  const all = [...groups.values()]
  for (let from = 0; from < all.length; from += batchSize) places.push(...(await readBatch(client, projectId, all.slice(from, from + batchSize))))
  return places
}

/** Adds what the codebook versions of the places say. Of those alone: a version that nobody has worked under in this part of the project changes no figure, nor the name of one. */
async function withCodebooks(client: PoolClient, projectId: string, places: readonly AgreementPlace[]): Promise<AgreementInput> {
  const { rows } = await client.query<{ number: number; content: unknown }>(
    'SELECT number, content FROM codebook_versions WHERE project_id = $1 AND number = ANY($2) ORDER BY number DESC', [projectId, [...new Set(places.map(({ codebook }) => codebook))]])
  return { places, ...tagsAndQuestions(rows.map(({ number, content }) => ({ number, codebook: codebookSchema.parse(content) }))) }
}

interface SpanRow {
  readonly id: string
  readonly assignment_id: string
  readonly tag: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly version: number
  readonly outlet_visible: boolean
}

async function readBatch(client: PoolClient, projectId: string, groups: readonly (readonly LayerRow[])[]): Promise<readonly AgreementPlace[]> {
  const assignments = groups.flat().map(({ id }) => id)
  const versions = [...new Set(groups.map(([first]) => first!.article_version_id))]
  const texts = await client.query<{ id: string; text: string }>('SELECT id, text FROM article_versions WHERE project_id = $1 AND id = ANY($2)', [projectId, versions])
  const spans = await client.query<SpanRow>(
    'SELECT id, assignment_id, tag, starts, ends, version, outlet_visible FROM annotations WHERE project_id = $1 AND assignment_id = ANY($2) AND NOT deleted ORDER BY id', [projectId, assignments])
  const answers = await client.query<{ assignment_id: string; question: string; value: AnswerValue | null; outlet_visible: boolean }>(
    'SELECT assignment_id, question, value, outlet_visible FROM answers WHERE project_id = $1 AND assignment_id = ANY($2)', [projectId, assignments])
  const decisions = await readDecisionsOf(client, projectId, versions)
  const tokens = new Map(texts.rows.map(({ id, text }) => [id, tokenise(text)]))
  const spansOf = grouped(spans.rows, ({ assignment_id: id }) => id)
  const answersOf = grouped(answers.rows, ({ assignment_id: id }) => id)
  return groups.map((rows): AgreementPlace => {
    const [first] = rows as [LayerRow, ...LayerRow[]]
    const id = `${first.article_version_id} ${first.codebook_version_id}`
    const layers = rows.map((row): Layer => ({ assignmentId: row.id, annotator: row.annotator, annotations: (spansOf.get(row.id) ?? []).map(annotationOfSpan) }))
    const { gold, plural } = settledOf(layers, decisions.get(id) ?? [])
    return {
      id, article: first.article_id, slug: first.slug, length: first.length, tokens: tokens.get(first.article_version_id)!, outlet: first.outlet, codebook: first.codebook, gold,
      genre: mostSaid(rows.map((row) => answersOf.get(row.id)?.find(({ question }) => question === genreQuestion)?.value)),
      layers: rows.map((row, index): AgreementLayer => {
        const given = answersOf.get(row.id) ?? []
        const { annotations } = layers[index]!
        const revealed = row.outlet_hidden && ((spansOf.get(row.id) ?? []).some((one) => one.outlet_visible) || given.some((one) => one.outlet_visible))
        return {
          annotator: row.annotator, submitted: row.brought_in ? null : row.submitted, outlet: row.brought_in ? 'unknown' : revealed ? 'revealed' : row.outlet_hidden ? 'hidden' : 'shown',
          spans: labelled(annotations), settled: labelled(annotations.filter((one) => !plural.has(one.id))),
          answers: new Map(given.flatMap(({ question, value }) => (value === null ? [] : [[question, value] as const]))),
        }
      }),
    }
  })
}

function labelled(annotations: readonly Annotation[]): AgreementLayer['spans'] {
  return annotations.flatMap(({ tag, extent }) => extent.map(({ start, end }) => ({ start, end, label: tag })))
}

/** An annotation as far as cases and figures look at it: without its words. */
function annotationOfSpan(row: SpanRow): Annotation {
  return {
    id: row.id, assignmentId: row.assignment_id, tag: row.tag, version: row.version, deleted: false, quotes: [], note: '', attributes: {}, origin: byHand, changedAt: '',
    extent: row.starts.map((start, index) => ({ start: codePoint(start), end: codePoint(row.ends[index]!) })),
  }
}

interface DecisionRow {
  readonly article_version_id: string
  readonly codebook_version_id: string
  readonly id: string
  readonly verdict: Decision['verdict']
  readonly chosen: readonly string[]
  readonly drawn: unknown
  readonly withdrawn: boolean
  readonly replaces_id: string | null
  readonly decided_at: Date
  readonly judged: Decision['judged']
}

/** The decisions of some article versions by their place, as far as the gold depends on them. */
async function readDecisionsOf(client: PoolClient, projectId: string, versions: readonly string[]): Promise<ReadonlyMap<string, readonly Decision[]>> {
  const { rows } = await client.query<DecisionRow>(
    `SELECT d.article_version_id, d.codebook_version_id, d.id, d.verdict, d.chosen, d.drawn, d.withdrawn, d.replaces_id, d.decided_at,
            (SELECT jsonb_agg(jsonb_build_object('id', j.annotation_id, 'version', j.version) ORDER BY j.annotation_id)
               FROM decision_judged j WHERE j.project_id = d.project_id AND j.decision_id = d.id) AS judged
       FROM decisions d WHERE d.project_id = $1 AND d.article_version_id = ANY($2) ORDER BY d.decided_at, d.id`,
    [projectId, versions])
  const all = rows.map((row) => ({
    place: `${row.article_version_id} ${row.codebook_version_id}`,
    decision: {
      id: row.id, verdict: row.verdict, judged: row.judged, chosen: row.chosen, drawn: drawnOf(row.drawn), withdrawn: row.withdrawn, replaces: row.replaces_id,
      reason: '', clause: '', proposal: null, ruleId: null, decidedBy: { id: '', name: '' }, decidedAt: row.decided_at.toISOString(),
    } satisfies Decision,
  }))
  return new Map([...grouped(all, ({ place }) => place)].map(([place, own]) => [place, own.map(({ decision }) => decision)]))
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const known = groups.get(keyOf(value))
    if (known) known.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
