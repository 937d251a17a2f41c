'use client'
import { useState } from 'react'
import { leadQuestions } from '@/core/release/questions'
import type { DatasheetAnswers } from '@/core/release/release'
import { type Result, ok } from '@/core/result'

/** Answers for the datasheet as they are being written. */
export interface AnswerDraft {
  readonly written: DatasheetAnswers
  /** Keys of the questions whose answers are written and not kept yet. */
  readonly unkept: readonly string[]
  /** Whether answers were kept on this page. */
  readonly kept: boolean
  readonly write: (key: string, answer: string) => void
  /** Keeps what is not kept yet, and nothing else: what somebody else answers meanwhile stays. */
  readonly keep: () => Promise<Result<unknown>>
}

/** Holds what is written above all that may be done to a release, so that nothing is done to it past answers that were not kept. */
export function useAnswers(answers: DatasheetAnswers, send: (answers: Record<string, string>) => Promise<Result<unknown>>): AnswerDraft {
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({})
  const [sent, setSent] = useState<Readonly<Record<string, string>>>({})
  const stored = (key: string) => sent[key] ?? answers[key] ?? ''
  const unkept = leadQuestions.map(({ key }) => key).filter((key) => written[key] !== undefined && written[key].trim() !== stored(key).trim())
  return {
    written: { ...answers, ...written }, unkept, kept: Object.keys(sent).length > 0,
    write: (key, answer) => setWritten((before) => ({ ...before, [key]: answer })),
    keep: async () => {
      if (unkept.length === 0) return ok(undefined)
      const given = Object.fromEntries(unkept.map((key) => [key, written[key]!]))
      const result = await send(given)
      if (result.ok) setSent((before) => ({ ...before, ...given }))
      return result
    },
  }
}
