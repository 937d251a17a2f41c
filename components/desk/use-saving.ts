'use client'
import { useCallback, useSyncExternalStore } from 'react'
import type { OutboxView } from '@/core/saving/outbox'
import { whileDrafting } from '@/core/saving/saved-state'
import { inTurn } from '../annotation/once-shown'
import { nothingToSave } from '../annotation/use-working-layer'
import type { Reading } from './use-reading'

const nothingToEnd = () => {}
const nothing = () => nothingToSave

/**
 * How far the saving of annotations, answers and what is being typed is, as one. Of a change it is drawn as soon as the underline is
 * shown, and not in a transition like the rest of the desk: nobody may read “Saved”, or submit, because the change has yet to
 * be drawn. Until then “Saved” is not said at all (SavedState).
 */
export function useSaving({ outbox, typing, tooLong }: Pick<Reading, 'outbox' | 'typing' | 'tooLong'>): OutboxView {
  const subscribe = useCallback((listener: () => void) => outbox?.subscribe(() => inTurn(listener)) ?? nothingToEnd, [outbox])
  const view = useSyncExternalStore(subscribe, outbox?.view ?? nothing, outbox?.view ?? nothing)
  return typing || tooLong !== undefined ? whileDrafting(view, !typing) : view
}
