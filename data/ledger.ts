import type { CaseLine } from '@/core/review/case-line'
import { everyCase, facetGroups, pairWord, waitingFacets } from '@/core/review/facets'
import { type ReviewFilters, countBound } from '@/core/review/filters'
import { type LedgerEntry, lineOf } from '@/core/review/ledger-entry'
import type { Walk } from '@/core/review/order'
import { demand } from './access'
import { database } from './database'
import { refreshLedger } from './ledger-derive'
import { type NamedArticle, readArticleNames } from './ledger-articles'
import { lettersOf } from './letters'
import { findNamesShown } from './names'
import type { Access } from './principal'
import { recordLook } from './look'
import { hiddenCases, ofPeople } from './visibility'

/** A page of the list of cases. */
export interface LedgerPage {
  readonly lines: readonly CaseLine[]
  /** Of the lines, in no order. */
  readonly articles: readonly NamedArticle[]
  /** Where the next page begins; null at the end. */
  readonly next: string | null
}

/** How many cases a page of the list has. */
export const pageLength = 50
/** The columns of a `LedgerRow`, of a table called `c`. */
export const rowFields = 'c.key, c.article_id, c.article_version_id, c.start_at, c.rank, c.state, c.kinds, c.quote, c.positions, c.verdict, c.facets'
/** How many cases before and after one are shown beside it. */
const around = 40

/** The first page of the cases that the filters let through, or the page after a place; what is most worth deciding first. */
export async function listLedger(access: Access, filters: ReviewFilters, after?: string): Promise<LedgerPage> {
  const asked = await ask(access, filters)
  const rows = await readRows(asked, { from: placeOf(after), limit: pageLength + 1 })
  const shown = rows.slice(0, pageLength)
  await recordLook(database().prisma, access, shown.map((one) => one.article_version_id))
  const articles = await readArticleNames(access, shown.map((row) => row.article_id))
  return { lines: await linesOf(access, shown, articles), articles, next: rows.length > pageLength ? cursorOf(shown.at(-1)!) : null }
}

/** Where a case stands in the list that the filters make, and what is around it; undefined where there is no such case. */
export async function walkLedger(access: Access, filters: ReviewFilters, key: string): Promise<Walk | undefined> {
  const asked = await ask(access, filters)
  const { rows: found } = await database().pool.query<LedgerRow>(
    `SELECT ${rowFields} FROM ledger_cases c WHERE c.project_id = $1 AND c.key = $2 AND NOT c.article_version_id = ANY($3)`,
    [access.project.id, key, asked.hidden])
  const here = found[0]
  if (!here) return undefined
  const listed = asked.groups.every((group) => group.some((facet) => here.facets.includes(facet)))
  const waiting = { ...asked, groups: [...asked.groups, waitingFacets] }
  // One after the other: a page must not take half of the pool's connections at once.
  const before = await readRows(asked, { from: here, back: true, limit: around })
  const after = await readRows(asked, { from: here, limit: around })
  const index = await countRows(asked, { from: here, back: true })
  const count = await countRows(asked, {})
  const following = await readRows(waiting, { from: here, limit: 1 })
  const first = following.length > 0 ? following : await readRows(waiting, { limit: 2 })
  const nextOpen = first.find((row) => row.key !== key)
  const rows = [...before.toReversed(), here, ...after]
  const articles = await readArticleNames(access, [...rows, ...(nextOpen ? [nextOpen] : [])].map((row) => row.article_id), false)
  const lines = await linesOf(access, nextOpen ? [...rows, nextOpen] : rows, articles)
  return {
    lines: lines.slice(0, rows.length), nextOpen: nextOpen && lines.at(-1),
    index: index < countBound && listed ? index : undefined, count: count < countBound ? count : undefined,
  }
}

/** What somebody asks of the ledger: the groups of facets, and what they may not be told of. */
export interface Asked {
  readonly projectId: string
  readonly hidden: readonly string[]
  readonly groups: readonly (readonly string[])[]
}

/** Brings the ledger up to date, and turns filters into what is asked of it. */
export async function ask(access: Access, filters: ReviewFilters): Promise<Asked> {
  demand(access, 'cases.read')
  const { prisma } = database()
  const projectId = access.project.id
  await refreshLedger(projectId)
  const hidden = await prisma.assignment.findMany({ where: hiddenCases(access), select: { articleVersionId: true } })
  const people = filters.people === null ? null : ((await findPair(access, filters.people, filters.article)) ?? 'nobody')
  return { projectId, hidden: hidden.map(({ articleVersionId }) => articleVersionId), groups: facetGroups(filters, people) }
}

interface Place {
  readonly rank: number
  readonly article_version_id: string
  readonly start_at: number
  readonly key: string
}

/** A case as the ledger keeps it. */
export interface LedgerRow extends Place {
  readonly article_id: string
  readonly state: CaseLine['state']
  readonly kinds: LedgerEntry['kinds']
  readonly quote: string
  readonly positions: LedgerEntry['positions']
  readonly verdict: LedgerEntry['verdict']
  readonly facets: readonly string[]
}

interface Span {
  readonly from?: Place | undefined
  readonly back?: boolean
  readonly limit?: number
}

/** Which filter leads when several are given, the one that lets fewest through first: its index is walked, and the others are looked at case by case. */
const leading = ['article:', 'people:', 'tags:', 'tag:', 'outlet:', 'flagged', 'said:', 'sides:', 'kind:', 'state:']

async function readRows(asked: Asked, span: Span): Promise<readonly LedgerRow[]> {
  const { text, values } = placesQuery(asked, span)
  const { rows } = await database().pool.query<LedgerRow>(
    `SELECT ${rowFields}
       FROM (${text}) found JOIN ledger_cases c ON c.project_id = $1 AND c.key = found.key
      ORDER BY ${order('c', span.back)}`, values)
  return rows
}

/** How many there are, up to `countBound`. */
export async function countRows(asked: Asked, span: Span): Promise<number> {
  const { text, values } = placesQuery(asked, { ...span, limit: countBound })
  const { rows } = await database().pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM (${text}) found`, values)
  return rows[0]!.count
}

function order(table: string, back = false): string {
  return ['rank', 'article_version_id', 'start_at', 'key'].map((column) => `${table}.${column}${back ? ' DESC' : ''}`).join(', ')
}

/**
 * The places of the cases that have one of each group, in the order of the list, after (or before) a place. One index scan
 * for each word of the leading group, which ends at the limit: the time does not grow with the project.
 */
function placesQuery({ projectId, hidden, groups }: Asked, { from, back = false, limit = pageLength }: Span): { text: string; values: unknown[] } {
  const sorted = groups.toSorted((a, b) => leading.findIndex((word) => a[0]!.startsWith(word)) - leading.findIndex((word) => b[0]!.startsWith(word)))
  const [leader = [everyCase], ...others] = sorted
  const values: unknown[] = [projectId, leader, hidden, limit]
  const conditions = [
    ...(hidden.length > 0 ? ['NOT f.article_version_id = ANY($3::uuid[])'] : ['$3::uuid[] IS NOT NULL']),
    ...(from ? [`(f.rank, f.article_version_id, f.start_at, f.key) ${back ? '<' : '>'} ($${values.push(from.rank)}::int, $${values.push(from.article_version_id)}::uuid, $${values.push(from.start_at)}::int, $${values.push(from.key)}::uuid)`] : []),
    ...others.map((group) => `c.facets && $${values.push(group)}::text[]`),
  ]
  const join = others.length > 0 ? 'JOIN ledger_cases c ON c.project_id = f.project_id AND c.key = f.key' : ''
  const text = `
    SELECT DISTINCT ON (${order('each', back).replaceAll(' DESC', '')}) each.*
      FROM unnest($2::text[]) AS word CROSS JOIN LATERAL (
        SELECT f.rank, f.article_version_id, f.start_at, f.key FROM ledger_facets f ${join}
         WHERE f.project_id = $1 AND f.facet = word AND ${conditions.join(' AND ')}
         ORDER BY ${order('f', back)} LIMIT $4) each
     ORDER BY ${order('each', back)} LIMIT $4`
  return { text, values }
}

/** Rows as they are shown to the one who reads them: with letters. */
export async function linesOf(access: Access, rows: readonly LedgerRow[], articles: readonly NamedArticle[]): Promise<readonly CaseLine[]> {
  const versions = [...new Set(rows.map((row) => row.article_version_id))]
  const standing = await database().prisma.assignment.findMany({
    where: { projectId: access.project.id, articleVersionId: { in: versions }, withdrawnAt: null, ...ofPeople }, select: { id: true, userId: true, articleVersionId: true },
  })
  const names = new Map(versions.flatMap((version) => {
    const own = standing.filter((one) => one.articleVersionId === version)
    const letters = lettersOf(version, own.map(({ userId }) => userId))
    return own.map(({ id, userId }) => [id, letters.get(userId)!] as const)
  }))
  const real = await realNames(access, standing, rows)
  const slugs = new Map(articles.map(({ id, slug }) => [id, slug]))
  // Somebody who lost the article since the ledger was derived has no letter any more.
  return rows.map((row) => lineOf(slugs.get(row.article_id)!, row, (assignmentId) => names.get(assignmentId) ?? '–', (assignmentId) => real.get(assignmentId)))
}

/** Who is behind assignments, of articles whose names are shown to the asker. */
async function realNames(access: Access, standing: readonly { id: string; userId: string; articleVersionId: string }[], rows: readonly LedgerRow[]): Promise<ReadonlyMap<string, string>> {
  const shown = await findNamesShown(access)
  const versions = new Set(rows.filter((row) => shown.project || shown.articles.has(row.article_id)).map((row) => row.article_version_id))
  if (versions.size === 0) return new Map()
  const own = standing.filter(({ articleVersionId }) => versions.has(articleVersionId))
  const users = await database().prisma.user.findMany({ where: { id: { in: own.map(({ userId }) => userId) } }, select: { id: true, name: true } })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return new Map(own.map(({ id, userId }) => [id, names.get(userId)!]))
}

/**
 * Who can be picked out as a pair, by how they are called: the letters of an article; for a lead and the whole project,
 * pseudonyms, as in the export. A reviewer cannot follow a person from article to article.
 */
export async function readPeople(access: Access, article: string | null): Promise<ReadonlyMap<string, string>> {
  const { prisma } = database()
  const projectId = access.project.id
  if (article === null) {
    if (access.role !== 'lead') return new Map()
    const people = await prisma.pseudonym.findMany({ where: { projectId, member: { assignments: { some: ofPeople } } }, select: { userId: true, number: true }, orderBy: { number: 'asc' } })
    return new Map(people.map(({ userId, number }) => [`annotator-${number}`, userId]))
  }
  const found = await prisma.article.findFirst({ where: { projectId, slug: article }, select: { id: true } })
  const place = found && (await prisma.ledgerArticle.findUnique({ where: { projectId_articleId: { projectId, articleId: found.id } }, select: { articleVersionId: true } }))
  if (!place) return new Map()
  const standing = await prisma.assignment.findMany({ where: { projectId, articleVersionId: place.articleVersionId, withdrawnAt: null, ...ofPeople }, select: { userId: true } })
  return new Map([...lettersOf(place.articleVersionId, standing.map(({ userId }) => userId))].map(([userId, letter]) => [letter, userId]))
}

async function findPair(access: Access, pair: string, article: string | null): Promise<string | undefined> {
  const people = await readPeople(access, article)
  const [a, b] = pair.split('~').map((name) => people.get(name))
  return a !== undefined && b !== undefined ? pairWord(a, b) : undefined
}

function cursorOf({ rank, article_version_id: version, start_at: start, key }: Place): string {
  return [rank, start, version, key].join('_')
}

/** The place in a cursor; undefined for what is not one. */
function placeOf(cursor: string | undefined): Place | undefined {
  const parts = /^(-?\d{1,9})_(\d{1,9})_([0-9a-f-]{36})_([0-9a-f-]{36})$/.exec(cursor ?? '')
  const uuids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  if (!parts || !uuids.test(parts[3]!) || !uuids.test(parts[4]!)) return undefined
  return { rank: Number(parts[1]), start_at: Number(parts[2]), article_version_id: parts[3]!, key: parts[4]! }
}
