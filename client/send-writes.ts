import type { Annotation } from '@/core/annotation/annotation'
import type { FlagMessage } from '@/core/flag/flag'
import type { Answer } from '@/core/question/answer'
import type { AnswerRequest } from '@/core/request/answer'
import type { WritesRequest } from '@/core/request/writes'
import type { Problem } from '@/core/result'
import type { QueuedWrite } from '@/core/saving/queue'
import type { KeyedOutcome, SendOutcome } from '@/core/saving/write'
import { send } from './api'

/** One write as the server answers it. */
type Answered =
  | { readonly key: string; readonly outcome: 'stored'; readonly annotation: Annotation }
  | { readonly key: string; readonly outcome: 'stored'; readonly answer: Answer }
  | { readonly key: string; readonly outcome: 'stored'; readonly message: FlagMessage }
  | { readonly key: string; readonly outcome: 'conflict'; readonly current: Annotation | Answer }
  | { readonly key: string; readonly outcome: 'refused' | 'kept'; readonly problem: Problem }

/** Sends writes to their assignment in one request. Never throws. */
export async function sendWrites(assignment: string, batch: readonly QueuedWrite[]): Promise<SendOutcome> {
  const request: WritesRequest = { writes: batch.map(operationOf) }
  const answer = await send<{ writes: readonly Answered[] }>('POST', `/assignments/${assignment}/writes`, request)
  if (answer.ok) return { kind: 'answered', outcomes: answer.value.writes.map(outcomeOf) }
  const { problem } = answer
  const details = problem.details as { seconds?: number; stumbled?: boolean; unanswered?: boolean; writes?: readonly Answered[] } | undefined
  switch (problem.code) {
    case 'unauthenticated':
      return { kind: 'signedOut', stranger: false }
    // An assignment is never deleted, and its owner is always answered: whoever is signed in by now is somebody else.
    case 'notFound':
      return { kind: 'signedOut', stranger: true }
    case 'unavailable': case 'tooMany': case 'conflict': case 'forbidden':
      return { kind: 'unreachable', retryAfter: details?.seconds, ...(details?.stumbled && { stumbled: true }), ...(details?.unanswered && { unanswered: true }) }
    default:
      return details?.writes ? { kind: 'answered', outcomes: details.writes.map(outcomeOf) } : { kind: 'refused', problem }
  }
}

function operationOf({ key, write }: QueuedWrite): WritesRequest['writes'][number] {
  const { id, basedOn } = write
  if (write.kind === 'delete') return { key, kind: 'delete', id, basedOn }
  if (write.kind === 'message') return { key, kind: 'message', id, annotation: write.annotation, text: write.text }
  if (write.kind === 'answer') return { key, kind: 'answer', id, basedOn, value: structuredClone(write.value) as AnswerRequest['value'] }
  const { tag, extent, quotes, note, attributes, origin } = write
  return {
    key, kind: 'put', id, basedOn, tag, note, quotes: [...quotes], fragments: extent.map(({ start, end }) => ({ start, end })),
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value])),
    // That something was brought in from a file is for nobody to say who writes.
    ...(origin && origin.by !== 'import' && { origin: { ...origin } }),
  }
}

function outcomeOf(answered: Answered): KeyedOutcome {
  const { key } = answered
  switch (answered.outcome) {
    case 'stored':
      return { key, outcome: { kind: 'stored', current: 'answer' in answered ? answered.answer : 'message' in answered ? answered.message : answered.annotation } }
    case 'conflict':
      return { key, outcome: { kind: 'conflict', current: answered.current } }
    case 'refused': case 'kept':
      return { key, outcome: { kind: answered.outcome, problem: answered.problem } }
  }
}
