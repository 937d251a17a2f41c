'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { openAnswers } from '@/client/answers'
import { get, send } from '@/client/api'
import { askReviewer, flagDrafts } from '@/client/flags'
import { openOutbox } from '@/client/outbox'
import { FlagsOfReading } from '@/components/flag/flags'
import { HistoryOfReading } from '@/components/history/history'
import { ReadingDesk, type ReadingDeskProps } from '@/components/article/ReadingDesk'
import type { Annotation } from '@/core/annotation/annotation'
import type { FlagMessage } from '@/core/flag/flag'
import type { Revision } from '@/core/history/revision'
import type { AnnotationRequest } from '@/core/request/annotation'
import { type Result, ok } from '@/core/result'
import type { SendOutcome, Write } from '@/core/saving/write'

type Props = Omit<ReadingDeskProps, 'outbox' | 'answerOutbox' | 'onSubmit' | 'signInHref' | 'assignment'> & {
  readonly userId: string
  readonly flagMessages: readonly FlagMessage[]
  readonly assignment: NonNullable<ReadingDeskProps['assignment']>
}

/** The reading desk with its outbox and its way to the server. */
export function Desk({ userId, flagMessages, ...desk }: Props) {
  const router = useRouter()
  const { id } = desk.assignment
  const [outbox] = useState(() => openOutbox({ user: userId, assignment: id, send: (write) => sendWrite(id, write) }))
  const [answerOutbox] = useState(() => openAnswers(userId, id, desk.answers ?? []))
  const flags = useMemo(() => {
    const drafts = flagDrafts(userId)
    return {
      messagesOf: (annotation: string) => flagMessages.filter(({ annotationId }) => annotationId === annotation),
      ask: async (annotation: string, text: string) => {
        const asked = await askReviewer(id, annotation, text)
        if (asked.ok) router.refresh()
        return asked
      },
      draftOf: drafts.of,
      keepDraft: drafts.keep,
    }
  }, [userId, id, flagMessages, router])
  const readHistory = useCallback(async (annotation: string) => {
    const found = await get<{ revisions: readonly Revision[] }>(`/assignments/${id}/annotations/${annotation}/history`)
    return found.ok ? ok(found.value.revisions) : found
  }, [id])
  return (
    <FlagsOfReading value={flags}><HistoryOfReading value={readHistory}><ReadingDesk
      {...desk} outbox={outbox} answerOutbox={answerOutbox} signInHref="/sign-in"
      onSubmit={async () => {
        const submitted = await send('PUT', `/assignments/${id}/submission`, {})
        if (submitted.ok) router.refresh()
        return submitted
      }}
    /></HistoryOfReading></FlagsOfReading>
  )
}

async function sendWrite(assignment: string, write: Write): Promise<SendOutcome> {
  const path = `/assignments/${assignment}/annotations/${write.id}`
  if (write.kind === 'delete') return outcomeOf(await send('DELETE', path, { basedOn: write.basedOn }))
  const { basedOn, tag, extent, quotes, note, attributes } = write
  const request: AnnotationRequest = {
    basedOn, tag, note, quotes: [...quotes], fragments: extent.map(({ start, end }) => ({ start, end })),
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, typeof value === 'object' ? [...value] : value])),
  }
  return outcomeOf(await send('PUT', path, request))
}

function outcomeOf(answer: Result<{ annotation: Annotation }>): SendOutcome {
  if (answer.ok) return { kind: 'stored', annotation: answer.value.annotation }
  const { problem } = answer
  const details = problem.details as { current?: Annotation; seconds?: number } | undefined
  switch (problem.code) {
    case 'unauthenticated': return { kind: 'signedOut' }
    case 'unavailable': case 'tooMany': return { kind: 'unreachable', retryAfter: details?.seconds }
    case 'conflict': return details?.current ? { kind: 'conflict', current: details.current } : { kind: 'unreachable' }
    default: return { kind: 'refused', problem }
  }
}
