import { useCallback, useEffect, useRef, useState } from 'react'
import { askAgreement, cancelAgreement, readAgreement } from '@/client/agreement'
import { type AgreementState, type PieceState, isUnderWay } from '@/core/agreement/report/agreement-state'
import type { ReportChoice } from '@/core/agreement/report/choice'
import type { PieceKey } from '@/core/agreement/report/metric-key'
import type { Result } from '@/core/result'

/** The figures of a part of a project, followed until those that are wanted are there. */
export interface FollowedAgreement {
  readonly state: AgreementState | null
  /** Why it could not be asked for, or learnt how far it is. */
  readonly problem: string | undefined
  readonly ask: (pieces: readonly PieceKey[]) => void
  readonly cancel: (pieces: readonly PieceKey[]) => void
}

/** Between two looks at what is under way, in milliseconds: the first comes soon, as most figures do. */
const pauses = { first: 250, longest: 2000, longestAfterFailure: 60_000 }

/**
 * Begins with what the server had; asks for the pieces that are wanted and were never asked for, and looks again while
 * something is under way. `initial` is null where nothing is to be followed.
 */
export function useAgreement(project: string, initial: AgreementState | null, wanted: readonly PieceKey[], { metric, view }: Pick<ReportChoice, 'metric' | 'view'>): FollowedAgreement {
  const [latest, setLatest] = useState<{ readonly initial: AgreementState | null; readonly state: AgreementState | null; readonly problem: string | undefined; readonly failures: number }>({ initial, state: initial, problem: undefined, failures: 0 })
  // Another address brings another beginning; what comes late for the one before is not taken for it.
  const { state, problem, failures } = latest.initial === initial ? latest : { state: initial, problem: undefined, failures: 0 }
  const take = useCallback(
    (result: Result<AgreementState>) =>
      setLatest((before) => {
        const kept = before.initial === initial ? before : { state: initial, failures: 0 }
        return result.ok ? { initial, state: result.value, problem: undefined, failures: 0 } : { initial, state: kept.state, problem: result.problem.message, failures: kept.failures + 1 }
      }),
    [initial],
  )
  const ask = useCallback((pieces: readonly PieceKey[]) => void (initial && askAgreement(project, { scope: initial.scope, pieces }).then(take)), [project, initial, take])
  const cancel = useCallback((pieces: readonly PieceKey[]) => void (initial && cancelAgreement(project, { scope: initial.scope, pieces }).then(take)), [project, initial, take])

  const unasked = state && problem === undefined && state.choices.first !== null ? wanted.filter((piece) => pieceOf(state, piece).kind === 'none').join(' ') : ''
  useEffect(() => {
    if (unasked) ask(unasked.split(' ') as PieceKey[])
  }, [unasked, ask])

  const looks = useRef(0)
  useEffect(() => {
    const waiting = state !== null && [...Object.values(state.metrics), state.tags].some(isUnderWay)
    if (!waiting) {
      looks.current = 0
      return undefined
    }
    // After a failure less and less often, but for ever: a laptop sleeps, a server is started anew.
    const pause = failures > 0 ? Math.min(pauses.longestAfterFailure, pauses.longest * 2 ** (failures - 1)) : Math.min(pauses.longest, pauses.first * 1.5 ** looks.current++)
    let gone = false
    const timer = setTimeout(() => void readAgreement(project, state.scope, { known: state.content, shown: { metric, view } }).then((result) => gone || take(result)), pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [project, state, failures, metric, view, take])

  return { state, problem, ask, cancel }
}

function pieceOf(state: AgreementState, piece: PieceKey): PieceState<unknown> {
  return piece === 'tags' ? state.tags : state.metrics[piece]
}
