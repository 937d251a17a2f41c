'use client'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import { type Edited, type WorkingLayer, confirm, edit, fallBack, openLayer, redo, replay, undo } from '@/core/annotation/working-layer'
import type { Outbox, OutboxView } from '@/core/saving/outbox'
import { isAnnotation } from '@/core/saving/write'

/** A layer that is being worked on, and what can be done to it. Every change goes to the outbox at once. */
export interface Work {
  readonly layer: WorkingLayer
  readonly saving: OutboxView
  /** How an annotation is at this moment, also for what was made before the last change. */
  find(id: string): Annotation | undefined
  /** Makes, changes or (with null) deletes an annotation; answers whether that changed anything. */
  change(id: string, content: AnnotationContent | null, flow?: string): boolean
  undo(): Edited | undefined
  redo(): Edited | undefined
  /** Settles what needs a person. */
  resolve(id: string, choice: 'mine' | 'theirs'): void
  retry(): void
}

const nothingToSave: OutboxView = { state: { kind: 'saved' }, unsent: [], unkept: false }
const never = () => () => {}

/** Opens a layer, with what an earlier visit left unsent on top. Without an outbox nothing is ever written. */
export function useWorkingLayer(assignmentId: string, annotations: readonly Annotation[], outbox: Outbox | null): Work {
  const [layer, setLayer] = useState(() => openLayer(assignmentId, annotations))
  const latest = useRef(layer)
  const become = useCallback((next: WorkingLayer) => {
    latest.current = next
    setLayer(next)
  }, [])
  const saving = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.view ?? (() => nothingToSave), outbox?.view ?? (() => nothingToSave))

  useEffect(() => {
    if (!outbox) return
    const unsubscribe = outbox.subscribe((stored) => {
      if (stored && isAnnotation(stored)) become(confirm(latest.current, stored))
    })
    let gone = false
    const open = async () => {
      const unsent = await outbox.start()
      if (!gone && unsent.length > 0) become(replay(latest.current, unsent))
    }
    void open()
    return () => {
      gone = true
      unsubscribe()
      outbox.stop()
    }
  }, [outbox, become])

  // What the browser does not keep is lost with the page: then, and only then, leaving is asked about.
  const atRisk = saving.unkept && saving.state.kind !== 'saved'
  useEffect(() => {
    if (!atRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [atRisk])

  const take = useCallback((edited: Edited | undefined) => {
    if (!edited || !outbox) return undefined
    become(edited.layer)
    outbox.write(edited.write)
    return edited
  }, [outbox, become])

  return {
    layer,
    saving,
    find: useCallback((id) => latest.current.annotations.get(id), []),
    change: useCallback((id, content, flow) => take(edit(latest.current, id, content, flow)) !== undefined, [take]),
    undo: useCallback(() => take(undo(latest.current)), [take]),
    redo: useCallback(() => take(redo(latest.current)), [take]),
    resolve: useCallback((id, choice) => {
      const state = outbox?.view().state
      const trouble = state?.kind === 'needsYou' ? state.troubles.find((item) => item.write.id === id)?.trouble : undefined
      const current = trouble?.kind === 'conflict' && isAnnotation(trouble.current) ? trouble.current : undefined
      if (choice === 'theirs') become(fallBack(latest.current, id, current))
      outbox?.resolve(id, choice)
    }, [outbox, become]),
    retry: useCallback(() => outbox?.retry(), [outbox]),
  }
}
