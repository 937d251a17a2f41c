import { twins } from '@/core/agreement/report/piece'
import type { PieceJob } from '@/data/agreement'
import { type ClaimedPiece, claimPiece, failPiece, finishPiece, forgetOldPieces, giveBackPiece, giveUpObsolete, keepTwin, readPieceInput, tellProgress } from '@/data/agreement-work'
import { log } from '@/data/log'
import { isUnavailable } from '@/data/violation'
import type { ComputeMessage } from './compute'
import { computeInThread } from './compute-in-thread'

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
    const twin = twins[job.piece]
    const computed = await computeInThread({ input, pieces: twin ? [job.piece, twin] : [job.piece] }, keeper(claim), ending)
    if (computed === 'stopped') return ending.aborted ? await giveBackPiece(claim) : undefined
    log.info({ piece: job.piece, articles: input.places.length, milliseconds: Math.round(performance.now() - started) }, 'figures of agreement are computed')
    await forgetOldPieces()
  } catch (error) {
    if (isUnavailable(error)) throw error
    log.error({ piece: job.piece, error: error instanceof Error ? error.stack : String(error) }, 'figures of agreement could not be computed')
    await failPiece(claim, 'The computation failed. The server’s log says why.')
  }
}

/** Milliseconds between two looks at whether somebody has asked for the same after a layer had changed. */
const betweenLooks = 10_000

/** Hears a computation until nobody wants the piece any more. */
function keeper(claim: ClaimedPiece): (message: ComputeMessage) => Promise<boolean> {
  let looked = performance.now()
  return async (message) => {
    if (message.kind === 'progress' && performance.now() - looked >= betweenLooks) {
      looked = performance.now()
      if (await giveUpObsolete(claim)) return false
    }
    return keep(claim, message)
  }
}

/** Keeps what was told; false where nobody wants the piece any more. */
async function keep(claim: ClaimedPiece, message: ComputeMessage): Promise<boolean> {
  if (message.kind === 'progress') return tellProgress(claim, message.progress)
  if (message.piece === claim.piece) return finishPiece(claim, message.report)
  await keepTwin(claim, message.piece, message.report)
  return true
}
