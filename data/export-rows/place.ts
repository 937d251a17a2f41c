import type { PoolClient } from 'pg'
import type { ExportedOutlet } from '@/core/export/exported-article'

/** An article version under a codebook that it was annotated with: what one line of an export is about. */
export interface PlaceRow {
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
  /** Of the text, in code points. */
  length: number
  text_sha256: string
  raw_sha256: string
}

/** Each article version under each codebook it was annotated with; those nobody was given come under the newest. */
export function placesQuery(client: PoolClient, projectId: string): string {
  const project = client.escapeLiteral(projectId)
  return `
    SELECT v.id AS version_id, c.id AS codebook_version_id, c.name AS codebook_name, c.number AS codebook_number,
           r.id, r.slug, r.title, r.byline, r.published_at, r.url, r.provenance,
           CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('key', o.key, 'name', o.name) END AS originator,
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('key', p.key, 'name', p.name) END AS publisher,
           v.length, v.text_sha256, v.raw_sha256
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

/** What stands under a place: its key in the maps of a batch. */
export function placeKey(row: { readonly version_id: string; readonly codebook_version_id: string | null }): string {
  return `${row.version_id} ${row.codebook_version_id ?? ''}`
}

/** The rows of each place, or of each layer, in the order in which they came. */
export function groupRows<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
