import { compareNames } from '@/core/disagreement/order'
import { waitingFacets } from '@/core/review/facets'
import { countBound, type ReviewChoices, type ReviewCounts, type ReviewFilters, type Tally } from '@/core/review/filters'
import { database } from './database'
import { type Asked, ask, countRows, readPeople } from './ledger'
import { type NamedArticle, readArticleNames } from './ledger-articles'
import type { Access } from './principal'

/** What can be chosen in the filters besides kinds and states: what at least one case has that may be seen. */
export interface LedgerOptions {
  readonly counts: ReviewCounts
  /** Those with most to decide, at most `mostArticles`, and the one that is chosen. */
  readonly articles: readonly NamedArticle[]
  readonly choices: ReviewChoices
  /** How many layers have been submitted, up to `countBound`: with none or one there is nothing to compare. */
  readonly submitted: number
}

const mostArticles = 50

/** Counts and choices for the list of cases. */
export async function readLedgerOptions(access: Access, filters: ReviewFilters): Promise<LedgerOptions> {
  const asked = await ask(access, filters)
  const whole = { ...asked, groups: [] }
  const words = await readWords(whole)
  // One after the other: a page must not take half of the pool's connections at once.
  const tallies = await tally(whole, words.filter((word) => /^(all|flagged)$|^(kind|state|tag|sides|said):/.test(word)))
  const shown = await countRows(asked, {})
  const waiting = await countRows({ ...whole, groups: [waitingFacets] }, {})
  const articles = await readMostWaiting(access, asked, filters.article)
  const outlets = await database().prisma.outlet.findMany({ where: { projectId: asked.projectId, key: { in: after(words, 'outlet:') } }, select: { key: true, name: true }, orderBy: { name: 'asc' } })
  const submitted = await countSubmitted(asked)
  const people = [...(await readPeople(access, filters.article)).keys()].sort(compareNames)
  const under = (prefix: string): Tally => Object.fromEntries(after(words, prefix).map((word) => [word, tallies.get(prefix + word) ?? 0]))
  return {
    counts: {
      all: tallies.get('all') ?? 0, shown, waiting, flagged: tallies.get('flagged') ?? 0,
      kinds: under('kind:'), states: under('state:'), tags: under('tag:'), sides: under('sides:'), said: under('said:'),
    },
    articles, choices: { outlets, tagPairs: after(words, 'tags:'), sides: after(words, 'sides:'), people }, submitted,
  }
}

function after(words: readonly string[], prefix: string): readonly string[] & string[] {
  return words.filter((word) => word.startsWith(prefix)).map((word) => word.slice(prefix.length))
}

/** Every word that a visible case has, but for articles and people: from one to the next through the index, without reading the cases between. */
async function readWords({ projectId, hidden }: Asked): Promise<readonly string[]> {
  const { rows } = await database().pool.query<{ word: string }>(
    `WITH RECURSIVE words AS (
       (SELECT facet AS word FROM ledger_facets WHERE project_id = $1 ORDER BY facet LIMIT 1)
       UNION ALL
       SELECT (SELECT f.facet FROM ledger_facets f
                WHERE f.project_id = $1
                  AND f.facet > CASE WHEN w.word LIKE 'article:%' THEN 'article;' WHEN w.word LIKE 'people:%' THEN 'people;' ELSE w.word END COLLATE "C"
                ORDER BY f.facet LIMIT 1)
         FROM words w WHERE w.word IS NOT NULL)
     SELECT word FROM words w
      WHERE word IS NOT NULL AND word NOT LIKE 'article:%' AND word NOT LIKE 'people:%'
        AND ($2::uuid[] = '{}' OR EXISTS (SELECT FROM ledger_facets f WHERE f.project_id = $1 AND f.facet = w.word AND NOT f.article_version_id = ANY($2::uuid[])))`,
    [projectId, hidden])
  return rows.map(({ word }) => word)
}

async function tally({ projectId, hidden }: Asked, words: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database().pool.query<{ word: string; count: number }>(
    `SELECT word, counted.count FROM unnest($2::text[]) AS word CROSS JOIN LATERAL (
       SELECT count(*)::int AS count FROM (
         SELECT FROM ledger_facets f WHERE f.project_id = $1 AND f.facet = word AND NOT f.article_version_id = ANY($3::uuid[]) LIMIT $4) few) counted`,
    [projectId, words, hidden, countBound])
  return new Map(rows.map(({ word, count }) => [word, count]))
}

async function readMostWaiting(access: Access, { projectId, hidden }: Asked, chosen: string | null): Promise<readonly NamedArticle[]> {
  const { prisma } = database()
  const most = await prisma.ledgerArticle.findMany({
    where: { projectId, cases: { gt: 0 }, articleVersionId: { notIn: [...hidden] } }, orderBy: [{ waiting: 'desc' }], take: mostArticles, select: { articleId: true },
  })
  const own = chosen === null ? null : await prisma.article.findFirst({ where: { projectId, slug: chosen }, select: { id: true } })
  // Of an article whose cases may not be seen not even the name is told here: its outlet may be hidden from its reader.
  const seen = own ? await prisma.ledgerArticle.findMany({ where: { projectId, articleId: own.id, articleVersionId: { notIn: [...hidden] } }, select: { articleId: true } }) : []
  const names = await readArticleNames(access, [...most, ...seen].map(({ articleId }) => articleId))
  return names.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
}

async function countSubmitted({ projectId, hidden }: Asked): Promise<number> {
  const { rows } = await database().pool.query<{ count: number }>(
    'SELECT coalesce(sum(layers), 0)::int AS count FROM (SELECT layers FROM ledger_articles WHERE project_id = $1 AND NOT article_version_id = ANY($2::uuid[]) LIMIT 100) few', [projectId, hidden])
  return rows[0]!.count
}
