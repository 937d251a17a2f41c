import type { PoolClient } from 'pg'
import type { Machine } from '@/core/assignment/machine'
import type { ExportedMachineLayer } from '@/core/export/exported-article'
import { readAnnotations } from './layer-rows'
import { type PlaceRow, groupRows, placeKey } from './place'

interface MachineRow extends Machine {
  id: string
  version_id: string
  codebook_version_id: string
  annotations: number
}

/** What models predicted at some places, by place. */
export async function readMachineLayersOf(client: PoolClient, projectId: string, places: readonly PlaceRow[]): Promise<ReadonlyMap<string, readonly ExportedMachineLayer[]>> {
  const { rows } = await client.query<MachineRow>(
    `SELECT a.id, a.article_version_id AS version_id, a.codebook_version_id, m.model, m.version,
            (SELECT count(*) FROM annotations n WHERE n.project_id = a.project_id AND n.assignment_id = a.id)::int AS annotations
       FROM assignments a JOIN machines m ON m.project_id = a.project_id AND m.user_id = a.user_id
      WHERE a.project_id = $1 AND a.article_version_id = ANY($2) AND a.pass = 0 AND a.withdrawn_at IS NULL
      ORDER BY m.model COLLATE "C", m.version COLLATE "C"`, [projectId, [...new Set(places.map((place) => place.version_id))]])
  const annotations = await readAnnotations(client, projectId, rows)
  return new Map([...groupRows(rows, placeKey)].map(([key, own]) => [key, own.map(({ id, model, version }) => ({ machine: { model, version }, annotations: annotations.get(id) ?? [] }))]))
}
