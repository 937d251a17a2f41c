import type { Annotation } from '@/core/annotation/annotation'
import type { AnnotationRequest } from '@/core/request/annotation'
import type { Result } from '@/core/result'
import type { SendOutcome, Write } from '@/core/saving/write'
import { send } from './api'

/** Sends one write of an outbox to its assignment, and says what became of it. It never throws. */
export async function sendWrite(assignment: string, write: Write): Promise<SendOutcome> {
  const path = `/assignments/${assignment}/annotations/${write.id}`
  if (write.kind === 'delete') return outcomeOf(await send('DELETE', path, { basedOn: write.basedOn }))
  const { basedOn, tag, extent, quotes, note, attributes } = write
  const request: AnnotationRequest = {
    basedOn, tag, note, quotes: [...quotes], fragments: extent.map(({ start, end }) => ({ start, end })),
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value])),
  }
  return outcomeOf(await send('PUT', path, request))
}

/** What an answer means for the outbox. A conflict without the present annotation would be one for ever: it is refused, not sent again. */
export function outcomeOf(answer: Result<{ annotation: Annotation }>): SendOutcome {
  if (answer.ok) return { kind: 'stored', annotation: answer.value.annotation }
  const { problem } = answer
  const details = problem.details as { current?: Annotation; seconds?: number } | undefined
  switch (problem.code) {
    case 'unauthenticated': return { kind: 'signedOut' }
    case 'unavailable': case 'tooMany': return { kind: 'unreachable', retryAfter: details?.seconds }
    case 'conflict': return details?.current ? { kind: 'conflict', current: details.current } : { kind: 'refused', problem }
    default: return { kind: 'refused', problem }
  }
}
