import type { LayerFormatKey } from '@/core/formats/formats'
import { type LayersChoice, type LayersPreview, nothingChosenYet } from '@/core/import-job/layers-preview'
import type { ReadLayers } from '@/core/import-job/read-layers'
import type { ImportView } from '@/core/import-job/state'
import { type Result, fail, ok } from '@/core/result'
import { demand, notFound } from './access'
import { database } from './database'
import { noCounts } from './import-row'
import { type ClaimedImport, failImport, importKey, ownImport } from './import-work'
import { act, enqueueImport, wrongState } from './imports'
import { applyLayers, previewLayers } from './layers-preview'
import type { Access } from './principal'

/** What was read of the layers of a file by the choices that count; null as long as nothing has been. */
export async function findLayers(access: Access, id: string): Promise<Result<{ preview: LayersPreview | null }>> {
  demand(access, 'articles.import')
  const { rows } = await database().pool.query<{ report: LayersPreview | null }>(`SELECT report FROM imports WHERE project_id = $1 AND id = $2 AND what = 'layers'`, [access.project.id, id])
  return rows[0] ? ok({ preview: rows[0].report }) : notFound
}

/** Says who is who and what is what in the layers of a file, and which proposals are taken; all of it is read again by that, also where the last look at it failed. Fails with `conflict` while the import is at work, and when it is over. */
export async function chooseLayers(access: Access, id: string, choice: LayersChoice): Promise<Result<ImportView>> {
  return act(access, id, async (client, row) => {
    if (row.what !== 'layers') return fail('refused', 'An import of articles has no layers to choose for.')
    if (row.state !== 'waiting' && row.state !== 'failed') return wrongState(row)
    await client.query(
      `UPDATE imports SET state = 'reading', stage = 'read', settings = $3, because = NULL, done = 0, parts = size, changed_at = clock_timestamp() WHERE project_id = $1 AND id = $2`, [access.project.id, id, JSON.stringify(choice)])
    await enqueueImport(client, { projectId: access.project.id, importId: id })
    return ok(undefined)
  })
}

/** Ends a transaction in which layers were stored for an import that is not wanted any more, or that somebody else has begun. */
class NotWanted extends Error {}

/**
 * Finds out what the files of a claimed import come to, or stores them, whichever its lead has asked for. `read` reads them
 * by what was chosen; where it cannot, the import has failed and says why. Stored are the
 * layers and that they are, in one transaction: whoever goes on after a death finds either both or nothing. False where
 * the import is not wanted any more. For the worker, who has claimed it: asks nobody's permission.
 */
export async function workOnLayers(claim: ClaimedImport, read: (choice: LayersChoice) => Promise<Result<ReadLayers>>): Promise<boolean> {
  const { pool } = database()
  const { rows } = await pool.query<{ settings: LayersChoice | null; report: LayersPreview | null; email: string | null }>(
    'SELECT i.settings, i.report, u.email FROM imports i LEFT JOIN users u ON u.id = i.applied_by_id WHERE i.project_id = $1 AND i.id = $2', [claim.projectId, claim.importId])
  const { settings, report, email } = rows[0]!
  const choice = settings ?? nothingChosenYet
  const layers = await read(choice)
  if (!layers.ok) {
    await failImport(claim, layers.problem.message)
    return true
  }
  const request = { projectId: claim.projectId, format: claim.format as LayerFormatKey, layers: layers.value, choice }
  if (claim.stage !== 'apply') return keep(claim, await previewLayers(request))
  try {
    const stored = await applyLayers({ ...request, ...(email === null ? {} : { lead: email }) }, report?.codebook?.number ?? null, async (client, preview) => {
      const done = await client.$executeRaw`
        UPDATE imports SET state = 'done', worker = NULL, items = ${layersIn(preview)}, counts = ${JSON.stringify(countsOf(preview, true))}::jsonb, report = ${JSON.stringify(preview)}::jsonb, changed_at = clock_timestamp()
         WHERE project_id = ${claim.projectId}::uuid AND id = ${claim.importId}::uuid AND attempt = ${claim.attempt} AND state = 'applying'`
      if (done !== 1) throw new NotWanted()
    })
    // Whatever stands against it, its lead can choose otherwise: it waits, with what it comes to.
    return stored.notice === undefined && stored.refusal === null ? true : keep(claim, stored)
  } catch (error) {
    if (error instanceof NotWanted) return false
    throw error
  }
}

async function keep(claim: ClaimedImport, preview: LayersPreview): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `UPDATE imports SET state = 'waiting', worker = NULL, items = $4, counts = $5, report = $6, done = parts, changed_at = clock_timestamp() WHERE ${ownImport}`,
    [...importKey(claim), layersIn(preview), JSON.stringify(countsOf(preview, false)), JSON.stringify(preview)])
  return rowCount === 1
}

const layersIn = ({ counts: { layers } }: LayersPreview): number => layers.added + layers.known

function countsOf({ counts: { layers } }: LayersPreview, stored: boolean) {
  return { ...noCounts, same: layers.known, added: stored ? layers.added : 0 }
}
