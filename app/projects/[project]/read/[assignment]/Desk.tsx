'use client'
import { usePathname, useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { v7 } from 'uuid'
import { get, send } from '@/client/api'
import { flagDrafts } from '@/client/flags'
import { keyChoiceOf } from '@/client/key-choice'
import { openOutbox } from '@/client/outbox'
import { stepStorage } from '@/client/step-storage'
import { FlagsOfReading } from '@/components/flag/flags'
import { useMessages } from '@/components/flag/use-messages'
import { HistoryOfReading } from '@/components/history/history'
import { ReadingDesk, type ReadingDeskProps } from '@/components/desk/ReadingDesk'
import type { Layer } from '@/core/annotation/layer'
import { unpackLayer } from '@/core/annotation/packed-layer'
import type { FlagMessage } from '@/core/flag/flag'
import type { Answer } from '@/core/question/answer'
import type { Revision } from '@/core/history/revision'
import { ok } from '@/core/result'
import { offsetTable } from '@/core/text/offset-table'
import { signInAsAnother } from '../../../../sign-in/address'

type Props = Omit<ReadingDeskProps, 'annotations' | 'others' | 'outbox' | 'stepStorage' | 'readOwnWork' | 'onSubmit' | 'onSubmitted' | 'signInHref' | 'keyStore' | 'assignment'> & {
  readonly userId: string
  /** The own layer, packed. */
  readonly layer: string
  readonly others: readonly (Omit<Layer, 'annotations'> & { readonly layer: string })[]
  readonly flagMessages: readonly FlagMessage[]
  readonly assignment: NonNullable<ReadingDeskProps['assignment']>
}

/** The reading desk with its outbox and its way to the server. */
export function Desk({ userId, flagMessages, layer, others: packed, ...desk }: Props) {
  const router = useRouter()
  const { id } = desk.assignment
  const annotations = useMemo(() => unpackLayer(layer, id, offsetTable(desk.article.text)), [layer, id, desk.article.text])
  const others = useMemo(
    () => packed.map(({ layer, ...whose }) => ({ ...whose, annotations: unpackLayer(layer, whose.assignmentId, offsetTable(desk.article.text)) })),
    [packed, desk.article.text],
  )
  const path = usePathname()
  const [outbox] = useState(() => openOutbox(userId, id, { title: desk.article.title, href: path }))
  const [steps] = useState(() => stepStorage(userId, id))
  const [keyStore] = useState(() => keyChoiceOf(userId))
  const messagesOf = useMessages(outbox, flagMessages)
  const flags = useMemo(() => {
    const drafts = flagDrafts(userId)
    return {
      messagesOf,
      ask: (annotation: string, text: string) => outbox.write({ kind: 'message', id: v7(), basedOn: 0, annotation, text }),
      draftOf: drafts.of,
      keepDraft: drafts.keep,
    }
  }, [userId, outbox, messagesOf])
  const readHistory = useCallback(async (annotation: string) => {
    const found = await get<{ revisions: readonly Revision[] }>(`/assignments/${id}/annotations/${annotation}/history`)
    return found.ok ? ok(found.value.revisions) : found
  }, [id])
  const readOwnWork = useCallback(async () => {
    const found = await get<{ layer: string; answers: readonly Answer[]; submitted: boolean }>(`/assignments/${id}/layer`)
    if (!found.ok) return found
    const { layer, ...rest } = found.value
    return ok({ annotations: unpackLayer(layer, id, offsetTable(desk.article.text)), ...rest })
  }, [id, desk.article.text])
  return (
    <FlagsOfReading value={flags}><HistoryOfReading value={readHistory}><ReadingDesk
      {...desk} annotations={annotations} others={others} outbox={outbox} stepStorage={steps} keyStore={keyStore} signInHref={signInAsAnother(path)}
      readOwnWork={readOwnWork} onSubmit={(writes) => send('PUT', `/assignments/${id}/submission`, { writes })}
      onSubmitted={() => {
        // Another text comes with the reveal: the page is begun afresh with it, and nothing of the masked one stays.
        if (desk.reveals) window.location.reload()
        else router.refresh()
      }}
    /></HistoryOfReading></FlagsOfReading>
  )
}
