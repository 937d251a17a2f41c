'use client'
import { useEffect } from 'react'
import { send } from '@/client/api'

/** Says of answers on this page that they were shown, once somebody looks at it. Unsent, it is said when the page is open next. */
export function SayAnswersSeen({ assignment, answers }: { assignment: string; answers: readonly string[] }) {
  const messages = answers.join(' ')
  useEffect(() => {
    let said = false
    const say = () => {
      if (said || document.visibilityState !== 'visible') return
      said = true
      void send('PUT', `/assignments/${assignment}/seen-answers`, { messages: messages.split(' ') })
    }
    say()
    document.addEventListener('visibilitychange', say)
    return () => document.removeEventListener('visibilitychange', say)
  }, [assignment, messages])
  return null
}
