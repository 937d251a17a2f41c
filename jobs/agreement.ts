import { pieceSteps, twins } from '@/core/agreement/report/piece'
import type { PieceJob } from '@/data/agreement'
import { claimPiece, failPiece, finishPiece, forgetOldPieces, giveBackPiece, keepTwin, readPieceInput, tellProgress } from '@/data/agreement-work'
import { log } from '@/data/log'
import { isUnavailable } from '@/data/violation'
import { drive } from './drive'

/**
 * Computes one piece of a project's agreement and keeps it, unless nobody wants it any more.
 * Throws when the database is away: then the queue tries again. What goes wrong otherwise would go wrong again, and is told.
 */
export async function computePiece(job: PieceJob, worker: string, ending: AbortSignal): Promise<void> {
  const claim = await claimPiece(job, worker)
  if (!claim) return
  const started = performance.now()
  try {
    const input = await readPieceInput(claim)
    if (!input) return
    const cache = new Map()
    const driven = await drive(pieceSteps(input, job.piece, cache), (progress) => tellProgress(claim, progress), ending)
    if (driven.kind === 'stopped') return await giveBackPiece(claim)
    if (driven.kind === 'unwanted' || !(await finishPiece(claim, driven.value))) return
    const twin = twins[job.piece]
    if (twin) {
      const other = await drive(pieceSteps(input, twin, cache), async () => true, ending)
      if (other.kind === 'value') await keepTwin(claim, twin, other.value)
    }
    log.info({ piece: job.piece, articles: input.places.length, milliseconds: Math.round(performance.now() - started) }, 'figures of agreement are computed')
    await forgetOldPieces()
  } catch (error) {
    if (isUnavailable(error)) throw error
    log.error({ piece: job.piece, error: error instanceof Error ? error.stack : String(error) }, 'figures of agreement could not be computed')
    await failPiece(claim, 'The computation failed. The server’s log says why.')
  }
}
