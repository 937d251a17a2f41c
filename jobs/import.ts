import type { ItemTextReader } from '@/core/import-job/read-item'
import { applyBatch, refuseNext } from '@/data/import-apply'
import { type ClaimedImport, claimImport, failImport, giveBackImport, tidyImports } from '@/data/import-work'
import type { ImportJob } from '@/data/imports'
import { log } from '@/data/log'
import { isUnavailable, violationOf } from '@/data/violation'
import { limits } from '@/documents/limits'
import { ItemTexts } from '@/documents/thread/item-texts'
import { importLayersOf } from './import-layers'
import { compareAgain, readArticles, withFile } from './import-reading'

/**
 * Goes on with an import until it waits for its lead, is done, or is not wanted any more. Throws when the database is away: then the queue tries
 * again. What goes wrong otherwise would go wrong again, and is told.
 */
export async function performImport(job: ImportJob, worker: string, ending: AbortSignal): Promise<void> {
  const claim = await claimImport(job, worker)
  if (!claim) return
  const started = performance.now()
  try {
    await perform(claim, ending)
    if (ending.aborted) return await giveBackImport(claim)
    log.info({ import: job.importId, stage: claim.stage, milliseconds: Math.round(performance.now() - started) }, 'an import has gone on')
    await tidyImports()
  } catch (error) {
    if (ending.aborted) return giveBackImport(claim)
    if (isUnavailable(error)) throw error
    log.error({ import: job.importId, stage: claim.stage, error: error instanceof Error ? error.stack : String(error) }, 'an import failed')
    await failImport(claim, claim.stage === 'apply' && claim.what === 'layers' ? 'It could not be stored, and nothing of it is. The server’s log says why.' : claim.stage === 'apply'
      ? 'Not all of it could be stored; what was is kept. The server’s log says why. Trying again goes on where it stopped.'
      : 'The file could not be read to its end. The server’s log says why. Nothing of it is stored.')
  }
}

async function perform(claim: ClaimedImport, ending: AbortSignal): Promise<void> {
  if (claim.what === 'layers') return withFile(claim, (path) => importLayersOf(claim, path, ending))
  const texts = new ItemTexts(ending, claim.stage === 'apply' ? patient : limits.thread)
  try {
    if (claim.stage === 'apply') await applyAll(claim, ending, texts.read)
    else if (claim.stage === 'compare') await compareAgain(claim, ending, texts.read)
    else await readArticles(claim, ending, texts.read)
  } finally {
    await texts.close()
  }
}

/** What was read in time once is read again, on a machine that may be busier, and is not left out for that. */
const patient = { ...limits.thread, time: 300_000, patience: Infinity }

/** Batch by batch; where the database will not have one, item by item, so that one of them does not keep out the others. */
async function applyAll(claim: ClaimedImport, ending: AbortSignal, readText: ItemTextReader): Promise<void> {
  let single = 0
  while (!ending.aborted) {
    try {
      if ((await applyBatch(claim, single > 0 ? 1 : undefined, readText)) !== 'more') return
      if (single > 0) single--
    } catch (error) {
      const violation = violationOf(error)
      if (!violation) throw error
      if (single === 0) single = batch
      else {
        log.warn({ import: claim.importId, violation }, 'the database would not store an item of an import')
        if (!(await refuseNext(claim, 'The database would not store this text. The server’s log says why.'))) throw error
      }
    }
  }
}

/** After a batch that failed so many items go one by one, which is no less than a batch has. */
const batch = 250
