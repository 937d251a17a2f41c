import type { PoolClient } from 'pg'
import type { SnapshotCounts } from '@/core/release/certificate'
import { type ImportedTally, type ReleaseFacts, type Tally, aggregated } from '@/core/release/facts'
import type { ExportedProject } from '../export-snapshot'
import { readNearGroups } from '../near-duplicates'

type Client = Pick<PoolClient, 'query'>

/** What PostgreSQL itself says of the layers that a release is made of: the control that does not go through our own code. */
export async function countSnapshot(client: Client, projectId: string): Promise<SnapshotCounts> {
  const { rows } = await client.query<Record<keyof SnapshotCounts, string>>(
    `WITH layer AS (SELECT id, article_version_id FROM assignments WHERE project_id = $1 AND status = 'submitted' AND pass = 1 AND withdrawn_at IS NULL),
          mark AS (SELECT a.starts, a.ends, a.quotes, v.text FROM annotations a JOIN layer l ON l.id = a.assignment_id
                     JOIN article_versions v ON v.project_id = a.project_id AND v.id = l.article_version_id WHERE a.project_id = $1 AND NOT a.deleted),
          part AS (SELECT substr(m.text, f.s + 1, f.e - f.s) = f.q AS fits FROM mark m, unnest(m.starts, m.ends, m.quotes) AS f(s, e, q))
     SELECT (SELECT count(*) FROM article_versions WHERE project_id = $1) AS articles, (SELECT count(*) FROM layer) AS layers, (SELECT count(*) FROM mark) AS annotations,
            (SELECT count(*) FROM part) AS fragments, (SELECT count(*) FROM part WHERE NOT fits) AS misquoted,
            (SELECT count(*) FROM article_versions WHERE project_id = $1 AND text_sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex')) AS misheard`, [projectId])
  const row = rows[0]!
  return { articles: Number(row.articles), layers: Number(row.layers), annotations: Number(row.annotations), fragments: Number(row.fragments), misquoted: Number(row.misquoted), misheard: Number(row.misheard) }
}

/** What the project knows of itself, at the moment of a snapshot. Figures of agreement are added by whoever computes them. */
export async function readFacts(client: Client, project: ExportedProject): Promise<Omit<ReleaseFacts, 'agreement' | 'agreementBecause'>> {
  const ask = async <Row extends object>(text: string): Promise<Row[]> => (await client.query<Row>(text, [project.id])).rows
  const one = async <Row extends object>(text: string): Promise<Row> => (await ask<Row>(text))[0]!
  const tally = async (text: string): Promise<Tally[]> => (await ask<{ name: string; count: string }>(text)).map(({ name, count }) => ({ name, count: Number(count) }))
  const counts = await one<Record<'articles' | 'stories' | 'points' | 'layers' | 'second' | 'annotators' | 'machines' | 'annotations' | 'decisions' | 'outlet_unknown' | 'hidden' | 'shown', number> & { first: string | null; last: string | null }>(
    `WITH layer AS (${layers})
     SELECT (SELECT count(*)::int FROM articles WHERE project_id = $1) AS articles, (SELECT count(DISTINCT story_id)::int FROM articles WHERE project_id = $1) AS stories,
            (SELECT coalesce(sum(length), 0)::float8 FROM article_versions WHERE project_id = $1) AS points,
            (SELECT count(*)::int FROM layer WHERE pass = 1) AS layers, (SELECT count(*)::int FROM layer WHERE pass > 1) AS second, (SELECT count(DISTINCT user_id)::int FROM layer WHERE pass > 0) AS annotators, (SELECT count(*)::int FROM layer WHERE pass = 0) AS machines,
            (SELECT count(*)::int FROM annotations a JOIN layer l ON l.id = a.assignment_id WHERE a.project_id = $1 AND NOT a.deleted AND l.pass = 1) AS annotations,
            (SELECT count(*)::int FROM decisions d WHERE d.project_id = $1 AND NOT d.withdrawn AND NOT EXISTS (SELECT FROM decisions n WHERE n.project_id = $1 AND n.replaces_id = d.id)) AS decisions,
            (SELECT count(*)::int FROM articles WHERE project_id = $1 AND publisher_id IS NULL) AS outlet_unknown,
            (SELECT count(*)::int FROM layer WHERE pass = 1 AND made_here AND outlet_hidden) AS hidden, (SELECT count(*)::int FROM layer WHERE pass = 1 AND made_here AND NOT outlet_hidden) AS shown,
            (SELECT to_char(min(submitted_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM layer WHERE pass > 0 AND made_here) AS first, (SELECT to_char(max(submitted_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') FROM layer WHERE pass > 0 AND made_here) AS last`)
  const dates = await one<{ first: string | null; last: string | null; unknown: number }>(
    `SELECT min(left(published_at, 10)) AS first, max(left(published_at, 10)) AS last, count(*) FILTER (WHERE published_at IS NULL)::int AS unknown FROM articles WHERE project_id = $1`)
  const known = await one<{ address: number; note: number; neither: number }>(
    `SELECT count(*) FILTER (WHERE url IS NOT NULL)::int AS address, count(*) FILTER (WHERE provenance <> '')::int AS note, count(*) FILTER (WHERE url IS NULL AND provenance = '')::int AS neither FROM articles WHERE project_id = $1`)
  const same = await one<{ articles: number; groups: number }>(
    `SELECT coalesce(sum(n), 0)::int AS articles, count(*)::int AS groups FROM (SELECT count(DISTINCT article_id) AS n FROM article_versions WHERE project_id = $1 GROUP BY text_sha256 HAVING count(DISTINCT article_id) > 1) g`)
  const settings = await one<{ peers_visible: string; decide_own_cases: boolean }>('SELECT peers_visible, decide_own_cases FROM projects WHERE id = $1')
  return {
    project: { name: project.name, slug: project.slug },
    articles: counts.articles, stories: counts.stories, codePoints: counts.points, layers: counts.layers, secondPasses: counts.second,
    imported: await ask<ImportedTally>(`WITH layer AS (${layers}) SELECT i.format, count(*)::int AS layers FROM layer l JOIN imported_layers i ON i.project_id = $1 AND i.assignment_id = l.id WHERE l.pass > 0 GROUP BY i.format ORDER BY i.format`),
    annotations: counts.annotations, decisions: counts.decisions, annotators: aggregated(counts.annotators), machineLayers: counts.machines, outletUnknown: counts.outlet_unknown,
    layersPerArticle: await tally(`WITH layer AS (${layers}) SELECT n::text AS name, count(*) AS count FROM (SELECT r.id, count(DISTINCT l.user_id) AS n FROM articles r
        LEFT JOIN article_versions v ON v.project_id = r.project_id AND v.article_id = r.id LEFT JOIN layer l ON l.article_version_id = v.id AND l.pass = 1 WHERE r.project_id = $1 GROUP BY r.id) p GROUP BY n ORDER BY n`),
    tags: await tally(`WITH layer AS (${layers}) SELECT a.tag AS name, count(*) AS count FROM annotations a JOIN layer l ON l.id = a.assignment_id WHERE a.project_id = $1 AND NOT a.deleted AND l.pass = 1 GROUP BY a.tag ORDER BY count(*) DESC, a.tag`),
    outlets: await tally('SELECT o.name, count(*) AS count FROM articles r JOIN outlets o ON o.project_id = r.project_id AND o.id = r.publisher_id WHERE r.project_id = $1 GROUP BY o.name ORDER BY count(*) DESC, o.name'),
    languages: await tally('SELECT coalesce(language, $$not recorded$$) AS name, count(*) AS count FROM articles WHERE project_id = $1 GROUP BY language ORDER BY count(*) DESC, language'),
    published: { first: dates.first, last: dates.last, unknown: dates.unknown },
    submitted: { first: counts.first, last: counts.last },
    provenance: { withAddress: known.address, withNote: known.note, unknown: known.neither },
    sameText: same,
    nearText: groupsOf(await readNearGroups(project.id, client)),
    codebooks: (await ask<{ name: string; version: number; tags: number }>(`SELECT name, number AS version, jsonb_array_length(content -> 'tags') AS tags FROM codebook_versions WHERE project_id = $1 ORDER BY number`)),
    settings: { peersVisible: settings.peers_visible, decideOwnCases: settings.decide_own_cases, outletHidden: counts.hidden, outletShown: counts.shown },
  }
}

/** How many articles stand in a group with another, and in how many groups. @param heads the first of the group of each article */
function groupsOf(heads: ReadonlyMap<string, string>): { articles: number; groups: number } {
  const sizes = new Map<string, number>()
  for (const head of heads.values()) sizes.set(head, (sizes.get(head) ?? 0) + 1)
  const several = [...sizes.values()].filter((size) => size > 1)
  return { articles: several.reduce((sum, size) => sum + size, 0), groups: several.length }
}

/** The codebook versions of a project, each as it was published. */
export async function readCodebooks(client: Client, projectId: string): Promise<{ readonly number: number; readonly content: unknown }[]> {
  return (await client.query<{ number: number; content: unknown }>('SELECT number, content FROM codebook_versions WHERE project_id = $1 ORDER BY number', [projectId])).rows
}

const layers = `SELECT id, user_id, article_version_id, pass, outlet_hidden, submitted_at,
    NOT EXISTS (SELECT FROM imported_layers i WHERE i.project_id = assignments.project_id AND i.assignment_id = assignments.id) AS made_here FROM assignments WHERE project_id = $1 AND status = 'submitted' AND withdrawn_at IS NULL`
