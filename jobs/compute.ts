// The thread in which one piece of agreement is computed, so that nothing else of the worker waits for it: a single
// alignment of a crowded text can take long. It is given its input as data, tells how far it is, and ends with what it made.
import { parentPort, workerData } from 'node:worker_threads'
import type { AgreementInput } from '@/core/agreement/report/input'
import type { PieceKey } from '@/core/agreement/report/metric-key'
import type { ReportProgress } from '@/core/agreement/report/metric-report'
import { pieceSteps } from '@/core/agreement/report/piece'
import type { MetricReport, TagReport } from '@/core/agreement/report/report'

/** What the thread is given. The pieces share what they can, so the second may come almost for nothing. */
export interface ComputeInput {
  readonly input: AgreementInput
  readonly pieces: readonly PieceKey[]
}

/** What it tells. The progress is that of the first piece. */
export type ComputeMessage =
  | { readonly kind: 'progress'; readonly progress: ReportProgress }
  | { readonly kind: 'made'; readonly piece: PieceKey; readonly report: MetricReport | TagReport }

/** Milliseconds between two words about progress. */
const between = 300

const { input, pieces } = workerData as ComputeInput
const cache = new Map()
const tell = (message: ComputeMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread.
  parentPort?.postMessage(message)
}

for (const [index, piece] of pieces.entries()) {
  const steps = pieceSteps(input, piece, cache)
  let told = -Infinity
  let step = steps.next()
  while (!step.done) {
    const now = performance.now()
    if (index === 0 && now - told >= between) {
      told = now
      tell({ kind: 'progress', progress: step.value })
    }
    step = steps.next()
  }
  tell({ kind: 'made', piece, report: step.value })
}
