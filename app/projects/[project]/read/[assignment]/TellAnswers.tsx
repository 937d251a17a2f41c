'use client'
import { useCallback } from 'react'
import { send } from '@/client/api'
import { later } from '@/components/page/later'
import type { NewAnswer } from '@/core/flag/new-answers'

/** Few articles have one: it is not part of every reading page. */
const NewAnswers = later(async () => (await import('@/components/flag/NewAnswers')).NewAnswers)

/** Answers that the reader has not seen yet, with the way to say that they have. Unsent, it is said when the page is open next. */
export function TellAnswers({ assignment, answers }: { assignment: string; answers: readonly NewAnswer[] }) {
  const ids = answers.map(({ id }) => id).join(' ')
  const onSeen = useCallback(() => {
    void send('PUT', `/assignments/${assignment}/seen-answers`, { messages: ids.split(' ') })
  }, [assignment, ids])
  return <NewAnswers answers={answers} onSeen={onSeen} />
}
