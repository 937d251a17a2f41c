'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { send } from '@/client/api'
import { keyChoiceOf } from '@/client/key-choice'
import { openOutbox } from '@/client/outbox'
import { ReadingDesk, type ReadingDeskProps } from '@/components/article/ReadingDesk'

type Props = Omit<ReadingDeskProps, 'outbox' | 'onSubmit' | 'signInHref' | 'keyStore' | 'assignment'> & {
  readonly userId: string
  readonly assignment: NonNullable<ReadingDeskProps['assignment']>
}

/** The reading desk with its outbox and its way to the server. */
export function Desk({ userId, ...desk }: Props) {
  const router = useRouter()
  const { id } = desk.assignment
  const [outbox] = useState(() => openOutbox(userId, id))
  const [keyStore] = useState(() => keyChoiceOf(userId))
  return (
    <ReadingDesk
      {...desk} outbox={outbox} keyStore={keyStore} signInHref="/sign-in"
      onSubmit={async () => {
        const submitted = await send('PUT', `/assignments/${id}/submission`, {})
        if (submitted.ok) router.refresh()
        return submitted
      }}
    />
  )
}
