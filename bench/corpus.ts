import { createHash } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { annotationsOf } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { codePoint } from '@/core/text/offset'
import { randomNumbers } from './random'

/** How large a corpus is. */
export interface CorpusSize {
  readonly articles: number
  readonly annotators: number
  /** Of each annotator in each article, about. */
  readonly spans: number
}

const tags = ['loaded_language', 'labelling', 'distancing', 'exaggeration_minimisation', 'background_framing', 'threat_framing', 'necessity_call', 'vague_source', 'corroboration', 'values_identity']
const vocabulary = 'the ministry said that forces near Bangui moved before dawn while observers from abroad called it a cafe\u0301 meeting of old friends שלום and 🛩️ landed again with instructors who would not be named'.split(' ')

/**
 * Fills a project with articles that a team has read, decided and partly flagged: the same words for the same seed. Goes
 * through the same checks of the database as everybody's work, in batches, and takes minutes for thousands of articles.
 * @param unchecked without triggers, and so without checks and history: for a million rows that are only read
 */
export async function fillProject(owner: pg.Client, slug: string, size: CorpusSize, lead: string, { unchecked = false } = {}): Promise<string> {
  const random = randomNumbers(size.articles)
  const project = uuid()
  const codebook = uuid()
  const people = Array.from({ length: size.annotators }, () => uuid())
  await owner.query('INSERT INTO projects (id, slug, name) VALUES ($1, $2, $2)', [project, slug])
  for (const id of people) {
    await owner.query('INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $2, $3)', [id, `${id}@example.org`, 'none'])
    await owner.query(`INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'annotator')`, [project, id])
  }
  await owner.query(`INSERT INTO members (project_id, user_id, role) VALUES ($1, $2, 'lead')`, [project, lead])
  await owner.query(
    `INSERT INTO codebook_versions (project_id, id, number, name, content, published_by_id)
     SELECT $1, $2, 1, name, content, $3 FROM codebook_versions WHERE project_id <> $1 ORDER BY number LIMIT 1`, [project, codebook, lead])
  await owner.query(
    `INSERT INTO codebook_tags (project_id, codebook_version_id, key)
     SELECT DISTINCT $1::uuid, $2::uuid, t.key FROM codebook_tags t WHERE t.project_id <> $1`, [project, codebook])
  const outlets = Array.from({ length: 12 }, () => uuid())
  for (const [index, id] of outlets.entries()) {
    await owner.query(`INSERT INTO outlets (project_id, id, key, name, kind, language, state_relation, facts) VALUES ($1, $2, $3, $4, 'newspaper', 'en', 'independent', '[]')`, [project, id, `outlet-${index}`, `Outlet ${index}`])
  }
  const checks = async (state: 'DISABLE' | 'ENABLE') => {
    if (unchecked) for (const table of filled) await owner.query(`ALTER TABLE ${table} ${state} TRIGGER USER`)
  }
  await checks('DISABLE')
  // Verdicts name states in the history.
  if (unchecked) await owner.query('ALTER TABLE annotations ENABLE TRIGGER record_annotation')
  const batch = 25
  for (let from = 0; from < size.articles; from += batch) {
    const made = Array.from({ length: Math.min(batch, size.articles - from) }, (_, index) => makeArticle(random, from + index, size, people, outlets))
    await insert(owner, project, codebook, lead, made)
  }
  await checks('ENABLE')
  await owner.query('ANALYZE')
  return project
}

/** The tables that hold nearly all of a corpus. */
const filled = ['articles', 'article_versions', 'assignments', 'annotations', 'decisions', 'decision_judged']

type Made = ReturnType<typeof makeArticle>

function makeArticle(random: () => number, number: number, { spans }: CorpusSize, people: readonly string[], outlets: readonly string[]) {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!
  const list = [`Article ${number}`, ...Array.from({ length: spans * 20 }, () => pick(vocabulary))]
  const text = list.join(' ')
  let at = 0
  const bounds = list.map((word) => {
    const start = at
    at += [...word].length + 1
    return { start, end: at - 1 }
  })
  const places = Array.from({ length: Math.round(spans / 0.75) }, (_, index) => ({ word: 2 + index * 14, tag: pick(tags) }))
  const layers = people.map((userId) => {
    const assignmentId = uuid()
    const annotations = places.flatMap(({ word, tag }): Annotation[] => {
      if (random() > 0.75) return []
      const first = word + (random() < 0.2 ? 1 : 0)
      const last = word + 3 + (random() < 0.2 ? 2 : 0)
      const given = random() < 0.25 ? pick(tags) : tag
      return [{
        id: uuid(), assignmentId, version: 1, deleted: false, changedAt: '', origin: byHand, tag: given, note: '', quotes: [list.slice(first, last + 1).join(' ')],
        extent: [{ start: codePoint(bounds[first]!.start), end: codePoint(bounds[last]!.end) }], attributes: random() < 0.005 ? { flag: true } : {},
      }]
    })
    return { assignmentId, annotator: userId, annotations }
  })
  const decided = findCases(layers).filter((one) => !one.unanimous && random() < 0.15)
  return { id: uuid(), version: uuid(), number, text, length: at - 1, outlet: pick(outlets), layers, decided }
}

async function insert(owner: pg.Client, project: string, codebook: string, lead: string, made: readonly Made[]): Promise<void> {
  const rows = (statement: string, list: readonly object[]) => owner.query(statement, [project, JSON.stringify(list)])
  await owner.query('BEGIN')
  await rows(
    `INSERT INTO articles (project_id, id, slug, title, provenance, publisher_id, created_by_id)
     SELECT $1, id, slug, title, '', outlet, lead FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, slug text, title text, outlet uuid, lead uuid)`,
    made.map(({ id, number, outlet }) => ({ id, slug: `article-${number}`, title: `Article ${number}`, outlet, lead })))
  await rows(
    `INSERT INTO article_versions (project_id, id, article_id, number, raw, raw_sha256, text, text_sha256, length, blocks, marks, map, created_by_id)
     SELECT $1, id, article, 1, convert_to(text, 'UTF8'), hash, text, hash, length, blocks, '[]', '[]', lead
       FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, article uuid, text text, hash text, length int, blocks jsonb, lead uuid)`,
    made.map(({ id, version, text, length }) => ({
      id: version, article: id, text, hash: createHash('sha256').update(text).digest('hex'), length, blocks: [{ kind: 'paragraph', start: 0, end: length }], lead,
    })))
  await rows(
    `INSERT INTO assignments (project_id, id, article_version_id, codebook_version_id, user_id, status, position, submitted_at)
     SELECT $1, id, version, codebook, person, 'submitted', 0, now() FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, version uuid, codebook uuid, person uuid)`,
    made.flatMap(({ version, layers }) => layers.map(({ assignmentId, annotator }) => ({ id: assignmentId, version, codebook, person: annotator }))))
  await rows(
    `INSERT INTO annotations (project_id, id, assignment_id, article_version_id, codebook_version_id, tag, starts, ends, quotes, note, attributes, version, changed_by_id)
     SELECT $1, id, assignment, article, codebook, tag, ARRAY[first], ARRAY[last], ARRAY[quote], '', attributes, 1, person
       FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, assignment uuid, article uuid, codebook uuid, tag text, first int, last int, quote text, attributes jsonb, person uuid)`,
    made.flatMap(({ version, layers }) => layers.flatMap(({ assignmentId, annotator, annotations }) => annotations.map(({ id, tag, extent, quotes, attributes }) => ({
      id, assignment: assignmentId, article: version, codebook, tag, first: extent[0]!.start, last: extent[0]!.end, quote: quotes[0], attributes, person: annotator,
    })))))
  const decisions = made.flatMap(({ version, decided }) => decided.map((one) => ({ id: uuid(), version, one })))
  await rows(
    `INSERT INTO decisions (project_id, id, article_version_id, codebook_version_id, verdict, chosen, reason, decided_by_id)
     SELECT $1, id, version, codebook, 'accept', ARRAY[chosen], 'Fits the definition', lead FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, version uuid, codebook uuid, chosen uuid, lead uuid)`,
    decisions.map(({ id, version, one }) => ({ id, version, codebook, chosen: one.key, lead })))
  await rows(
    `INSERT INTO decision_judged (project_id, decision_id, annotation_id, version)
     SELECT $1, decision, annotation, 1 FROM jsonb_to_recordset($2::jsonb) AS x(decision uuid, annotation uuid)`,
    decisions.flatMap(({ id, one }) => annotationsOf(one).map((annotation) => ({ decision: id, annotation: annotation.id }))))
  await owner.query('COMMIT')
}
