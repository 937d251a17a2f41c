import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Annotation } from '@/core/annotation/annotation'
import type { OwnWork } from '@/core/annotation/bring-in'
import type { Result } from '@/core/result'
import type { Outbox } from '@/core/saving/outbox'
import type { LayerWork } from '../annotation/use-working-layer'
import type { Questions } from '../question/use-questions'

/** What was changed elsewhere, and is shown from now on. */
export interface Meanwhile {
  /** Deleted ones among them. */
  readonly passages: readonly Annotation[]
  readonly answers: number
}

interface Given {
  readonly work: LayerWork
  readonly questions: Questions
  readonly outbox: Outbox | null
  readonly drafting: boolean
  /** The same at this moment, also before the page is drawn with it. */
  readonly draftingNow: { readonly current: boolean }
  readonly readOwnWork: (() => Promise<Result<OwnWork>>) | undefined
  /** Called with what is shown from now on without anybody having asked for it. */
  onBroughtIn(found: Meanwhile): void
  /** Called once, if it was handed in elsewhere. */
  onSubmitted(): void
}

const nothing: Meanwhile = { passages: [], answers: 0 }

/** What another tab tells of within this time is fetched at once. Milliseconds. */
const gathering = 250

/**
 * Shows what was saved elsewhere: as soon as another tab of this browser tells of it, when somebody comes back to the page,
 * and whenever it is asked for. What is being typed has to be handed over first: it was written to what stands here, and
 * only as such can the server see that both were changed.
 */
export function useMeanwhile({ work, questions, outbox, drafting, draftingNow, readOwnWork, onBroughtIn, onSubmitted }: Given): () => Promise<Meanwhile> {
  /** Something came while something was typed. */
  const owed = useRef(false)
  const [submitted, setSubmitted] = useState(false)
  const tell = useEffectEvent(onSubmitted)
  const tellOf = useEffectEvent((found: Meanwhile) => {
    if (found.passages.length + found.answers > 0) onBroughtIn(found)
  })
  const { bringIn } = work
  const { bringIn: bringInAnswers } = questions
  const catchUp = useCallback(async (): Promise<Meanwhile> => {
    const found = await readOwnWork?.()
    if (!found?.ok) return nothing
    if (draftingNow.current) {
      owed.current = true
      return nothing
    }
    setSubmitted(found.value.submitted)
    return { passages: bringIn(found.value.annotations), answers: bringInAnswers(found.value.answers) }
  }, [readOwnWork, bringIn, bringInAnswers, draftingNow])

  useEffect(() => {
    if (submitted) tell()
  }, [submitted])

  useEffect(() => {
    if (drafting || !owed.current) return
    owed.current = false
    void catchUp().then(tellOf)
  }, [drafting, catchUp])

  useEffect(() => {
    if (!outbox || !readOwnWork) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      // Nobody sees a hidden tab: it catches up when it is shown.
      if (timer !== undefined || document.visibilityState !== 'visible') return
      timer = setTimeout(() => {
        timer = undefined
        void catchUp().then(tellOf)
      }, gathering)
    }
    const stopListening = outbox.onElsewhere(soon)
    document.addEventListener('visibilitychange', soon)
    return () => {
      clearTimeout(timer)
      stopListening()
      document.removeEventListener('visibilitychange', soon)
    }
  }, [outbox, readOwnWork, catchUp])
  return catchUp
}
