'use client'
import { useCallback, useSyncExternalStore } from 'react'
import type { OutboxView } from '@/core/saving/outbox'
import { whileDrafting } from '@/core/saving/saved-state'
import { inTurn } from '../annotation/once-shown'
import { nothingToSave } from '../annotation/use-working-layer'
import type { Reading } from './use-reading'

const never = () => {}
const nothing = () => nothingToSave

/**
 * How far the saving of annotations, answers and what is being typed is, as one. It does not lag behind a change, as what the
 * desk as a whole is drawn by does: nobody may read “Saved”, or submit, because the change has yet to be drawn. For the two
 * frames until a change is underlined on the screen it is not said at all (SavedState).
 */
export function useSaving({ outbox, typing, tooLong }: Pick<Reading, 'outbox' | 'typing' | 'tooLong'>): OutboxView {
  const subscribe = useCallback((listener: () => void) => outbox?.subscribe(() => inTurn(listener)) ?? never, [outbox])
  const view = useSyncExternalStore(subscribe, outbox?.view ?? nothing, outbox?.view ?? nothing)
  return typing || tooLong !== undefined ? whileDrafting(view, !typing) : view
}
