import { type ArticleLedger, type LedgerEntry, deriveLedger } from '@/core/review/ledger-entry'
import { offsetTable } from '@/core/text/offset-table'
import type { Prisma } from '@/prisma/generated/client'
import { database } from './database'
import { readDecisions } from './decision-rows'
import { readMessagesAbout } from './discussion-rows'
import { annotationOfRow } from './layers'
import { mostCommon } from './most-common'

/** Where an article is reviewed: one text under one codebook. */
export interface ReviewPlace {
  readonly articleVersionId: string
  readonly codebookVersionId: string
}

/**
 * Where an article is reviewed: the text and codebook with the most submitted layers, because only layers of one
 * text under one codebook can be compared; among equals the newest. A single layer under a newer codebook does not
 * take the disagreements and decisions of all the others out of sight. The export has every place.
 */
export async function findReviewPlace(client: Pick<Prisma.TransactionClient, 'assignment'>, projectId: string, article: { id: string } | { slug: string }): Promise<ReviewPlace | undefined> {
  // One row for each layer, the newest place first.
  const layers = await client.assignment.findMany({
    where: { projectId, status: 'submitted', pass: 1, withdrawnAt: null, articleVersion: { article } },
    orderBy: [{ articleVersion: { number: 'desc' } }, { codebookVersion: { number: 'desc' } }],
    select: { articleVersionId: true, codebookVersionId: true },
  })
  return mostCommon(layers, (layer) => `${layer.articleVersionId} ${layer.codebookVersionId}`)
}

/**
 * Derives the ledger of every article of a project that something has changed in since. Whoever reads the ledger calls
 * this first, so that nobody is ever answered from before a submission, a reopening or a verdict.
 */
export async function refreshLedger(projectId: string): Promise<void> {
  const { prisma } = database()
  const marked = await prisma.ledgerMark.findMany({ where: { projectId }, select: { articleId: true }, distinct: ['articleId'], orderBy: { articleId: 'asc' } })
  for (const { articleId } of marked) await prisma.$transaction((client) => deriveArticle(client, projectId, articleId), { maxWait: 10_000, timeout: 15_000 })
}

/** Projects in which at least so many articles have changed since their ledger was derived. */
export async function findMarkedProjects(least: number): Promise<readonly string[]> {
  const { rows } = await database().pool.query<{ project_id: string }>('SELECT project_id FROM ledger_marks GROUP BY project_id HAVING count(DISTINCT article_id) >= $1', [least])
  return rows.map((row) => row.project_id)
}

/**
 * Derives the ledger of one article inside the caller's transaction, and writes what is different. One at a time for an
 * article: the second waits for the first to commit, and then reads what the first read and more.
 */
export async function deriveArticle(client: Prisma.TransactionClient, projectId: string, articleId: string): Promise<void> {
  await client.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ledger ${articleId}`}, 0))::text`
  // What is marked after this was written by somebody whose work may not be seen below: their mark stays.
  const marks = await client.ledgerMark.findMany({ where: { projectId, articleId }, select: { id: true } })
  const { summary, rows } = await deriveRows(client, projectId, articleId)
  await writeEntries(client, projectId, articleId, rows)
  if (!summary) await client.ledgerArticle.deleteMany({ where: { projectId, articleId } })
  else await client.ledgerArticle.upsert({ where: { projectId_articleId: { projectId, articleId } }, create: { projectId, articleId, ...summary }, update: summary })
  await client.ledgerMark.deleteMany({ where: { id: { in: marks.map(({ id }) => id) } } })
}

/** What the ledger is to have of one article. */
export interface ArticleRows {
  /** Null where there is nothing to review. */
  readonly summary: (ReviewPlace & { readonly layers: number; readonly cases: number; readonly waiting: number; readonly gold: number }) | null
  readonly rows: readonly EntryRow[]
}

/** Derives the rows of an article, and stores nothing. */
export async function deriveRows(client: Pick<Prisma.TransactionClient, 'assignment' | 'decision' | 'caseMessage' | 'articleVersion' | 'article'>, projectId: string, articleId: string): Promise<ArticleRows> {
  const place = await findReviewPlace(client, projectId, { id: articleId })
  if (!place) return { summary: null, rows: [] }
  const { articleVersionId, codebookVersionId } = place
  const { entries, layers, waiting, gold } = await readLedger(client, projectId, articleId, place)
  return { summary: { articleVersionId, codebookVersionId, layers, cases: entries.length, waiting, gold }, rows: entries.map((entry) => rowOf(articleVersionId, entry)) }
}

async function readLedger(client: Parameters<typeof deriveRows>[0], projectId: string, articleId: string, place: ReviewPlace): Promise<ArticleLedger & { layers: number }> {
  const assignments = await client.assignment.findMany({
    where: { projectId, ...place, pass: 1, status: 'submitted', withdrawnAt: null },
    select: { id: true, userId: true, annotations: { where: { deleted: false }, orderBy: { id: 'asc' } } },
  })
  const users = new Map(assignments.map(({ id, userId }) => [id, userId]))
  const layers = assignments.map((row) => ({ assignmentId: row.id, annotator: row.id, annotations: row.annotations.map(annotationOfRow) }))
  const decisions = await readDecisions(client, projectId, place)
  const messages = await readMessagesAbout(client, projectId, place)
  const { text } = await client.articleVersion.findUniqueOrThrow({ where: { projectId_id: { projectId, id: place.articleVersionId } }, select: { text: true } })
  const article = await client.article.findUniqueOrThrow({
    where: { projectId_id: { projectId, id: articleId } }, select: { slug: true, publisher: { select: { key: true } }, originator: { select: { key: true } } },
  })
  const outlet = (article.publisher ?? article.originator)?.key ?? null
  return { ...deriveLedger(layers, decisions, offsetTable(text), { article: article.slug, outlet, userOf: (id) => users.get(id)! }, messages), layers: layers.length }
}

/** Puts the entries in the place of those that are there; what is the same is not touched. */
async function writeEntries(client: Prisma.TransactionClient, projectId: string, articleId: string, rows: readonly EntryRow[]): Promise<void> {
  const stored = await client.ledgerCase.findMany({ where: { projectId, articleId } })
  const same = new Set(stored.map((row) => caseWord(row)))
  const kept = new Set(rows.map((row) => caseWord(row)))
  const gone = stored.filter((row) => !kept.has(caseWord(row)))
  const come = rows.filter((row) => !same.has(caseWord(row)))
  if (gone.length > 0) {
    const keys = JSON.stringify(gone.map(({ key, rank, articleVersionId: version, startAt, facets }) => ({ key, rank, version, start: startAt, facets })))
    await client.$executeRaw`
      DELETE FROM ledger_facets f USING jsonb_to_recordset(${keys}::jsonb) AS old(key uuid, rank int, version uuid, start int, facets text[]), unnest(old.facets) AS word
       WHERE f.project_id = ${projectId}::uuid AND f.facet = word AND f.rank = old.rank AND f.article_version_id = old.version AND f.start_at = old.start AND f.key = old.key`
    await client.ledgerCase.deleteMany({ where: { projectId, key: { in: gone.map(({ key }) => key) } } })
  }
  // What stands in the sweep beside these words may be another group now.
  const forms = [...new Set([...gone, ...come].map(({ form }) => form))]
  if (forms.length > 0) await client.$executeRaw`INSERT INTO ledger_form_marks (project_id, form) SELECT ${projectId}::uuid, unnest(${forms}::text[])`
  if (come.length === 0) return
  const fresh = JSON.stringify(come)
  await client.$executeRaw`
    INSERT INTO ledger_cases (project_id, key, article_id, article_version_id, start_at, rank, state, kinds, quote, positions, verdict, facets, words, form, outcome)
    SELECT ${projectId}::uuid, key, ${articleId}::uuid, "articleVersionId", "startAt", rank, state, kinds, quote, positions, nullif(verdict, 'null'::jsonb), facets, words, form, outcome
      FROM jsonb_to_recordset(${fresh}::jsonb) AS x(key uuid, "articleVersionId" uuid, "startAt" int, rank int, state text, kinds text[], quote text, positions jsonb, verdict jsonb, facets text[], words text, form text, outcome text)`
  await client.$executeRaw`
    INSERT INTO ledger_facets (project_id, facet, rank, article_version_id, start_at, key)
    SELECT ${projectId}::uuid, facet, rank, "articleVersionId", "startAt", key
      FROM jsonb_to_recordset(${fresh}::jsonb) AS x(key uuid, "articleVersionId" uuid, "startAt" int, rank int, facets text[]), unnest(x.facets) AS facet`
}

/** A case as the ledger stores it, without its project and article. */
export interface EntryRow extends Omit<LedgerEntry, 'start'> {
  readonly articleVersionId: string
  readonly startAt: number
}

function rowOf(articleVersionId: string, { start, ...entry }: LedgerEntry): EntryRow {
  return { ...entry, articleVersionId, startAt: start }
}

/** A case of the ledger as one string, the same for the same content whatever order the database keeps the keys of its JSON in. */
export function caseWord({ key, articleVersionId, startAt, rank, state, kinds, quote, positions, verdict, facets, words, outcome }: Omit<EntryRow, 'state' | 'kinds' | 'positions' | 'verdict'> & { state: string; kinds: readonly string[]; positions: unknown; verdict: unknown }): string {
  const places = (positions as LedgerEntry['positions']).map(({ assignment, tags }) => [assignment, tags])
  const given = verdict as LedgerEntry['verdict']
  return JSON.stringify([key, articleVersionId, startAt, rank, state, kinds, quote, places, given && [given.verdict, given.whole, given.part], facets, words, outcome])
}
