'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Annotation, AnnotationContent } from '@/core/annotation/annotation'
import { bringIn } from '@/core/annotation/bring-in'
import type { Origin } from '@/core/annotation/origin'
import { type WorkingLayer, change, confirm, fallBack, openLayer, replay } from '@/core/annotation/working-layer'
import type { Outbox, OutboxView } from '@/core/saving/outbox'
import { isFree } from '@/core/saving/queue'
import { isAnnotation } from '@/core/saving/write'
import type { AnnotationEdit } from '@/core/steps/step'
import { useUnloadWarning } from '../form/use-unload-warning'
import { inTurn, onceShown } from './once-shown'

/** What an annotation shall be; with null it is deleted. */
export interface Change {
  readonly id: string
  readonly content: AnnotationContent | null
  /** How it is made, where it is; by hand if nothing is said. */
  readonly origin?: Origin | undefined
}

/** A layer that is being worked on. Every change goes to the outbox at once. */
export interface LayerWork {
  readonly layer: WorkingLayer
  readonly saving: OutboxView
  /** How an annotation is at this moment, also for what was made before the last change. */
  find(id: string): Annotation | undefined
  /** Makes, changes or deletes annotations; gives what that changed. */
  apply(changes: readonly Change[]): readonly AnnotationEdit[]
  /** Tells at once of annotations that are made, changed or deleted here, before anything is drawn again; gives a function that ends it. */
  onChange(listener: (changed: readonly Annotation[]) => void): () => void
  /** Settles what needs a person; gives what that changed here. */
  resolve(id: string, choice: 'mine' | 'theirs'): AnnotationEdit | undefined
  retry(): void
  /** Takes over what the server has by now, but for what waits here; gives what that changed. */
  bringIn(given: readonly Annotation[]): readonly Annotation[]
}

/** How the saving stands where nothing is ever written. */
export const nothingToSave: OutboxView = { state: { kind: 'saved' }, unsent: [], unkept: false }
const nothing: readonly AnnotationEdit[] = []

/** Opens a layer, with what an earlier visit left unsent on top. Without an outbox nothing is ever written. */
export function useWorkingLayer(assignmentId: string, annotations: readonly Annotation[], outbox: Outbox | null): LayerWork {
  const [layer, setLayer] = useState(() => openLayer(assignmentId, annotations))
  const latest = useRef(layer)
  const [listeners] = useState(() => new Set<(changed: readonly Annotation[]) => void>())
  // Fields show what they are given at once; what comes and goes as a whole is underlined first.
  const become = useCallback((next: WorkingLayer, later?: typeof onceShown) => {
    latest.current = next
    if (later) later(() => setLayer(latest.current))
    else setLayer(next)
  }, [])
  const saving = useView(outbox)

  useEffect(() => {
    if (!outbox) return
    const unsubscribe = outbox.subscribe((stored) => {
      if (stored && isAnnotation(stored)) become(confirm(latest.current, stored), inTurn)
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

  // What the browser does not keep is lost with the tab: then, and only then, leaving is asked about.
  useUnloadWarning(saving.unkept, () => outbox?.view().state.kind !== 'saved')

  return {
    layer,
    saving,
    find: useCallback((id) => latest.current.annotations.get(id), []),
    apply: useCallback((changes) => {
      if (!outbox) return nothing
      let now = latest.current
      const made = changes.flatMap(({ id, content, origin }) => {
        const changed = change(now, id, content, origin)
        now = changed?.layer ?? now
        return changed ?? []
      })
      if (made.length > 0) {
        const changed = made.flatMap(({ edit }) => now.annotations.get(edit.id) ?? [])
        become(now, made.every(({ edit }) => !edit.before || !edit.after) ? onceShown : undefined)
        for (const listener of listeners) listener(changed)
      }
      if (made.length > 0) outbox.writeAll(made.map(({ write }) => write))
      return made.map(({ edit }) => edit)
    }, [outbox, become, listeners]),
    onChange: useCallback((listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }, [listeners]),
    resolve: useCallback((id, choice) => {
      if (!outbox) return undefined
      const { state, unsent } = outbox.view()
      const item = state.kind === 'needsYou' ? state.troubles.find(({ write }) => write.id === id) : undefined
      const current = item?.trouble?.kind === 'conflict' && isAnnotation(item.trouble.current) ? item.trouble.current : undefined
      const own = !item || unsent.includes(item)
      // What a closed tab left is shown here once it is chosen, and the other version too: but never over what this tab has yet to send.
      const free = isFree(id, unsent)
      const given = choice === 'theirs' && (own || (free && current)) ? fallBack(latest.current, id, current) : undefined
      if (given) become(given.layer)
      if (choice === 'mine' && item && free) become(replay(current ? confirm(latest.current, current) : latest.current, [item.write]))
      outbox.resolve(id, choice)
      return given?.edit
    }, [outbox, become]),
    retry: useCallback(() => outbox?.retry(), [outbox]),
    bringIn: useCallback((given) => {
      const brought = bringIn(latest.current, given, new Set(outbox?.view().unsent.map(({ write }) => write.id)))
      if (brought.changed.length > 0) become(brought.layer)
      return brought.changed
    }, [outbox, become]),
  }
}

/** How far the saving is. Told after the paint: as an external store it would have the whole desk drawn within the task of each key. */
function useView(outbox: Outbox | null): OutboxView {
  const [view, setView] = useState(() => outbox?.view() ?? nothingToSave)
  useEffect(() => {
    if (!outbox) return
    const look = () => inTurn(() => setView(outbox.view()))
    look()
    return outbox.subscribe(look)
  }, [outbox])
  return view
}
