'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { v7 } from 'uuid'
import type { AnnotationContent } from '@/core/annotation/annotation'
import { contentOf } from '@/core/annotation/working-layer'
import { type AnswerValue, sameValue } from '@/core/question/answer'
import { type StepStorage, difference, restored, stepsOf } from '@/core/steps/kept-steps'
import { type Edit, type Steps, noSteps, sameState } from '@/core/steps/step'
import { type Taken, back, forth, record } from '@/core/steps/steps'
import { type UndoneMakings, undoneMakings } from '@/core/steps/undone-makings'
import { leave, notWriting, write } from '@/core/steps/writing'
import { inTurn } from '../annotation/once-shown'
import type { Change, LayerWork } from '../annotation/use-working-layer'
import { useSteady } from '../page/use-steady'
import type { Answering } from '../question/use-answers'

/** Changes to a reading, each a step that can be taken back. */
export interface StepWork {
  /** Makes, changes or (with null) deletes an annotation; answers whether that changed anything. Steps in a row with the same `flow` are one, while the writing goes on. */
  change(id: string, content: AnnotationContent | null, flow?: string): boolean
  /** Several at once, taken back at once. */
  changeAll(changes: readonly Change[]): boolean
  answer(question: string, value: AnswerValue | null): void
  /** Something is typed that is not handed over yet: the writing goes on. */
  writing(): void
  /** Settles what needs a person. */
  resolve(id: string, choice: 'mine' | 'theirs'): void
  readonly canUndo: boolean
  readonly canRedo: boolean
  undo(): Taken | undefined
  redo(): Taken | undefined
  /** Passages that nobody has deleted: they are not marked because their making was undone. */
  readonly undoneMakings: UndoneMakings
  /** The article is handed in: there is no way back from here but the history of each passage. Resolves once nothing of it is kept. */
  forget(): Promise<void>
}

/** Notes every change of a reading as a step, and keeps the steps from one visit to the next. */
export function useSteps({ find, apply, resolve, saving }: LayerWork, answering: Answering | null, storage: StepStorage | undefined): StepWork {
  const [steps, setSteps] = useState(noSteps)
  const latest = useRef<Steps>(noSteps)
  const loaded = useRef(false)
  const become = useCallback((next: Steps) => {
    const { put, forget } = difference(latest.current, next)
    latest.current = next
    // What can be taken back is drawn after the change itself is shown.
    inTurn(() => setSteps(latest.current))
    // Where the browser keeps nothing, the steps last as long as the page.
    if (loaded.current && put.length + forget.length > 0) storage?.change(put, forget).catch(() => {})
  }, [storage])

  useEffect(() => {
    let gone = false
    const open = async () => {
      const kept = await storage?.load().catch(() => undefined)
      if (gone || !kept) return
      const here = latest.current
      latest.current = stepsOf(kept)
      loaded.current = true
      become(restored(kept, here))
    }
    void open()
    return () => {
      gone = true
      loaded.current = false
    }
  }, [storage, become])

  const writing = useRef(notWriting)
  const goOn = useCallback(() => {
    writing.current = write(writing.current, performance.now())
  }, [])
  useEffect(() => {
    const left = ({ target, relatedTarget }: FocusEvent) => {
      // The steps of a scale are one field.
      const scale = target instanceof Element ? target.closest('fieldset') : null
      if (!scale || !(relatedTarget instanceof Node) || !scale.contains(relatedTarget)) writing.current = leave(writing.current)
    }
    document.addEventListener('focusin', left)
    document.addEventListener('focusout', left)
    return () => {
      document.removeEventListener('focusin', left)
      document.removeEventListener('focusout', left)
    }
  }, [])

  const put = (edits: readonly Edit[], flow?: string) => {
    if (edits.length === 0) return false
    if (flow !== undefined) goOn()
    become(record(latest.current, v7(), edits, flow === undefined ? undefined : `${flow} ${writing.current.turn}`))
    return true
  }
  const stands = (edit: Edit) => (edit.kind === 'annotation'
    ? sameState(contentOf(find(edit.id)), edit.after)
    : answering !== null && sameValue(answering.valueOf(edit.question), edit.after))
  const take = (taken: Taken | undefined) => {
    if (!taken) return undefined
    writing.current = leave(writing.current)
    apply(taken.edits.flatMap((edit) => (edit.kind === 'annotation' ? { id: edit.id, content: edit.after, origin: edit.origin } : [])))
    for (const edit of taken.edits) if (edit.kind === 'answer') answering?.answer(edit.question, edit.after)
    become(taken.steps)
    return taken
  }
  const makings = useMemo(() => undoneMakings(steps), [steps])
  // Before what was left unsent has been read, the layer is not as its owner left it.
  const ready = saving.state.kind !== 'opening'

  return {
    change: useSteady((id, content, flow) => put(apply([{ id, content }]), flow)),
    changeAll: useSteady((changes) => put(apply(changes))),
    answer: useSteady((question, value) => {
      const before = answering?.valueOf(question) ?? null
      if (!answering || sameValue(before, value)) return
      answering.answer(question, value)
      put([{ kind: 'answer', question, before, after: value }], 'answer')
    }),
    writing: goOn,
    resolve: useSteady((id, choice) => {
      const edit = resolve(id, choice)
      if (edit) put([edit])
    }),
    canUndo: ready && steps.done.length > 0,
    canRedo: ready && steps.undone.length > 0,
    undo: useSteady(() => (ready ? take(back(latest.current, stands)) : undefined)),
    redo: useSteady(() => (ready ? take(forth(latest.current, stands)) : undefined)),
    undoneMakings: makings,
    forget: useSteady(async () => {
      latest.current = noSteps
      setSteps(noSteps)
      await storage?.clear().catch(() => {})
    }),
  }
}
