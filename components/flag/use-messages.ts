'use client'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { FlagMessage } from '@/core/flag/flag'
import type { Outbox } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { unsentOf } from '@/core/saving/unsent-of'

/** What was said about the passages of a reading, oldest first, by annotation: what the server gave, and what was asked since, sent or not. */
export function useMessages(outbox: Outbox, given: readonly FlagMessage[]): (annotationId: string) => readonly FlagMessage[] {
  const unsentNow = useMemo(() => unsentOf(outbox, isMessage), [outbox])
  const unsent = useSyncExternalStore(outbox.subscribe, unsentNow, unsentNow)
  const [sent, setSent] = useState<readonly FlagMessage[]>([])
  useEffect(() => outbox.subscribe((stored) => {
    if (stored && 'annotationId' in stored) setSent((before) => [...before, stored])
  }), [outbox])
  const all = useMemo(() => {
    const waiting = unsent.map(({ write }): FlagMessage => ({ id: write.id, annotationId: write.annotation, kind: 'question', text: write.text, at: '' }))
    return [...new Map([...given, ...sent, ...waiting].map((message) => [message.id, message])).values()]
  }, [given, sent, unsent])
  return useCallback((annotationId) => all.filter((message) => message.annotationId === annotationId), [all])
}

type QueuedMessage = QueuedWrite & { readonly write: Extract<QueuedWrite['write'], { kind: 'message' }> }

const isMessage = (item: QueuedWrite): item is QueuedMessage => item.write.kind === 'message'
