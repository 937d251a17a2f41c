'use client'
import { useRef, useState } from 'react'
import type { Problem, Result } from '@/core/result'

/** A save under way, and what came of the last one. */
export interface Saving<Request, Value> {
  readonly saving: boolean
  /** What the last save failed with; gone when the next one begins. */
  readonly problem: Problem | undefined
  /** Sends the request, unless one is on its way: then it answers nothing and sends nothing. */
  readonly save: (request: Request) => Promise<Result<Value> | undefined>
  readonly forgetProblem: () => void
}

/** Sends one request at a time, so that a double click saves once, and keeps what went wrong. */
export function useSave<Request, Value>(send: (request: Request) => Promise<Result<Value>>): Saving<Request, Value> {
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const busy = useRef(false)

  const save = async (request: Request) => {
    if (busy.current) return undefined
    busy.current = true
    setSaving(true)
    setProblem(undefined)
    try {
      const result = await send(request)
      if (!result.ok) setProblem(result.problem)
      return result
    } finally {
      busy.current = false
      setSaving(false)
    }
  }

  return { saving, problem, save, forgetProblem: () => setProblem(undefined) }
}
