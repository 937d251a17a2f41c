'use client'
import { useSyncExternalStore } from 'react'
import type { OutboxView } from '@/core/saving/outbox'
import { whileDrafting } from '@/core/saving/saved-state'
import { nothingToSave } from '../annotation/use-working-layer'
import type { Reading } from './use-reading'

const never = () => () => {}
const nothing = () => nothingToSave

/**
 * How far the saving of annotations, answers and what is being typed is, as one. It never lags behind a change, as what the
 * desk as a whole is drawn by does: nobody may read “Saved”, or submit, because the change has yet to be drawn.
 */
export function useSaving({ outbox, typing, tooLong }: Pick<Reading, 'outbox' | 'typing' | 'tooLong'>): OutboxView {
  const view = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.view ?? nothing, outbox?.view ?? nothing)
  return typing || tooLong !== undefined ? whileDrafting(view, !typing) : view
}
