import { type AnswerOutbox, createAnswerOutbox } from '@/core/question/answer-outbox'
import type { Answer, AnswerValue } from '@/core/question/answer'
import type { AnswerOutcome, WaitingAnswer } from '@/core/question/answer-book'
import type { AnswerRequest } from '@/core/request/answer'
import { send } from './api'

/**
 * The outbox of the answers of one user on one assignment. Unsent answers are kept in this browser's
 * localStorage, one entry for each question, so that tabs do not overwrite each other's. Can be made
 * while rendering on the server; nothing runs before `start`.
 */
export function openAnswers(user: string, assignment: string, answers: readonly Answer[]): AnswerOutbox {
  const prefix = `crossread.answer:${user}:${assignment}:`
  return createAnswerOutbox(answers, {
    send: (waiting) => sendAnswer(assignment, waiting),
    storage: {
      load: () => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).flatMap((key) => read(localStorage.getItem(key))),
      put: (waiting) => localStorage.setItem(prefix + waiting.question, JSON.stringify(waiting)),
      remove: (question) => localStorage.removeItem(prefix + question),
    },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
    network: {
      online: () => navigator.onLine,
      onChange: (listener) => {
        window.addEventListener('online', listener)
        window.addEventListener('offline', listener)
        return () => {
          window.removeEventListener('online', listener)
          window.removeEventListener('offline', listener)
        }
      },
    },
    random: () => Math.random(),
  })
}

/** What this program wrote there itself; anything else is left alone. */
function read(kept: string | null): WaitingAnswer[] {
  try {
    const waiting = JSON.parse(kept ?? '') as Partial<WaitingAnswer>
    return typeof waiting.question === 'string' && typeof waiting.basedOn === 'number' && waiting.value !== undefined ? [waiting as WaitingAnswer] : []
  } catch {
    return []
  }
}

async function sendAnswer(assignment: string, { question, value, basedOn }: WaitingAnswer): Promise<AnswerOutcome> {
  const request: AnswerRequest = { basedOn, value: mutable(value) }
  const answer = await send<{ answer: Answer }>('PUT', `/assignments/${assignment}/answers/${question}`, request)
  if (answer.ok) return { kind: 'stored', answer: answer.value.answer }
  const { problem } = answer
  const details = problem.details as { current?: Answer; seconds?: number } | undefined
  switch (problem.code) {
    case 'unauthenticated': return { kind: 'signedOut' }
    case 'unavailable': case 'tooMany': return { kind: 'unreachable', retryAfter: details?.seconds }
    case 'conflict': return details?.current ? { kind: 'conflict', current: details.current } : { kind: 'refused', problem }
    default: return { kind: 'refused', problem }
  }
}

function mutable(value: AnswerValue | null): AnswerRequest['value'] {
  return structuredClone(value) as AnswerRequest['value']
}
