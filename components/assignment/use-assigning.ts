'use client'
import { useRef, useState } from 'react'
import { cellKey, inPortions, withWanted, type AssignmentRow } from '@/core/assignment/assignment-plan'
import type { AssignmentChange, AssignmentsRequest } from '@/core/request/assignments'
import type { Result } from '@/core/result'

interface Wish {
  readonly assigned: boolean
  /** Stored already; the rows do not show it until they are fetched again. */
  readonly stored: boolean
}

/**
 * Changes of the table of assignments, sent one after the other. What is on its way shows at once;
 * what fails goes back to how it was, with the reason.
 */
export function useAssigning(rows: readonly AssignmentRow[], onAssign: (request: AssignmentsRequest) => Promise<Result<unknown>>) {
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map())
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const [undo, setUndo] = useState<readonly AssignmentChange[]>()
  const [pending, setPending] = useState(0)
  const queue = useRef<Promise<void>>(Promise.resolve())

  const [seen, setSeen] = useState(rows)
  if (seen !== rows) {
    setSeen(rows)
    setWishes(new Map([...wishes].filter(([, wish]) => !wish.stored)))
  }

  const mark = (changes: readonly AssignmentChange[], next: (key: string, change: AssignmentChange, wishes: Map<string, Wish>) => void) =>
    setWishes((before) => {
      const after = new Map(before)
      for (const change of changes) next(cellKey(change.articleId, change.userId), change, after)
      return after
    })

  const send = async (portion: AssignmentChange[]): Promise<boolean> => {
    const result = await onAssign({ assignments: portion })
    mark(portion, (key, { assigned }, after) => {
      // A later wish for the same cell is waiting its turn, and stays.
      if (after.get(key)?.assigned !== assigned) return
      if (result.ok) after.set(key, { assigned, stored: true })
      else after.delete(key)
    })
    if (!result.ok) setProblem(result.problem.message)
    return result.ok
  }

  /** Sends changes in turn; `undoable` offers to take them back afterwards. */
  const change = (changes: readonly AssignmentChange[], undoable = false): Promise<void> => {
    if (changes.length === 0) return queue.current
    mark(changes, (key, { assigned }, after) => after.set(key, { assigned, stored: false }))
    setPending((count) => count + 1)
    setProblem('')
    setUndo(undefined)
    const run = async () => {
      try {
        const stored: AssignmentChange[] = []
        for (const portion of inPortions(changes)) if (await send(portion)) stored.push(...portion)
        setSaid(stored.length > 0 ? saying(stored) : '')
        setUndo(undoable && stored.length > 0 ? stored : undefined)
      } finally {
        setPending((count) => count - 1)
      }
    }
    queue.current = queue.current.then(run, run)
    return queue.current
  }

  const wanted = new Map([...wishes].map(([key, { assigned }]) => [key, assigned]))
  return { shown: withWanted(rows, wanted), change, problem, said, undo, pending }
}

function saying(changes: readonly AssignmentChange[]): string {
  const given = changes.filter((change) => change.assigned).length
  const taken = changes.length - given
  return [given && `${given} assigned.`, taken && `${taken} taken away.`].filter(Boolean).join(' ') + ' Saved.'
}
